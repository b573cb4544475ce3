import Market

extension RuleOutcome {
    /// Which flag it is about.
    public var key: FlagKey { FlagKey(origin: origin, subject: subject) }
}

extension RuleUpdate {
    /// The update that outcomes come to: flags, and everything else as cleared.
    public init(_ outcomes: some Sequence<RuleOutcome>) {
        self.init()
        for outcome in outcomes {
            if outcome.flag == nil { cleared.append(outcome) } else { changed.append(outcome) }
        }
    }

    /// What happened to which flag, as the life cycle takes it.
    public var events: [(key: FlagKey, event: FlagEvent)] {
        (changed + cleared).compactMap { outcome in
            switch outcome.verdict {
            case .raised(let flag): return (outcome.key, .raised(flag))
            case .clear: return (outcome.key, .cleared)
            case .unknown: return nil
            }
        }
    }
}
