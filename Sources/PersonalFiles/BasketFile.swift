package import ConfigText
package import Market

/// Reads baskets: a list of baskets, the one that is held against the Nasdaq 100 first.
///
/// ```yaml
/// - id: asia-tech
///   name: Asia tech
///   regions: [TW, KR, JP, HK, CN]     # every shipped stock there; or members: [2330.TW, …]
///   segments: [foundry, memory]       # only these, where given
///   weights: equal                    # equal, market-value, or {2330.TW: 0.4, 005930.KS: 0.6}
///   rebalance: monthly                # never, monthly, quarterly
///   currency: usd                     # local, usd; left out: as the screen shows
///   missing: leave-out                # leave-out, hold, unknown
/// ```
package enum BasketFile {
    /// The file's name in the configuration folder.
    package static let name = "baskets.yaml"

    /// The baskets at a path, or at the standard place where there are any, or the one that ships.
    package static func load(path: String?, folder: ConfigurationFolder) throws -> [Basket] {
        guard let (path, text) = try folder.read(path, standard: name) else { return [.asiaTech] }
        return try parse(text, file: DisplayText.sanitized(path))
    }

    /// The baskets in a text.
    ///
    /// - Throws: `TextProblems` with every error.
    package static func parse(_ text: String, file: String) throws(TextProblems) -> [Basket] {
        var log = ProblemLog()
        let baskets = parse(text, file: file, &log)
        try log.check()
        return baskets
    }

    /// The baskets in a text, those with errors left out.
    package static func parse(_ text: String, file: String, _ log: inout ProblemLog) -> [Basket] {
        var baskets: [Basket] = []
        log.attempt { log throws(TextProblem) in
            let tree = YAMLText(text, file: file).tree(&log)
            let entries = try tree?.entries(of: "baskets", beginningWith: "id") ?? []
            for entry in entries {
                log.attempt { log throws(TextProblem) in
                    let fields = try entry.fields(BasketKey.self, of: "a basket", example: "id: asia-tech", &log)
                    guard let basket = try fields.basket(&log) else { return }
                    guard !baskets.contains(where: { $0.id == basket.id }) else {
                        throw entry.problem("duplicate basket `\(basket.id)`")
                    }
                    baskets.append(basket)
                }
            }
            guard !entries.isEmpty || !log.mistakes.isEmpty else {
                throw SourceText(text, file: file).problem(
                    "the file has no basket; write one such as `- id: asia-tech`")
            }
        }
        return baskets
    }
}
