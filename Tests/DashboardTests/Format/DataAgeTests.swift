import DashboardTestSupport
import Market
import Testing
import TextUI

@testable import Dashboard

@Suite struct DataAgeTests {
    private static func state(_ symbol: Symbol, _ session: String, _ staleness: Staleness) -> InstrumentState {
        var state = SmallMarket.state(symbol, price: 100, change: 0.01, yearToDate: 0.1)
        state.sessionDate = CalendarDate(session)
        state.staleness = staleness
        return state
    }

    private static func age(_ session: String, _ staleness: Staleness, at moment: String) throws -> DataAge? {
        DataAge([state("2330.TW", session, staleness)], at: try #require(Instant(moment)))
    }

    @Test(
        "The title of a day is today, its weekday or its date",
        arguments: [
            ("2026-11-27", "2026-11-27T04:00:00Z", "today"), ("2026-11-27", "2026-11-28T04:00:00Z", "Fri"),
            ("2026-11-27", "2026-11-27T17:00:00Z", "Fri"), ("2026-11-20", "2026-11-28T04:00:00Z", "20 Nov"),
        ])
    func dayTitles(session: String, moment: String, title: String) throws {
        #expect(try Self.age(session, .current, at: moment)?.dayTitle == title)
    }

    @Test("Stale data show their date, with the year if it differs, and their age in days")
    func oldDataNameTheirDate() throws {
        let summer = try #require(try Self.age("2026-08-21", .sessionsBehind(68), at: "2026-11-28T04:00:00Z"))
        #expect(summer.isOld)
        #expect(summer.words == "data 21 Aug (99 d)")
        let before = try #require(try Self.age("2025-12-29", .sessionsBehind(220), at: "2026-11-28T04:00:00Z"))
        #expect(before.words == "data 29 Dec 2025 (334 d)")
        #expect(try Self.age("2026-11-26", .sessionsBehind(1), at: "2026-11-28T04:00:00Z")?.isOld == false)
    }

    @Test("The newest session decides, and instruments without a price say nothing")
    func theNewestSessionDecides() throws {
        let moment = try #require(Instant("2026-11-28T04:00:00Z"))
        let states = [
            Self.state("2330.TW", "2026-08-21", .sessionsBehind(68)), Self.state("NVDA", "2026-11-27", .current),
        ]
        #expect(DataAge(states, at: moment)?.isOld == false)
        var silent = Self.state("NVDA", "2026-11-27", .missing)
        silent.price = nil
        #expect(DataAge([silent], at: moment) == nil)
        #expect(DataAge([states[0], silent], at: moment)?.isOld == true)
    }

    @Test("Of prices of one session the latest clock decides the age, in any order")
    func severalClocks() throws {
        let states = ["2330.TW", "NVDA"].map { Self.state(Symbol(rawValue: $0), "2026-11-27", .current) }
        // Saturday in Taipei, Friday still in New York.
        let moment = try #require(Instant("2026-11-27T20:00:00Z"))
        #expect(DataAge(states, at: moment) == DataAge(states.reversed(), at: moment))
        #expect(DataAge(states, at: moment)?.dayTitle == "today")
        #expect(DataAge(states.prefix(1), at: moment)?.dayTitle == "Fri")
        #expect(DataAge(states, at: moment)?.today == CalendarDate("2026-11-28"))
    }

    @Test("An update from changes equals an update from everything")
    func whatChangedIsEnough() throws {
        let moment = try #require(Instant("2026-11-28T04:00:00Z"))
        let old = Self.state("2330.TW", "2026-08-21", .sessionsBehind(68))
        let new = Self.state("NVDA", "2026-11-27", .current)
        let (before, changed) = (try #require(DataAge([old], at: moment)), try #require(DataAge([new], at: moment)))
        #expect(before.merged(with: changed) == DataAge([old, new], at: moment))
        #expect(changed.merged(with: before) == DataAge([old, new], at: moment))
        let fresher = Self.state("2330.TW", "2026-08-21", .sessionsBehind(2))
        let again = try #require(DataAge([fresher], at: moment))
        #expect(before.merged(with: again).sessionsBehind == 2)
    }

    @Test("A board of old prices is not live and names the day of its changes")
    func oldPricesAreNotLive() throws {
        var snapshot = SmallMarket.snapshot()
        #expect(try BoardDriver(Size(width: 120, height: 40), snapshot: snapshot).text.contains("● live"))
        for state in snapshot.instruments {
            var old = state
            old.sessionDate = CalendarDate("2025-10-07")
            old.staleness = .sessionsBehind(68)
            snapshot.instruments[state.instrument.symbol] = old
        }
        let text = try BoardDriver(Size(width: 120, height: 40), snapshot: snapshot).text
        #expect(!text.contains("live"))
        #expect(text.contains("data 7 Oct 2025 (99 d)"))
        #expect(text.contains("7 Oct ") && !text.contains("today"))
    }

    @Test("A few fresh prices among stale ones do not make a column today's")
    func theGreaterPartDecides() throws {
        let model = try BoardDriver(Size(text: "120x40")).model
        let fresh = Self.state("TSM", "2026-01-14", .current)
        let symbols: [Symbol] = ["NVDA", "MU", "AMD"]
        let stale = symbols.map { Self.state($0, "2025-12-10", .sessionsBehind(22)) }
        #expect(model.dayTitle(of: stale + [fresh]) == "10 Dec")
        #expect(model.dayTitle(of: stale.prefix(1) + [fresh]) == "today")
    }
}
