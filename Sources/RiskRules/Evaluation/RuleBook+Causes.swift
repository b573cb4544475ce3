import Market

extension RuleBook {
    /// A rule about sessions and the region that many of its flags are in.
    struct CauseKey: Hashable {
        /// The rule's number in the table of instruments.
        let rule: Int
        let region: Region
    }

    /// One flag that stands for a rule's flags of a region.
    ///
    /// What moves a third of a region has one cause; a third of the rows with the same flag would only hide it.
    struct Cause {
        var flag: RaisedFlag
        /// The places of the instruments whose flags it stands for.
        var places: Set<Int>
    }

    /// A region's flags become one from this share of its stocks on, and flags of their own again below a quarter.
    private static let share = (forming: 1.0 / 3, ending: 1.0 / 4)
    /// Fewer stocks do not make a region-wide cause.
    private static let fewestMembers = 3

    /// Lets one flag stand for those of a region that a rule raises for a third of its stocks, and corrects what the
    /// round reports.
    mutating func gatherCauses(_ evaluator: Evaluator, _ round: inout RuleRound) {
        guard let table = tables.firstIndex(where: { $0.scope == .instrument }) else { return }
        let former = causes
        if tables[table].hasTransitions || round.changes.symbols == nil {
            causes = currentCauses(table, evaluator)
        } else if !causes.isEmpty {
            for (key, cause) in former {
                let flag = causeFlag(key, cause.places, table, since: cause.flag.since)
                causes[key] = Cause(flag: flag, places: cause.places)
            }
        }
        tables[table].hasTransitions = false
        if !former.isEmpty || !causes.isEmpty { report(former, table, &round) }
        noteReported(table, round)
    }

    /// Whether a flag of its region stands for an instrument's.
    func isGathered(_ key: RuleTable.Key) -> Bool {
        guard !causes.isEmpty, classes.indices.contains(key.subject), let region = classes[key.subject].region else {
            return false
        }
        return causes[CauseKey(rule: key.rule, region: region)] != nil
    }

    /// The flags that stand for those of a region.
    var causeOutcomes: [RuleOutcome] {
        guard let table = tables.first(where: { $0.scope == .instrument }) else { return [] }
        return causes.map { outcome($0.key, table, .raised($0.value.flag)) }
    }

    /// Takes up a region's flag that was raised when the program ended; false where it is not one.
    mutating func resumeCause(_ record: FlagRecord) -> Bool {
        guard case .rule(let rule) = record.key.origin, case .region(let region) = record.key.subject,
            let table = tables.first(where: { $0.scope == .instrument }),
            let number = table.rules.firstIndex(where: { $0.id == rule && $0.isGatheredByRegion })
        else { return false }
        let flag = RaisedFlag(
            severity: record.severity, message: record.message, measure: record.measure, since: record.since)
        causes[CauseKey(rule: number, region: region)] = Cause(flag: flag, places: [])
        return true
    }

    private func currentCauses(_ table: Int, _ evaluator: Evaluator) -> [CauseKey: Cause] {
        var raised: [CauseKey: Set<Int>] = [:]
        for key in tables[table].memories.keys where tables[table].status(key).isActive {
            guard tables[table].areGathered[key.rule], classes.indices.contains(key.subject),
                let region = classes[key.subject].region
            else { continue }
            raised[CauseKey(rule: key.rule, region: region), default: []].insert(key.subject)
        }
        var result: [CauseKey: Cause] = [:]
        for (key, places) in raised {
            let members = Double(tallies[key.region]?.members ?? 0)
            let share = causes[key] == nil ? RuleBook.share.forming : RuleBook.share.ending
            guard places.count >= RuleBook.fewestMembers, Double(places.count) >= share * members else { continue }
            let since = causes[key]?.flag.since ?? evaluator.raising(of: .region(key.region))
            let flag = causeFlag(key, places, table, since: since)
            result[key] = Cause(flag: flag, places: places)
        }
        return result
    }

    /// What the flag says: how many, and as bad as half of them.
    private func causeFlag(_ key: CauseKey, _ places: Set<Int>, _ table: Int, since: Instant) -> RaisedFlag {
        let severities = places.compactMap {
            tables[table].memories[RuleTable.Key(rule: key.rule, subject: $0)]?.flag.severity
        }.sorted()
        let members = tallies[key.region]?.members ?? places.count
        let title = tables[table].rules[key.rule].title
        var flag = RaisedFlag(
            severity: severities.isEmpty ? .warn : severities[severities.count / 2],
            message: "\(places.count) of \(members) stocks: " + title.prefix(1).lowercased() + title.dropFirst(),
            measure: members > 0 ? Double(places.count) / Double(members) : nil,
            since: since)
        flag.members = places.sorted().compactMap { place in
            if case .instrument(let symbol) = tables[table].subjects[place] { symbol } else { nil }
        }
        return flag
    }

    /// Members' flags end where their region's begins, and begin again where that ends.
    private mutating func report(_ former: [CauseKey: Cause], _ table: Int, _ round: inout RuleRound) {
        round.update.changed.removeAll { outcome in
            key(of: outcome, table).map(isGathered) ?? false
        }
        for (key, cause) in causes {
            if former[key]?.flag != cause.flag {
                round.update.changed.append(outcome(key, tables[table], .raised(cause.flag)))
            }
            for place in cause.places { hide(RuleTable.Key(rule: key.rule, subject: place), table, &round) }
        }
        for (key, cause) in former where causes[key] == nil {
            round.update.cleared.append(outcome(key, tables[table], .clear))
            for place in cause.places { show(RuleTable.Key(rule: key.rule, subject: place), table, &round) }
        }
    }

    /// Reports that a member's flag is over where others know of it.
    private mutating func hide(_ key: RuleTable.Key, _ table: Int, _ round: inout RuleRound) {
        guard tables[table].memories[key]?.isReported == true else { return }
        tables[table].memories[key]?.isReported = false
        round.update.cleared.append(outcome(key, table, .clear))
    }

    /// Reports a member's flag again where it is still raised.
    private mutating func show(_ key: RuleTable.Key, _ table: Int, _ round: inout RuleRound) {
        guard tables[table].status(key).isActive, let memory = tables[table].memories[key] else { return }
        let shown = outcome(key, table, .raised(memory.flag))
        round.update.changed.removeAll { $0.rule == shown.rule && $0.subject == shown.subject }
        round.update.changed.append(shown)
    }

    /// Notes which flags others know of now.
    private mutating func noteReported(_ table: Int, _ round: RuleRound) {
        for outcome in round.update.changed {
            guard let key = key(of: outcome, table), tables[table].areGathered[key.rule] else { continue }
            tables[table].memories[key]?.isReported = true
        }
    }

    private func outcome(_ key: CauseKey, _ table: RuleTable, _ verdict: RuleOutcome.Verdict) -> RuleOutcome {
        RuleOutcome(rule: table.rules[key.rule].id, subject: .region(key.region), verdict: verdict)
    }
}

extension Rule {
    /// Whether a region's flags of it can become one: events of a session are; dates that happen to be near are not.
    package var isGatheredByRegion: Bool {
        guard scope == .instrument, nature == .event, coveredBy == nil, case .sessions = term else { return false }
        return true
    }
}
