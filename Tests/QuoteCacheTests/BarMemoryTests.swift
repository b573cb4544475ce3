import Market
import TestSupport
import Testing

@testable import QuoteCache

@Suite struct BarMemoryTests {
    private static let symbols: [Symbol] = ["LONG", "SHORT", "NONE"]
    private static let start = CalendarDate.firstDay(ofYear: 2024)

    private let folder: TemporaryFolder
    private let reader: QuoteCacheReader

    /// Bars on four days of five, some without trades, some without all their figures.
    init() throws {
        folder = try TemporaryFolder()
        let writer = try QuoteCacheWriter.open(at: folder.path("a.db"))
        var random = SeededGenerator(seed: 7)
        _ = try writer.write { cache in
            try cache.saveBars(source: "test") { bulk in
                for (symbol, days) in [("LONG", 0..<1000), ("SHORT", 820..<900)] {
                    for day in days where Int.random(in: 0..<5, using: &random) > 0 {
                        let close = Double.random(in: 10...20, using: &random)
                        let bar =
                            switch Int.random(in: 0..<4, using: &random) {
                            case 0: DailyBar(date: Self.date(day), close: close)
                            case 1:
                                DailyBar(
                                    date: Self.date(day), open: close, high: close, low: close, close: close, volume: 0)
                            default:
                                DailyBar(
                                    date: Self.date(day), open: close, high: close + 1, low: close - 1, close: close,
                                    volume: 100)
                            }
                        try bulk.save(bar, of: Symbol(rawValue: symbol))
                    }
                }
            }
        }
        reader = try QuoteCacheReader(file: writer.file)
    }

    private static func date(_ day: Int) -> CalendarDate { start.advanced(days: day) }

    /// Everything that can be asked about bars.
    private struct Answers: Equatable {
        var bars: [DailyBar]
        var bar: DailyBar?
        var closeBars: [DailyBar]
        var closeBarsBetween: [DailyBar]
        var closes: [DatedClose]
        var closesBetween: [DatedClose]
        var close: DatedClose?
        var first: DatedClose?
        var hasBar: Bool

        init(_ cache: CacheRead, _ symbol: Symbol, _ first: CalendarDate, _ last: CalendarDate, _ limit: Int) throws {
            bars = try cache.dailyBars(of: symbol, through: last, limit: limit)
            bar = try cache.dailyBar(of: symbol, on: last)
            closeBars = try cache.closeBars(of: symbol, through: last, limit: limit)
            closeBarsBetween = try cache.closeBars(of: symbol, from: first, through: last)
            closes = try cache.closes(of: symbol, through: last, limit: limit)
            closesBetween = try cache.closes(of: symbol, from: first, through: last)
            close = try cache.close(of: symbol, onOrBefore: last)
            self.first = try cache.firstClose(of: symbol)
            hasBar = try cache.hasDailyBar(of: symbol, on: last)
        }
    }

    @Test("Whatever is asked, the answer is the cache's own, before, within and behind the stretch")
    func answers() throws {
        var random = SeededGenerator(seed: 11)
        let memory = BarMemory(from: Self.date(850), through: Self.date(920))
        for _ in 0..<600 {
            let symbol = Self.symbols[Int.random(in: 0..<3, using: &random)]
            let last = Int.random(in: -20..<1020, using: &random)
            let first = last - Int.random(in: -5..<500, using: &random)
            let limit = Int.random(in: 0..<700, using: &random)
            let (with, without) = try reader.read { cache in
                try (
                    Answers(cache.remembering(memory), symbol, Self.date(first), Self.date(last), limit),
                    Answers(cache, symbol, Self.date(first), Self.date(last), limit)
                )
            }
            #expect(with == without, "\(symbol) \(Self.date(first)) \(Self.date(last)) \(limit)")
        }
    }

    @Test("Within the stretch bars are read once: what is written later is not seen")
    func readOnce() throws {
        let memory = BarMemory(from: Self.date(850), through: Self.date(920))
        let before = try reader.read { try $0.remembering(memory).close(of: "LONG", onOrBefore: Self.date(860)) }
        let writer = try QuoteCacheWriter.open(at: folder.path("a.db"))
        _ = try writer.write { cache in
            try cache.saveBars(source: "test") { try $0.save(DailyBar(date: Self.date(860), close: 99), of: "LONG") }
        }
        let (held, read) = try reader.read { cache in
            try (
                cache.remembering(memory).close(of: "LONG", onOrBefore: Self.date(860)),
                cache.close(of: "LONG", onOrBefore: Self.date(860))
            )
        }
        #expect(held == before)
        #expect(read?.close == 99)
    }
}
