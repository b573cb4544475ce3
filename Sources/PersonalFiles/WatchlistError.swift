import Market

/// Why a watchlist cannot be used.
package enum WatchlistError: Error, Hashable, CustomStringConvertible {
    /// It is no watchlist.
    case malformed(String, reason: String)
    /// It names a region that there is not.
    case unknownRegion(String, path: String)
    /// It names a symbol that is none.
    case badSymbol(String, path: String)

    /// One sentence without a stop.
    package var description: String {
        switch self {
        case .malformed(let path, let reason): "the watchlist \(path) is not understood: \(reason)"
        case .unknownRegion(let name, let path):
            "the watchlist \(path) names the region \(name); write one of "
                + Region.allCases.map(\.code).joined(separator: ", ")
        case .badSymbol(let text, let path): "the watchlist \(path) names the symbol \(text), which is none"
        }
    }
}
