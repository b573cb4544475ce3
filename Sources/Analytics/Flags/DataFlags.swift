public import Market

/// The flags that need no rules: stale data, missing data, and prices at or near a daily limit.
public enum DataFlags {
    /// Every flag, the worst first.
    ///
    /// Where half of a region's instruments or more have old or missing prices, one flag speaks for the region.
    ///
    /// - Parameters:
    ///   - issues: what is wrong with which instrument.
    ///   - instruments: how to find them.
    public static func flags(
        issues: [Symbol: InstrumentIssue], regions: [RegionState], state: (Symbol) -> InstrumentState?
    ) -> [RiskFlag] {
        var flags: [RiskFlag] = []
        var covered: Set<Symbol> = []
        for region in regions where !region.members.isEmpty && !issues.isEmpty {
            let behind = region.members.filter { issues[$0]?.isAboutData ?? false }
            guard behind.count > 1, behind.count * 2 >= region.members.count else { continue }
            covered.formUnion(behind)
            flags.append(regionFlag(region, behind, issues))
        }
        for (symbol, issue) in issues where !covered.contains(symbol) {
            if let state = state(symbol) { flags.append(flag(issue, state)) }
        }
        return flags.sorted(by: precedes)
    }

    private static func regionFlag(
        _ region: RegionState, _ behind: [Symbol], _ issues: [Symbol: InstrumentIssue]
    ) -> RiskFlag {
        let missing = behind.count { issues[$0] == .missing }
        let isMissing = missing == behind.count
        let what = isMissing ? "without a price" : "with old prices"
        return RiskFlag(
            rule: isMissing ? "missing" : "stale", severity: .warn, scope: .region(region.region),
            subject: region.region.name, message: "\(behind.count) of \(region.members.count) \(what)")
    }

    private static func flag(_ issue: InstrumentIssue, _ state: InstrumentState) -> RiskFlag {
        let (rule, severity, message) = wording(of: issue, state)
        let name = state.instrument.kind == .fx ? state.instrument.symbol.rawValue : state.instrument.name
        return RiskFlag(
            rule: rule, severity: severity, scope: .instrument(state.instrument.symbol), subject: name,
            message: message, since: state.time)
    }

    private static func wording(
        of issue: InstrumentIssue, _ state: InstrumentState
    ) -> (rule: String, severity: RiskFlag.Severity, message: String) {
        switch issue {
        case .missing: return ("missing", .info, "no price yet")
        case .stale(let staleness): return ("stale", .warn, text(staleness, state))
        case .atLimit(let isUpper): return ("limit", .high, "at its \(isUpper ? "upper" : "lower") limit")
        case .nearLimit(let isUpper, let distance):
            let tenths = Int((distance * 1000).rounded())
            let side = isUpper ? "below its upper" : "above its lower"
            return ("limit", .warn, "\(tenths / 10).\(tenths % 10)% \(side) limit")
        }
    }

    private static func text(_ staleness: Staleness, _ state: InstrumentState) -> String {
        switch staleness {
        case .minutesBehind(let minutes):
            return minutes < 120 ? "price \(minutes) min old" : "price \(minutes / 60) h old"
        case .sessionsBehind(let count):
            let date = state.sessionDate.map { " (\($0.shortText))" } ?? ""
            return "\(count) \(count == 1 ? "session" : "sessions") old\(date)"
        case .current, .unknown, .missing: return "age unknown"
        }
    }

    private static func precedes(_ left: RiskFlag, _ right: RiskFlag) -> Bool {
        if left.severity != right.severity { return left.severity > right.severity }
        if left.rule != right.rule { return left.rule < right.rule }
        return left.subject < right.subject
    }
}
