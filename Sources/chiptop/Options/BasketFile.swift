import Foundation
import Market
import PersonalFiles
import Yams

/// Reads gauges: a list of baskets, the one that is held against the Nasdaq 100 first.
///
/// ```yaml
/// - id: asia-tech
///   name: Asia tech
///   regions: [TW, KR, JP, HK, CN]     # every shipped chipmaker there; or members: [2330.TW, …]
///   segments: [foundry, memory]       # only these, where given
///   weights: equal                    # equal, market-value, or {2330.TW: 0.4, 005930.KS: 0.6}
///   rebalance: monthly                # never, monthly, quarterly
///   currency: usd                     # local, usd; left out: as the screen shows
///   missing: leave-out                # leave-out, hold, unknown
/// ```
enum BasketFile {
    /// The gauges at a path, or at the standard place where there are any, or the one that ships.
    static func load(path: String?, folder: ConfigurationFolder) throws(ConfigurationError) -> [Basket] {
        guard let (path, text) = try folder.read(path, standard: "baskets.yaml") else { return [.asiaTech] }
        return try parse(text, path: DisplayText.sanitized(path))
    }

    static func parse(_ text: String, path: String) throws(ConfigurationError) -> [Basket] {
        let entries: [BasketEntry]
        do {
            entries = try YAMLDecoder().decode([BasketEntry].self, from: text)
        } catch let error as YamlError {
            throw .malformed(path, reason: DisplayText.sanitized("\(error)"))
        } catch {
            throw .malformed(
                path, reason: "it must be a list of baskets, each with `id:`, `name:` and `members:` or `regions:`")
        }
        guard !entries.isEmpty else { throw .malformed(path, reason: "it names no basket") }
        var baskets: [Basket] = []
        for entry in entries {
            func refused(_ problem: String) -> ConfigurationError {
                .malformed(path, reason: DisplayText.sanitized("basket \(entry.id): \(problem)"))
            }
            let basket: Basket
            do {
                basket = try entry.basket()
            } catch {
                throw refused(error.text)
            }
            if baskets.contains(where: { $0.id == basket.id }) { throw refused("it stands there twice") }
            baskets.append(basket)
        }
        return baskets
    }
}
