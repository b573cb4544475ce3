import GRDB
import Market
import QuoteCache
import TestSupport
import Testing

@testable import RefreshEngine

/// Whatever is written in whatever order: reading only what changed must come to the same as reading everything.
@Suite final class IncrementalReadingTests {
    private var everRaised: Set<String> = []

    @Test(arguments: [(1, false), (2, false), (3, false), (4, true), (5, true)] as [(UInt64, Bool)])
    func equalsAFreshLoad(seed: UInt64, isHistorical: Bool) throws {
        let cache = try TestCache()
        var random = SeededGenerator(seed: seed)
        var moment = instant("2026-01-12T00:30:00Z")
        let asOf: AsOf = isHistorical ? .moment(moment) : .present
        try cache.foreign.write { database in
            for _ in 0..<120 { try database.execute(sql: RandomWrite.statement(&random, around: moment)) }
        }
        let model = try ModelOnCache(cache, asOf: asOf, at: moment)
        try model.follow()
        var written = 0
        while written < 500 {
            let count = Int.random(in: 1...12, using: &random)
            try cache.foreign.write { database in
                for _ in 0..<count { try database.execute(sql: RandomWrite.statement(&random, around: moment)) }
            }
            written += count
            moment = moment.advanced(seconds: Int.random(in: 0...2400, using: &random))
            try model.follow(at: moment)
            try expectEqual(try model.snapshot(), try fresh(cache, asOf, moment))
        }
    }

    private func fresh(_ cache: TestCache, _ asOf: AsOf, _ moment: Instant) throws -> Snapshot {
        try RefreshEngine.snapshot(of: cache.file, asOf: asOf, clock: .fixed(moment))
    }

    private func expectEqual(_ left: Snapshot, _ right: Snapshot) throws {
        try #require(left.instruments.count == right.instruments.count)
        for state in left.instruments {
            var state = state
            state.lastMove = nil
            try #require(state == right[state.instrument.symbol])
        }
        try #require(left.regions == right.regions)
        try expectEqual(left.flags, right.flags)
        try #require(left.rotation == right.rotation)
        try #require(left.parity == right.parity)
    }

    /// What a fresh load cannot know: since when, what has not cleared yet for its rule's `clear` or because it flapped,
    /// and what such a flag of a region stands for.
    private func expectEqual(_ left: [RiskFlag], _ right: [RiskFlag]) throws {
        let (known, fresh) = (flagsBySubject(left), flagsBySubject(right))
        let standing = Set(known.keys).subtracting(fresh.keys)
        for (key, flag) in fresh {
            if let other = known[key] {
                try #require(flag == other)
            } else {
                try #require(flag.rule == "stale" || flag.rule == "missing")
                try #require(standing.contains { $0.hasPrefix("stale-region") })
            }
        }
        try #require(standing.isSubset(of: everRaised))
        everRaised.formUnion(known.keys)
        everRaised.formUnion(fresh.keys)
    }

    private func flagsBySubject(_ flags: [RiskFlag]) -> [String: RiskFlag] {
        Dictionary(
            flags.map { flag in
                var flag = flag
                flag.since = nil
                return ("\(flag.rule) \(flag.scope)", flag)
            }, uniquingKeysWith: { first, _ in first })
    }
}

/// What another program might write, as plain SQL.
enum RandomWrite {
    private static let symbols = [
        "2330.TW", "2454.TW", "005930.KS", "000660.KS", "6857.T", "1347.HK", "6082.HK", "688981.SS", "NVDA", "TSM",
        "ZZZ", "^NDX", "^TWII", "TWD=X", "KRW=X", "JPY=X",
    ]

    static func statement(_ random: inout SeededGenerator, around moment: Instant) -> String {
        let symbol = symbols.randomElement(using: &random) ?? "ZZZ"
        let price = Double(Int.random(in: 9_000...11_000, using: &random)) / 100
        let time = moment.seconds + Double(Int.random(in: -200_000...20_000, using: &random))
        let back = Int.random(in: -1...20, using: &random) * (Bool.random(using: &random) ? 1 : 19)
        let day = TimeZoneRule.utc.local(moment).date.advanced(days: -back)
        switch Int.random(in: 0..<20, using: &random) {
        case 0..<5: return "INSERT OR REPLACE INTO quote(symbol, price, time) VALUES ('\(symbol)', \(price), \(time))"
        case 5:
            return "INSERT OR REPLACE INTO quote(symbol, price, time, previous_close) "
                + "VALUES ('\(symbol)', \(price), \(time), 100)"
        case 6: return "UPDATE quote SET price = price * 1.1 WHERE symbol = '\(symbol)'"
        case 7: return "DELETE FROM quote WHERE symbol = '\(symbol)'"
        case 8..<13:
            return "INSERT OR REPLACE INTO bar_daily(symbol, date, close) VALUES ('\(symbol)', '\(day)', \(price))"
        case 13: return "DELETE FROM bar_daily WHERE symbol = '\(symbol)' AND date >= '\(day)'"
        case 14:
            let minutes = Bool.random(using: &random) ? 5 : 60
            return "INSERT OR REPLACE INTO bar_intraday(symbol, minutes, start, close) "
                + "VALUES ('\(symbol)', \(minutes), \(Int(time)), \(price))"
        case 15: return "DELETE FROM bar_intraday WHERE symbol = '\(symbol)'"
        case 16:
            let metric = ["forward_pe", "eps_growth_12m", "ipo_price"].randomElement(using: &random) ?? ""
            return "INSERT OR REPLACE INTO fact(symbol, metric, as_of, value, unit) "
                + "VALUES ('\(symbol)', '\(metric)', '\(day)', \(price), 'ratio')"
        case 17: return "UPDATE instrument SET name = 'N\(Int(price))' WHERE symbol = '\(symbol)'"
        case 18:
            let region = ["TW", "KR", "US"].randomElement(using: &random) ?? "TW"
            let currency = ["TWD", "KRW", "USD"].randomElement(using: &random) ?? "TWD"
            return "UPDATE instrument SET region = '\(region)', currency = '\(currency)' WHERE symbol = '\(symbol)'"
        default: return "DELETE FROM instrument WHERE symbol = '\(symbol)'"
        }
    }
}
