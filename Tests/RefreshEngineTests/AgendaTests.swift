import Market
import Testing

@testable import RefreshEngine

@Suite struct AgendaTests {
    private func model(_ asOf: AsOf = .present, at text: String) throws -> MarketModel {
        let cache = try TestCache()
        try cache.bar("2330.TW", "2026-01-13", 100)
        let model = try ModelOnCache(cache, asOf: asOf, at: instant(text))
        try model.follow()
        return model.model
    }

    /// Before anything was read, and while nothing can be, no wake-up for the time is needed.
    @Test func nothingIsDueUntilItIsPlanned() throws {
        let agenda = Agenda()
        #expect(!agenda.isDue(at: instant("2026-01-14T03:00:00Z")))
        agenda.plan(try model(at: "2026-01-14T03:00:00Z"))
        #expect(agenda.isDue(at: instant("2026-01-14T04:00:00Z")))
        agenda.clear()
        #expect(!agenda.isDue(at: instant("2026-01-14T04:00:00Z")))
    }

    @Test(arguments: [
        // A minute, and the close of Taipei at 05:30.
        ("2026-01-14T03:10:00Z", "2026-01-14T03:10:59Z", false), ("2026-01-14T03:10:00Z", "2026-01-14T03:11:00Z", true),
        ("2026-01-14T05:29:50Z", "2026-01-14T05:29:59Z", false), ("2026-01-14T05:29:50Z", "2026-01-14T05:30:00Z", true),
    ])
    func agesAndOpeningsAreDue(planned: String, moment: String, isDue: Bool) throws {
        let agenda = Agenda()
        agenda.plan(try model(at: planned))
        #expect(agenda.isDue(at: instant(moment)) == isDue)
    }

    @Test func nothingAgesInThePast() throws {
        let agenda = Agenda()
        let past = instant("2026-01-14T03:10:00Z")
        agenda.plan(try model(.moment(past), at: "2026-01-14T03:10:00Z"))
        #expect(!agenda.isDue(at: past.advanced(seconds: 1_000_000)))
    }
}
