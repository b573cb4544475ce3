public import Market

extension RuleOutcome {
    /// The flag as the board shows it; nil where none is raised.
    ///
    /// - Parameter name: what people call the subject.
    public func riskFlag(name: String) -> RiskFlag? {
        guard let flag else { return nil }
        var result = RiskFlag(
            origin: origin, severity: flag.severity, scope: subject.flagScope, subject: name, message: flag.message,
            since: flag.since)
        result.members = flag.members
        result.measure = flag.measure
        return result
    }
}

extension RuleSubject {
    /// The same as the board's flags say it.
    public var flagScope: RiskFlag.Scope {
        switch self {
        case .instrument(let symbol): .instrument(symbol)
        case .region(let region): .region(region)
        case .basket(let id): .basket(id)
        case .pair(let foreign, let home): .pair(foreign: foreign, home: home)
        case .feed: .feed
        }
    }
}
