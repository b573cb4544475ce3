public import Market

/// How one event changes what is remembered of a flag: a pure function, the same in memory and in the database.
///
/// - Raised again after it cleared: a new life; who acknowledged the last one has to look again.
/// - Worse: a higher severity, or a measure a quarter further from zero than when people were last told. It takes an
///   acknowledgement back; a snooze only where the severity rose.
/// - Cleared: an event from before the record's last change is skipped, since another program knew better.
/// - Acknowledged, snoozed: only while it is raised, and the moment has to be ahead.
public enum FlagLifeCycle {
    /// How much further from zero a measure has to be to count as worse.
    public static let worseFactor = 1.25

    /// A flag that says it was raised so much later than the record is another life: another session's event.
    /// Milliseconds; two programs that watch one cache differ by less.
    private static let newLifeGap: Int64 = 4 * 3_600_000

    /// The record after an event and the change to log; the same record and nil where nothing happens.
    public static func reduce(
        _ record: FlagRecord?, _ key: FlagKey, _ event: FlagEvent, at moment: Instant
    ) -> (record: FlagRecord?, change: FlagChange?) {
        if case .raised(let flag) = event { return raise(record, key, flag, moment) }
        guard var record, record.clearedAt == nil else { return (record, nil) }
        switch event {
        case .raised: return (record, nil)
        case .cleared:
            guard moment >= record.updatedAt else { return (record, nil) }
            record.clearedAt = moment
            record.endSilence()
            return record.noting(.cleared, moment)
        case .acknowledged(let person):
            guard record.acknowledgedAt == nil else { return (record, nil) }
            record.acknowledgedAt = moment
            record.acknowledgedBy = name(person)
            record.noticedMeasure = record.measure
            return record.noting(.acknowledged, moment, by: name(person))
        case .unacknowledged(let person):
            guard record.acknowledgedAt != nil else { return (record, nil) }
            record.acknowledgedAt = nil
            record.acknowledgedBy = nil
            return record.noting(.unacknowledged, moment, by: name(person))
        case .snoozed(let until, let person):
            guard until > moment, record.snoozedUntil != until else { return (record, nil) }
            record.snoozedUntil = until
            record.snoozedBy = name(person)
            return record.noting(.snoozed, moment, by: name(person))
        case .awakened(let person):
            guard record.snoozedUntil != nil else { return (record, nil) }
            record.snoozedUntil = nil
            record.snoozedBy = nil
            return record.noting(.woken, moment, by: name(person))
        case .tick:
            guard let until = record.snoozedUntil, until <= moment else { return (record, nil) }
            record.snoozedUntil = nil
            record.snoozedBy = nil
            return record.noting(.woken, moment)
        }
    }

    private static func name(_ person: String) -> String { DisplayText.sanitized(person, limit: 64) }

    private static func raise(
        _ record: FlagRecord?, _ key: FlagKey, _ flag: RaisedFlag, _ moment: Instant
    ) -> (FlagRecord?, FlagChange?) {
        guard var record else { return FlagRecord(key: key, flag: flag, at: moment).noting(.raised, moment) }
        if record.clearedAt != nil || flag.since.milliseconds(since: record.since) >= newLifeGap {
            var fresh = FlagRecord(key: key, flag: flag, at: moment)
            fresh.raisings = record.raisings + 1
            fresh.version = record.version
            fresh.history = record.history
            return fresh.noting(.raised, moment)
        }
        let before = record
        // What raised it may be older than what noticed it.
        record.since = min(record.since, flag.since)
        record.message = flag.message
        record.measure = flag.measure
        record.severity = flag.severity
        if isWorse(flag, before) {
            record.noticedMeasure = flag.measure
            record.acknowledgedAt = nil
            record.acknowledgedBy = nil
            if flag.severity > before.severity { record.endSilence() }
            return record.noting(.worse, moment)
        }
        if flag.severity < before.severity { return record.noting(.eased, moment) }
        guard record != before else { return (record, nil) }
        record.updatedAt = max(record.updatedAt, moment)
        return (record, nil)
    }

    private static func isWorse(_ flag: RaisedFlag, _ record: FlagRecord) -> Bool {
        if flag.severity != record.severity { return flag.severity > record.severity }
        guard let measure = flag.measure, let before = record.noticedMeasure, before != 0 else { return false }
        return measure / before >= worseFactor
    }
}

extension FlagRecord {
    fileprivate mutating func endSilence() {
        acknowledgedAt = nil
        acknowledgedBy = nil
        snoozedUntil = nil
        snoozedBy = nil
    }

    fileprivate func noting(
        _ kind: FlagChange.Kind, _ moment: Instant, by person: String? = nil
    ) -> (FlagRecord?, FlagChange?) {
        var record = self
        let change = FlagChange(
            key: key, kind: kind, at: moment, by: person, severity: severity, message: message)
        record.updatedAt = max(updatedAt, moment)
        record.history = (history + [change]).suffix(FlagRecord.longestHistory)
        return (record, change)
    }
}
