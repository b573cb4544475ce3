import Foundation
import Market
import Yams

/// Why a watchlist cannot be used.
enum WatchlistError: Error, Hashable, CustomStringConvertible {
    case malformed(String, reason: String)
    case unknownRegion(String, path: String)
    case badSymbol(String, path: String)

    var description: String {
        switch self {
        case .malformed(let path, let reason): "the watchlist \(path) is not understood: \(reason)"
        case .unknownRegion(let name, let path):
            "the watchlist \(path) names the region \(name); write one of "
                + Region.allCases.map(\.code).joined(separator: ", ")
        case .badSymbol(let text, let path): "the watchlist \(path) names the symbol \(text), which is none"
        }
    }
}

/// Reads a watchlist: a list of regions, each with its symbols in order or, without symbols, everything the cache has.
enum WatchlistFile {
    /// The watchlist at a path, or at the standard place where there is one, or every instrument of the cache.
    static func load(path: String?, folder: ConfigurationFolder) throws -> Watchlist {
        guard let (path, text) = try folder.read(path, standard: "watchlist.yaml") else { return .everything }
        return try parse(text, path: path)
    }

    static func parse(_ text: String, path: String) throws(WatchlistError) -> Watchlist {
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
