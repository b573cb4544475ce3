/// Every name of the language by scope.
enum FunctionTable {
    static let entries: [RuleScope: [RuleFunction]] = [
        .instrument: instrument + ownRegion + anywhere,
        .pair: pair + anywhere,
        .region: region + anywhere,
        .basket: basket + anywhere,
        .feed: feed + anywhere,
        .market: market + anywhere,
    ]

    private static let byName: [RuleScope: [String: RuleFunction]] = entries.mapValues { functions in
        Dictionary(functions.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    }

    static func function(_ name: String, in scope: RuleScope) -> RuleFunction? { byName[scope]?[name] }

    static func names(in scope: RuleScope) -> [String] { (byName[scope] ?? [:]).keys.sorted() }

    /// The scopes that know a name.
    static func scopes(knowing name: String) -> [RuleScope] {
        RuleScope.allCases.filter { function(name, in: $0) != nil }
    }
}
