import Market
import QuoteCache
import RiskRules
import TestSupport

@testable import RefreshEngine

/// A cache with half a year of bars of a few shares, which rise and fall in a way that flags come and go.
struct PastMarket {
    let cache: TestCache
    /// After Taipei's close.
    let now = instant("2026-01-14T09:00:00Z")
    let last = date("2026-01-14")
    let settings: MarketSettings

    private static let rules = """
        - {id: high, title: High, when: last > 110, clear: last < 105, message: "{last}"}
        - {id: move, title: Move, when: abs(change(day)) > 4%, lasts: session, message: "{change(day)}"}
        - {id: slow, title: Slow, when: last > sma(7), message: "{sma(7):2}"}
        """

    init() throws {
        cache = try TestCache()
        var random = SeededGenerator(seed: 3)
        var rows: [String] = []
        for symbol in ["2330.TW", "2454.TW", "005930.KS", "NVDA", "^TWII", "^SOX"] {
            let calendar = Instrument(inferredFrom: Symbol(rawValue: symbol)).exchange
                .flatMap { TradingCalendars.shipped[$0] }
            var price = 100.0
            for date in MarketWalk.dates(from: last.advanced(days: -190), through: last) {
                // Falls back to where it began, so that what goes up comes down.
                price *= 1 + (100 - price) / 1000 + Double.random(in: -0.05...0.05, using: &random)
                guard calendar?.session(on: date) != nil, Int.random(in: 0..<20, using: &random) > 0 else { continue }
                rows.append("('\(symbol)', '\(date)', \(price))")
            }
        }
        try cache.run("INSERT INTO bar_daily(symbol, date, close) VALUES " + rows.joined(separator: ", "))
        settings = MarketSettings(
            rules: try RuleSet([(file: "own", text: Self.rules)], isShippedIncluded: false), theses: ThesisFile.shipped)
    }

    /// What is raised, with since when.
    static func raised(_ snapshot: Snapshot) -> [FlagKey: Instant?] {
        Dictionary(snapshot.flags.map { (FlagKey($0), $0.since) }, uniquingKeysWith: { first, _ in first })
    }
}
