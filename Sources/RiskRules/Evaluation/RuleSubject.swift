public import Market

/// Whom a flag or an outcome is about.
public enum RuleSubject: Hashable, Sendable {
    /// An instrument.
    case instrument(Symbol)
    /// A region.
    case region(Region)
    /// A basket by its id.
    case basket(String)
    /// The two lines of a company.
    case pair(foreign: Symbol, home: Symbol)
    /// A program that fills the cache.
    case feed(String)

    /// The rules that speak about it.
    public var scope: RuleScope {
        switch self {
        case .instrument: .instrument
        case .region: .region
        case .basket: .basket
        case .pair: .pair
        case .feed: .feed
        }
    }

    /// A stable name for databases, logs and programs, such as `instrument:2330.TW` or `pair:TSM/2330.TW`.
    public var key: String {
        switch self {
        case .instrument(let symbol): "instrument:\(symbol)"
        case .region(let region): "region:\(region.code)"
        case .basket(let id): "basket:\(id)"
        case .pair(let foreign, let home): "pair:\(foreign)/\(home)"
        case .feed(let name): "feed:\(name)"
        }
    }

    /// Reads `key`; nil for anything else.
    public init?(key: String) {
        let parts = key.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[1].isEmpty, parts[1].utf8.count <= 200 else { return nil }
        switch parts[0] {
        case "instrument":
            guard let symbol = Symbol(validating: parts[1]) else { return nil }
            self = .instrument(symbol)
        case "region":
            guard let region = Region(rawValue: String(parts[1])) else { return nil }
            self = .region(region)
        // Version 0.1 said gauge.
        case "basket", "gauge": self = .basket(DisplayText.sanitized(String(parts[1])))
        case "pair":
            let lines = parts[1].split(separator: "/")
            guard lines.count == 2, let foreign = Symbol(validating: lines[0]), let home = Symbol(validating: lines[1])
            else { return nil }
            self = .pair(foreign: foreign, home: home)
        case "feed": self = .feed(DisplayText.sanitized(String(parts[1])))
        default: return nil
        }
    }
}
