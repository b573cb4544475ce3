package import Market
internal import Yams

/// Reads a watchlist: a list of regions, each with its symbols in order or, without symbols, everything the cache has.
package enum WatchlistFile {
    /// The watchlist at a path, or at the standard place where there is one, or every instrument of the cache.
    package static func load(path: String?, folder: ConfigurationFolder) throws -> Watchlist {
        guard let (path, text) = try folder.read(path, standard: "watchlist.yaml") else { return .everything }
        return try parse(text, path: path)
    }

    /// The watchlist in a text.
    package static func parse(_ text: String, path: String) throws(WatchlistError) -> Watchlist {
        let path = DisplayText.sanitized(path)
        let entries: [Entry]
        do {
            entries = try YAMLDecoder().decode([Entry].self, from: text)
        } catch {
            throw .malformed(path, reason: reason(error))
        }
        var groups: [Watchlist.Group] = []
        for entry in entries {
            guard let region = Region.allCases.first(where: { $0.code == entry.region || $0.name == entry.region })
            else { throw .unknownRegion(DisplayText.sanitized(entry.region), path: path) }
            guard !groups.contains(where: { $0.region == region }) else {
                throw .malformed(path, reason: "\(region.code) stands in it twice")
            }
            var symbols: [Symbol]?
            for text in entry.symbols ?? [] {
                guard let symbol = Symbol(validating: text) else {
                    throw .badSymbol(DisplayText.sanitized(text), path: path)
                }
                if symbols?.contains(symbol) != true { symbols = (symbols ?? []) + [symbol] }
            }
            groups.append(Watchlist.Group(region: region, symbols: symbols))
        }
        guard !groups.isEmpty else { throw .malformed(path, reason: "it names no region") }
        return Watchlist(groups: groups)
    }

    private struct Entry: Decodable {
        let region: String
        let symbols: [String]?
    }

    private static func reason(_ error: any Error) -> String {
        if let error = error as? YamlError { return DisplayText.sanitized("\(error)") }
        return "it must be a list of `region:` entries, each with `symbols: [2330.TW, …]` or none"
    }
}
