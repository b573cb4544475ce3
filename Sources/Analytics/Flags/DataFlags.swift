import Market

/// Puts what is wrong with prices into words.
enum DataFlags {
    /// The flag of one instrument.
    static func flag(_ issue: InstrumentIssue, _ state: InstrumentState) -> RiskFlag {
        let (rule, severity, message) = wording(of: issue, state)
        let name = state.instrument.kind == .fx ? state.instrument.symbol.rawValue : state.instrument.name
        return RiskFlag(
            rule: rule, severity: severity, scope: .instrument(state.instrument.symbol), subject: name,
            message: message, since: issue.isAboutData ? state.time : nil)
    }

    /// The flag that speaks for the many of a region.
    static func flag(_ region: Region, behind: Int, missing: Int, of count: Int) -> RiskFlag {
        let isMissing = missing == behind
        let what = isMissing ? "without a price" : "with old prices"
        return RiskFlag(
            rule: isMissing ? "missing" : "stale", severity: .warn, scope: .region(region), subject: region.name,
            message: "\(behind) of \(count) \(what)")
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

    /// The worst first; names tell the rest apart, and symbols what has the same name.
    static func precedes(_ left: RiskFlag, _ right: RiskFlag) -> Bool {
        if left.severity != right.severity { return left.severity > right.severity }
        if left.rule != right.rule { return left.rule < right.rule }
        if left.subject != right.subject { return left.subject < right.subject }
        guard case .instrument(let one) = left.scope, case .instrument(let other) = right.scope else {
            if case .region = left.scope, case .instrument = right.scope { return true }
            return false
        }
        return one < other
    }
}
