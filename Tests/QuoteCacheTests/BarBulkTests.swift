import Market
import TestSupport
import Testing

@testable import QuoteCache

@Suite struct BarBulkTests {
    private struct Cache {
        let writer: QuoteCacheWriter
        let reader: QuoteCacheReader

        init(_ path: String) throws {
            writer = try QuoteCacheWriter.open(at: path)
            reader = try QuoteCacheReader(file: writer.file)
        }

        func touched() throws -> Set<String> {
            try reader.read { Set(try $0.changes(from: 0).map { "\($0.kind) \($0.symbol)" }) }
        }
    }

    private let folder: TemporaryFolder
    private let oneByOne: Cache
    private let bulk: Cache

    init() throws {
        folder = try TemporaryFolder()
        oneByOne = try Cache(folder.path("a.db"))
        bulk = try Cache(folder.path("b.db"))
    }

    private static let daily: [DailyBar] = {
        let date = CalendarDate.firstDay(ofYear: 2026)
        let prices: [(Double?, Double?, Double?, Double, Double?)] = [
            (1, 2, 0.5, 1.5, 10), (nil, nil, nil, 2, nil), (1, 2, 0.5, 3, 0), (0, 2, 1, 1, 1), (1, 1, 2, 1, 1),
            (1, 2, 1, 0, 1), (1, 2, 1, -1, 1), (1, 2, 1, .nan, 1), (1, 2, 1, .infinity, 1), (1, 2, 1, 1e13, 1),
            (-1, 2, 1, 1, 1), (1, 2, 1, 1, -1), (1e16, 2, 1, 1, 1), (1, nil, 2, 1, 1), (1, 2, nil, 1, 1),
            (.nan, 2, 1, 1, 1),
            (1, .infinity, 1, 1, 1), (1, 2, -.infinity, 1, 1), (1, 2, 1, 1, .nan), (1, 2, 1, 1, 1e16),
        ]
        let rows = prices.enumerated().map { index, row in
            DailyBar(
                date: date.advanced(days: index), open: row.0, high: row.1, low: row.2, close: row.3, volume: row.4)
        }
        return rows + [
            DailyBar(date: CalendarDate(daysSince1970: 60_000), close: 1),
            DailyBar(date: CalendarDate.firstDay(ofYear: 1), close: 1),
            DailyBar(date: CalendarDate.firstDay(ofYear: 1).advanced(days: -1), close: 1),
        ]
    }()

    private static let intraday: [IntradayBar] = [
        IntradayBar(start: Instant(milliseconds: 0), minutes: 5, close: 1),
        IntradayBar(start: Instant(milliseconds: -1000), minutes: 5, close: 1),
        IntradayBar(start: Instant(milliseconds: 1_768_356_000_000), minutes: 0, close: 1),
        IntradayBar(start: Instant(milliseconds: 1_768_356_000_000), minutes: 1440, close: 1),
        IntradayBar(start: Instant(milliseconds: 1_768_356_000_000), minutes: 1441, close: 1),
        IntradayBar(start: Instant(milliseconds: 99_768_356_000_000), minutes: 5, close: 1),
        IntradayBar(start: Instant(milliseconds: 1_768_356_300_000), minutes: 5, high: 1, low: 2, close: 1),
    ]

    @Test func setsAsideWhatTheTriggersSetAsideAndWritesTheRest() throws {
        try oneByOne.writer.write { cache in
            for bar in Self.daily { try cache.save(bar, of: "A", source: "x") }
            for bar in Self.intraday { try cache.save(bar, of: "B", source: "x") }
        }
        _ = try bulk.writer.write { cache in
            try cache.saveBars(source: "x") { bulk in
                for bar in Self.daily { try bulk.save(bar, of: "A") }
                for bar in Self.intraday { try bulk.save(bar, of: "B") }
            }
        }
        for read in [
            { (cache: CacheRead) in try cache.rejectCount() },
            {
                try $0.closes(of: "A", from: Self.daily[0].date.advanced(days: -999_999), through: Self.daily[20].date)
                    .count
            },
        ] {
            #expect(try oneByOne.reader.read(read) == bulk.reader.read(read))
        }
        for bar in Self.daily {
            #expect(
                try oneByOne.reader.read { try $0.dailyBar(of: "A", on: bar.date) }
                    == bulk.reader.read { try $0.dailyBar(of: "A", on: bar.date) })
        }
        #expect(try oneByOne.touched() == bulk.touched())
        #expect(try bulk.reader.read { try $0.instruments().map(\.symbol) } == ["A", "B"])
    }

    @Test func tellsWhatWasWrittenAndLeavesTheSameAlone() throws {
        let bars = [DailyBar(date: Self.daily[0].date, close: 1), DailyBar(date: Self.daily[1].date, close: 2)]
        func save(_ bars: [DailyBar]) throws -> [Bool] {
            try bulk.writer.write { cache in
                var written: [Bool] = []
                try cache.saveBars(source: "x") { bulk in written = try bars.map { try bulk.save($0, of: "A") } }
                return written
            }
        }
        #expect(try save(bars) == [true, true])
        let sequence = try bulk.reader.read { try $0.lastSequence() }
        #expect(try save(bars) == [false, false])
        #expect(try bulk.reader.read { try $0.lastSequence() } == sequence)
        #expect(try save([bars[0], DailyBar(date: bars[1].date, close: 3)]) == [false, true])
        // Readers ask from the last number they saw on, that one included.
        #expect(try bulk.reader.read { try $0.changes(from: sequence) }.contains { $0.kind == .dailyBar })
    }

    @Test func theTriggersAreBackAfterwardsAlsoAfterAnError() throws {
        struct Stop: Error {}
        let bad = DailyBar(date: Self.daily[0].date, close: -1)
        #expect(throws: Stop.self) {
            try bulk.writer.write { cache in
                try cache.saveBars(source: "x") { bulk in
                    try bulk.save(DailyBar(date: bad.date, close: 1), of: "A")
                    throw Stop()
                }
            }
        }
        #expect(try bulk.reader.read { try $0.firstClose(of: "A") } == nil)
        #expect(try bulk.writer.write { try $0.save(bad, of: "A", source: "x") } == false)
        #expect(try bulk.reader.read { try $0.rejectCount() } == 1)
        try bulk.writer.write { cache in
            try cache.saveBars(source: "x") { try $0.save(DailyBar(date: bad.date, close: 1), of: "A") }
            try cache.save(bad, of: "A", source: "x")
        }
        #expect(try bulk.reader.read { try $0.rejectCount() } == 2)
    }
}
