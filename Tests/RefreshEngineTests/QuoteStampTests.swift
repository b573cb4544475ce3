import Market
import QuoteCache
import TestSupport
import Testing

@testable import RefreshEngine

/// The moment that a source or the user's script writes beside a price, right or wrong.
@Suite struct QuoteStampTests {
    /// A share of every kind of session: lunch, closing auction, none of both, other side of the ocean, no exchange.
    private static let symbols: [Symbol] = ["2330.TW", "005930.KS", "6857.T", "0981.HK", "688981.SS", "NVDA", "JPY=X"]

    private func cache(of symbol: Symbol, through last: CalendarDate) throws -> (TestCache, SessionBook) {
        let cache = try TestCache()
        let book = SessionBook(of: Instrument(inferredFrom: symbol))
        var close = 100.0
        for day in date("2025-12-01").daysSince1970...last.daysSince1970 {
            let date = CalendarDate(daysSince1970: day)
            guard book.hasSession(on: date) == true else { continue }
            close = ((close * (day.isMultiple(of: 3) ? 0.99 : 1.012)) * 10).rounded() / 10
            try cache.bar(symbol.rawValue, "\(date)", close)
        }
        return (cache, book)
    }

    private func state(_ cache: TestCache, _ symbol: Symbol, _ now: Instant) throws -> InstrumentState {
        try #require(try RefreshEngine.snapshot(of: cache.file, clock: .fixed(now))[symbol])
    }

    @Test("A close that is stamped at any moment without a session moves no figure", arguments: symbols)
    func outOfHours(symbol: Symbol) throws {
        var random = SeededGenerator(seed: 11)
        // Friday's close, a weekend, and a Monday morning before any exchange of these opens; and Lunar New Year.
        for (last, from, hours) in [
            ("2026-01-16", "2026-01-16T22:00:00Z", 49), ("2026-02-13", "2026-02-13T22:00:00Z", 49),
        ] {
            let (bare, book) = try cache(of: symbol, through: date(last))
            for _ in 0..<8 {
                let stamp = instant(from).advanced(seconds: Int.random(in: 0..<hours * 3600, using: &random))
                let now = stamp.advanced(seconds: Int.random(in: 0..<600, using: &random))
                let before = try state(bare, symbol, now)
                let (quoted, _) = try cache(of: symbol, through: date(last))
                try quoted.quote(symbol.rawValue, try #require(before.price), at: stamp)
                let after = try state(quoted, symbol, now)
                #expect(after.sessionDate == before.sessionDate, "\(stamp)")
                #expect(after.price == before.price, "\(stamp)")
                #expect(after.local == before.local, "\(stamp)")
                #expect(after.limit == before.limit && after.previousClose == before.previousClose, "\(stamp)")
                #expect(book.session(of: stamp) == before.sessionDate, "\(stamp)")
            }
        }
    }
}
