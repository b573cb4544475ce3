import Market

/// The bare words that stand for something between a function's parentheses.
enum RuleWords {
    static let periods: [String: Period] = Dictionary(uniqueKeysWithValues: Period.allCases.map { ($0.rawValue, $0) })

    static let money: [String: ReturnKind] = ["local": .local, "usd": .usd, "total": .total]

    static let pairKinds: [String: ParityPair.Kind] = ["adr": .adr, "gdr": .gdr, "registered": .registered, "ah": .ah]

    /// By the word in a rule, the kind in the cache.
    static let eventKinds: [String: String] = [
        "earnings": "earnings", "lock_up": "lock-up", "dividend": "dividend", "split": "split", "revenue": "revenue",
        "listing": "listing", "news": "news",
    ]

    static let ownFigures = Dictionary(uniqueKeysWithValues: OwnFigure.allCases.map { ($0.rawValue, $0) })

    static let levels = Dictionary(uniqueKeysWithValues: CrossedLevel.allCases.map { ($0.rawValue, $0) })

    static let natures = Dictionary(uniqueKeysWithValues: RuleNature.allCases.map { ($0.rawValue, $0) })

    static let severities: [String: RiskFlag.Severity] = Dictionary(
        uniqueKeysWithValues: RiskFlag.Severity.allCases.map { ($0.name, $0) })

    static let regions: [String: Region] = [
        "taiwan": .taiwan, "south_korea": .southKorea, "korea": .southKorea, "japan": .japan, "hong_kong": .hongKong,
        "mainland_china": .mainlandChina, "china": .mainlandChina, "united_states": .unitedStates,
        "us": .unitedStates,
    ]
}
