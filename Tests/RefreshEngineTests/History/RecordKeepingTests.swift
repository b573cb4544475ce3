import Market
import QuoteCache
import RiskRules
import Testing

@testable import RefreshEngine

@Suite struct RecordKeepingTests {
    private let market: PastMarket

    init() throws { market = try PastMarket() }

    private func records() throws -> RuleRecords {
        let first = market.last.advanced(days: -60)
        var walk = try MarketWalk(
            of: market.cache.file, settings: market.settings, from: first, through: market.last,
            clock: .fixed(market.now))
        var keeping = RecordKeeping()
        for date in MarketWalk.dates(from: first, through: market.last) { keeping.note(try walk.step(to: date)) }
        return try #require(
            try keeping.records(
                in: market.cache.file, settings: market.settings, asOf: .present, clock: .fixed(market.now)))
    }

    /// The plain closes of the cache.
    private func closes() throws -> [Symbol: [DatedClose]] {
        let reader = try market.cache.reader()
        let symbols: [Symbol] = ["2330.TW", "2454.TW", "005930.KS", "NVDA"]
        return try reader.read { cache in
            try Dictionary(
                uniqueKeysWithValues: symbols.map {
                    ($0, try cache.closes(of: $0, from: market.last.advanced(days: -200), through: market.last))
                })
        }
    }

    @Test("What followed equals a plain computation to 1e-9")
    func independent() throws {
        let closes = try closes()
        let regions: [Symbol: [Symbol]] = [
            "2330.TW": ["2330.TW", "2454.TW"], "2454.TW": ["2330.TW", "2454.TW"], "005930.KS": ["005930.KS"],
            "NVDA": ["NVDA"],
        ]
        var compared = 0
        for raising in try records().raisings {
            guard case .instrument(let symbol) = raising.key.subject, let own = closes[symbol] else { continue }
            let start = try #require(own.firstIndex { $0.date == raising.session })
            for (place, sessions) in [1, 5, 20].enumerated() {
                guard own.indices.contains(start + sessions) else {
                    #expect(raising.returns[place] == nil)
                    continue
                }
                let end = own[start + sessions]
                let others = try (regions[symbol] ?? []).map { other -> Double in
                    let series = closes[other] ?? []
                    let first = try #require(series.last { $0.date <= raising.session })
                    let last = try #require(series.last { $0.date <= end.date })
                    return last.close / first.close - 1
                }
                let expected = end.close / own[start].close - 1 - others.reduce(0, +) / Double(others.count)
                let value = try #require(raising.returns[place])
                #expect(abs(value - expected) < 1e-9, "\(raising.key) \(raising.session) \(sessions)")
                compared += 1
            }
        }
        #expect(compared > 20)
    }

    @Test("A flag that stands on the first date does not count; each later life does")
    func lives() throws {
        let records = try records()
        #expect(records.raisings.allSatisfy { $0.date > records.first })
        let keys = Dictionary(grouping: records.raisings.filter { $0.key.rule == "slow" }, by: \.key)
        #expect(keys.values.contains { $0.count > 1 })
        #expect(records.rules["slow"]?.raised == keys.values.map(\.count).reduce(0, +))
    }
}
