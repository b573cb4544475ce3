import Market
import TestSupport
import Testing

@testable import QuoteCache

@Suite struct CacheTransactionTests {
    let folder: TemporaryFolder
    let writer: QuoteCacheWriter
    let reader: QuoteCacheReader
    let date: CalendarDate

    init() throws {
        folder = try TemporaryFolder()
        writer = try QuoteCacheWriter.open(at: folder.path("quotes.db"))
        reader = try QuoteCacheReader(file: writer.file)
        date = try #require(CalendarDate("2026-01-13"))
    }

    @Test func savingTheSameTwiceWritesOnce() throws {
        let bar = DailyBar(date: date, open: 1, high: 3, low: 1, close: 2, volume: 10)
        let quote = Quote(symbol: "A", price: 2, time: Instant(milliseconds: 1500), volume: 3, source: "x")
        let fact = Fact(symbol: "A", metric: Fact.forwardPE, asOf: date, value: 20, unit: "ratio", source: "x")
        let event = MarketEvent(symbol: "A", date: date, kind: "earnings", title: "Q4", source: "x")
        let target = PriceTarget(symbol: "A", firm: "GS", asOf: date, price: 5, currency: .twd, source: "x")
        for expected in [true, false] {
            let written = try writer.write { cache in
                [
                    try cache.save(Instrument(inferredFrom: "A")), try cache.save(bar, of: "A", source: "x"),
                    try cache.save(quote), try cache.save(fact), try cache.save(event), try cache.save(target),
                    try cache.save(FeedStatus(feed: "f", state: "ok")),
                ]
            }
            #expect(written == Array(repeating: expected, count: 7))
        }
        #expect(try reader.read { try $0.quote("A") } == quote)
        #expect(try reader.read { try $0.dailyBar(of: "A", on: date) } == bar)
        #expect(try reader.read { try $0.facts(of: "A", through: date) } == [fact])
        #expect(try reader.read { try $0.targets(through: date) } == [target])
        #expect(try reader.read { try $0.events(from: date) } == [event])
    }

    @Test func anUnchangedRowDoesNotWakeReaders() throws {
        let bar = DailyBar(date: date, close: 2)
        try writer.write { _ = try $0.save(bar, of: "A", source: "x") }
        let sequence = try reader.read { try $0.lastSequence() }
        try writer.write { _ = try $0.save(bar, of: "A", source: "x") }
        #expect(try reader.read { try $0.lastSequence() } == sequence)
    }

    @Test func aFailedTransactionLeavesNothing() throws {
        struct Stop: Error {}
        #expect(throws: Stop.self) {
            try writer.write { cache in
                try cache.save(DailyBar(date: date, close: 2), of: "A", source: "x")
                throw Stop()
            }
        }
        #expect(try reader.read { try $0.firstClose(of: "A") } == nil)
    }

    @Test func closesComeOldestFirstAndNotLaterThanAsked() throws {
        try writer.write { cache in
            for day in 0..<10 {
                try cache.save(
                    DailyBar(date: date.advanced(days: -day), close: 100 - Double(day)), of: "A", source: "x")
            }
        }
        let closes = try reader.read { try $0.closes(of: "A", through: date.advanced(days: -2), limit: 3) }
        #expect(closes.map(\.close) == [96, 97, 98])
        let last = try #require(try reader.read { try $0.close(of: "A", onOrBefore: date.advanced(days: 30)) })
        #expect(last.date == date)
    }

    @Test func theDataVersionTellsOfForeignCommits() throws {
        let before = try reader.dataVersion()
        #expect(try reader.dataVersion() == before)
        try writer.write { _ = try $0.save(FeedStatus(feed: "f", state: "ok")) }
        #expect(try reader.dataVersion() != before)
    }
}
