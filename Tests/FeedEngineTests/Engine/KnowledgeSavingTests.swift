import Market
import Providers
import QuoteCache
import TestSupport
import Testing

@testable import FeedEngine

/// What is kept of instruments and reports where several sources, or one at several times, say different things.
@Suite struct KnowledgeSavingTests {
    let folder: TemporaryFolder
    let store: FeedStore
    let reader: QuoteCacheReader
    let now: Instant

    init() throws {
        folder = try TemporaryFolder()
        let writer = try QuoteCacheWriter.open(at: folder.path("quotes.db"))
        store = FeedStore(writer: writer, calendars: .shipped)
        reader = try QuoteCacheReader(file: writer.file)
        now = try #require(Instant("2026-01-14T02:00:00Z"))
    }

    private func save(_ change: (inout ProviderBatch) -> Void) throws {
        var batch = ProviderBatch()
        change(&batch)
        var plan = SavePlan()
        plan.answers = [SavePlan.Answer(feed: "yahoo", batch: batch)]
        _ = try store.save(plan, now: now)
    }

    private func report(_ date: String, source: String = "yahoo") throws -> MarketEvent {
        MarketEvent(
            symbol: "2330.TW", date: try #require(CalendarDate(date)), kind: "earnings", title: "Report",
            source: source)
    }

    @Test func aReportThatMovesStandsThereOnce() throws {
        let (past, first, moved) = (try report("2025-10-16"), try report("2026-01-15"), try report("2026-01-22"))
        let mine = try report("2026-01-20", source: "me")
        try save { $0.events = [past, first, mine] }
        try save { $0.events = [moved] }
        let from = try #require(CalendarDate("2025-01-01"))
        #expect(try reader.read { try $0.events(of: "2330.TW", from: from) } == [past, mine, moved])
    }

    @Test func whatAPersonSaidOfAnInstrumentStays() throws {
        let mine = Instrument(symbol: "9999.TW", kind: .equity, name: "Mine", segment: "foundry")
        _ = try store.writer.write { try $0.save(mine) }
        try save {
            $0.instruments = [
                Instrument(
                    symbol: "9999.TW", kind: .equity, name: "Theirs", nativeName: "他們的", currency: .twd)
            ]
        }
        let found = try reader.read { try $0.instruments() }.first { $0.symbol == "9999.TW" }
        #expect(found?.name == "Mine")
        #expect(found?.nativeName == "他們的")
        #expect(found?.segment == "foundry")
        #expect(found?.currency == .twd)
    }
}
