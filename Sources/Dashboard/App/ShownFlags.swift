import Market
import RiskRules

/// The flags as the user wants to see them: without those that were snoozed, and with those that were acknowledged
/// behind the others of their severity.
struct ShownFlags: Sendable {
    /// The worst first.
    private(set) var flags: [RiskFlag] = []
    /// How many there are of each severity.
    private(set) var counts = FlagCounts([])
    /// The worst flag of each instrument that has one.
    private(set) var flagged: [Symbol: RiskFlag.Severity] = [:]
    /// What was done about raised flags: acknowledged, snoozed.
    private(set) var silenced: [FlagKey: FlagRecord.State] = [:]
    /// The flags that are muted, the worst first.
    private(set) var muted: [RiskFlag] = []
    private var mutes: [FlagMute] = []
    private var rules: RuleSet?
    /// How many flags are snoozed.
    private(set) var snoozed = 0

    init() {}

    init(_ snapshot: Snapshot, _ records: RiskRecords, _ rules: RuleSet, at moment: Instant) {
        (flags, counts, flagged) = (snapshot.flags, snapshot.flagCounts, snapshot.flagged)
        let silenced = records.silenced(at: moment)
        (mutes, self.rules) = (Array(records.mutes.keys), rules)
        guard !silenced.isEmpty || !mutes.isEmpty else { return }
        var shown: [RiskFlag] = []
        for flag in snapshot.flags {
            let key = FlagKey(flag)
            if isMuted(flag) {
                muted.append(flag)
                continue
            }
            guard let state = silenced[key] else {
                shown.append(flag)
                continue
            }
            self.silenced[key] = state
            if state == .snoozed { snoozed += 1 } else { shown.append(flag) }
        }
        guard !self.silenced.isEmpty || !muted.isEmpty else { return }
        flags = shown.enumerated().sorted { left, right in
            if left.element.severity != right.element.severity { return left.element.severity > right.element.severity }
            let (one, other) = (isAcknowledged(left.element), isAcknowledged(right.element))
            return one == other ? left.offset < right.offset : other
        }.map(\.element)
        counts = FlagCounts(flags)
        flagged = [:]
        for flag in flags {
            guard case .instrument(let symbol) = flag.scope else { continue }
            flagged[symbol] = max(flagged[symbol] ?? flag.severity, flag.severity)
        }
    }

    /// Whether a flag, or a stock's being in a state, is muted.
    func isMuted(_ flag: RiskFlag) -> Bool { !mutes.isEmpty && !mutes(of: FlagKey(flag)).isEmpty }

    /// The mutes that cover a flag.
    func mutes(of key: FlagKey) -> [FlagMute] {
        mutes.filter { $0.covers(key, category: rules?[key.origin]?.category) }
    }

    /// Whether a flag is acknowledged.
    func isAcknowledged(_ flag: RiskFlag) -> Bool { !silenced.isEmpty && silenced[FlagKey(flag)] == .acknowledged }
}
