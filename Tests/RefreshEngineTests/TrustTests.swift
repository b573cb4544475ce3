import Market
import QuoteCache
import Testing

@testable import RefreshEngine

/// Imperfect input makes no wrong figure: small caches as other programs write them, through the whole engine.
@Suite struct TrustTests {
    private let cache: TestCache

    init() throws { cache = try TestCache() }

    private func snapshot(_ now: String, baskets: [Basket] = [.asiaTech]) throws -> Snapshot {
        try RefreshEngine.snapshot(
            of: cache.file, settings: MarketSettings(baskets: baskets), clock: .fixed(instant(now)))
    }

    private func state(_ symbol: Symbol, _ now: String = "2026-11-28T12:00:00Z") throws -> InstrumentState {
        try #require(try snapshot(now)[symbol])
    }

    private func split(_ symbol: String, _ date: String, _ ratio: Double) throws {
        try cache.run(
            "INSERT INTO fact(symbol, metric, as_of, value, unit) VALUES ('\(symbol)', 'split', '\(date)', \(ratio), 'ratio')"
        )
    }

    @Test("A change over missing sessions is unknown, in no breadth and no flag") func holes() throws {
        try cache.bar("2330.TW", "2026-11-20", 1490)
        try cache.bar("2330.TW", "2026-11-27", 1600)
        let snapshot = try snapshot("2026-11-27T10:00:00Z")
        let state = try #require(snapshot["2330.TW"])
        #expect(state.price == 1600)
        #expect(state.local.day == nil && state.previousClose == nil && state.limit == nil)
        #expect(state.local.week == 1600.0 / 1490 - 1)
        #expect(snapshot.regions[0].breadth == Breadth())
        #expect(snapshot.flags.allSatisfy { $0.rule != "limit" && $0.rule != "gap" })
    }

    @Test("A bar without trades while the index is silent is a closure, and no hole") func observedClosures() throws {
        for day in ["2026-11-25", "2026-11-27"] {
            try cache.bar("2330.TW", day, 1500)
            try cache.bar("2454.TW", day, 1400)
            try cache.bar("^TWII", day, 30_000)
        }
        try cache.run(
            "INSERT INTO bar_daily(symbol, date, open, high, low, close, volume) "
                + "VALUES ('2330.TW', '2026-11-26', 1500, 1500, 1500, 1500, 0)")
        let snapshot = try snapshot("2026-11-27T10:00:00Z")
        #expect(snapshot["2330.TW"]?.local.day == 0)
        #expect(snapshot["2330.TW"]?.quarantinedBars.count == 1)
        // A day that is missing everywhere may as well be a feed that was down.
        #expect(snapshot["2454.TW"]?.local.day == nil)
    }

    @Test("A bar dated on a day without a session hides nothing of the history before it") func historyBehindABadBar()
        throws
    {
        let last = date("2026-11-27")
        let book = SessionBook(of: Instrument(inferredFrom: "2330.TW"))
        for back in 0..<420 {
            let day = last.advanced(days: -back)
            guard book.hasSession(on: day) != false else { continue }
            try cache.bar("2330.TW", "\(day)", 1500)
        }
        let before = try state("2330.TW").local
        #expect(before[.threeMonths] == 0 && before[.yearToDate] == 0 && before[.year] == 0)
        try cache.bar("2330.TW", "2026-11-22", 1500)
        let state = try state("2330.TW")
        #expect(state.quarantinedBars.count == 1)
        #expect(state.local == before)
    }

    @Test("A bar dated on a day without a session is not a session") func barsWithoutSessions() throws {
        try cache.bar("2330.TW", "2026-11-26", 1500)
        try cache.bar("2330.TW", "2026-11-27", 1530)
        try cache.bar("2330.TW", "2026-11-28", 1530)
        let state = try state("2330.TW")
        #expect(state.sessionDate == date("2026-11-27"))
        #expect(state.local.day == 1530.0 / 1500 - 1)
        #expect(state.quarantinedBars.count == 1)
    }

    @Test("A quarantined row among the last sessions costs no earlier reference") func referencesBehindOddRows() throws
    {
        try fill("2330.TW", from: "2026-09-01", through: "2026-11-27", 1500)
        try cache.bar("2330.TW", "2025-12-31", 1200)
        try cache.run("UPDATE bar_daily SET close = 15 WHERE symbol = '2330.TW' AND date = '2026-11-18'")
        let state = try state("2330.TW")
        #expect(state.quarantinedBars.count == 1)
        #expect(state.local.yearToDate == 0.25)
    }

    @Test("A reference from before a change of footing is unknown, one that a price walked away from is not")
    func oldFootings() throws {
        try fill("2330.TW", from: "2025-12-29", through: "2026-02-27", 150_000)
        try fill("2330.TW", from: "2026-03-02", through: "2026-11-27", 1500)
        #expect(try state("2330.TW").local.yearToDate == nil)
        try cache.run("UPDATE bar_daily SET close = 300 WHERE symbol = '2330.TW' AND date < '2026-03-01'")
        try cache.run("UPDATE bar_daily SET close = 550 WHERE symbol = '2330.TW' AND date LIKE '2026-03%'")
        try cache.run("UPDATE bar_daily SET close = 900 WHERE symbol = '2330.TW' AND date LIKE '2026-04%'")
        #expect(try state("2330.TW").local.yearToDate == 4)
    }

    /// A bar of one close for every session of Taipei.
    private func fill(_ symbol: String, from first: String, through last: String, _ close: Double) throws {
        let calendar = try #require(TradingCalendars.shipped[.xtai])
        var day = date(first)
        while day <= date(last) {
            if calendar.session(on: day) != nil { try cache.bar(symbol, "\(day)", close) }
            day = day.advanced(days: 1)
        }
    }

    @Test("A copy of the bar before is quarantined") func copies() throws {
        func bar(_ day: String, _ close: Double, _ volume: Int) throws {
            try cache.run(
                "INSERT INTO bar_daily(symbol, date, open, high, low, close, volume) VALUES "
                    + "('2330.TW', '\(day)', \(close - 5), \(close + 10), \(close - 10), \(close), \(volume))")
        }
        try bar("2026-11-25", 1500, 31_000_000)
        try bar("2026-11-26", 1510, 31_234_567)
        try bar("2026-11-27", 1510, 31_234_567)
        var state = try state("2330.TW")
        #expect(state.sessionDate == date("2026-11-26") && state.local.day == 1510.0 / 1500 - 1)
        #expect(state.quarantinedBars == ["2026-11-27: a copy of the bar of 2026-11-26"])
        #expect(state.doubt == "the close of 2026-11-27: a copy of the bar of 2026-11-26")
        // A round volume may come again.
        try cache.run("UPDATE bar_daily SET volume = 31230000")
        #expect(try self.state("2330.TW").sessionDate == date("2026-11-27"))
        // Another volume is another session, however little the price moved.
        try cache.run("UPDATE bar_daily SET volume = 29000000 WHERE date = '2026-11-27'")
        state = try self.state("2330.TW")
        #expect(state.sessionDate == date("2026-11-27") && state.local.day == 0 && state.doubt == nil)
    }

    @Test("A part of a session beyond the day's limits is doubted as a quote is") func intradayBeyondLimits() throws {
        try fill("2330.TW", from: "2026-11-02", through: "2026-11-26", 1500)
        func part(_ close: Double) throws {
            let start = instant("2026-11-27T03:50:00Z").milliseconds / 1000
            try cache.run(
                "INSERT OR REPLACE INTO bar_intraday(symbol, minutes, start, close) VALUES ('2330.TW', 5, \(start), \(close))"
            )
        }
        try part(1640)
        #expect(try state("2330.TW", "2026-11-27T04:00:00Z").price == 1640)
        try part(1725)
        let state = try state("2330.TW", "2026-11-27T04:00:00Z")
        #expect(state.price == 1500 && state.sessionDate == date("2026-11-26"))
        #expect(state.doubt == "the 5-minute bar: 1,725 is beyond the day's limits 1,350 to 1,650")
        // A good quote that is newer leaves nothing to doubt.
        try cache.quote("2330.TW", 1510, at: instant("2026-11-27T03:58:00Z"))
        let later = try self.state("2330.TW", "2026-11-27T04:00:00Z")
        #expect(later.price == 1510 && later.doubt == nil)
    }

    @Test("A quote stamped on a weekend belongs to the session that ended") func weekends() throws {
        try cache.bar("2330.TW", "2026-11-26", 1520)
        try cache.bar("2330.TW", "2026-11-27", 1530)
        try cache.quote("2330.TW", 1530, at: instant("2026-11-28T11:00:00Z"))
        let state = try state("2330.TW")
        #expect(state.sessionDate == date("2026-11-27"))
        #expect(state.local.day == 1530.0 / 1520 - 1)
    }

    @Test("The official close beats the last hour's bar once the session is over") func officialCloses() throws {
        try cache.bar("2330.TW", "2026-08-13", 2390)
        try cache.bar("2330.TW", "2026-08-14", 2395)
        let start = Int(instant("2026-08-14T05:00:00Z").seconds)
        try cache.run("INSERT INTO bar_intraday(symbol, minutes, start, close) VALUES ('2330.TW', 60, \(start), 2410)")
        #expect(try state("2330.TW", "2026-08-14T07:00:00Z").price == 2395)
    }

    @Test("From a split's date on price, references, limits and ranges are on the new shares", arguments: [404.0, 0])
    func splitsOfToday(previousClose: Double) throws {
        try cache.bar("2408.TW", "2026-11-25", 400)
        try cache.bar("2408.TW", "2026-11-26", 404)
        try split("2408.TW", "2026-11-27", 4)
        try cache.quote("2408.TW", 102, at: instant("2026-11-27T05:30:00Z"))
        if previousClose > 0 { try cache.run("UPDATE quote SET previous_close = \(previousClose)") }
        let state = try state("2408.TW", "2026-11-27T06:00:00Z")
        #expect(state.previousClose == 101)
        #expect(state.local.day == 102.0 / 101 - 1)
        #expect(state.limit?.up == 111)
        #expect(state.closes == [100, 101, 102])
        #expect(state.indicators.yearHigh == 102)
        #expect(state.doubt == nil)
    }

    @Test("An opening price beyond the day's limits is ignored and raises no gap") func openingsBeyondLimits()
        throws
    {
        var day = date("2026-08-03")
        while day < date("2026-11-27") {
            if !day.weekday.isWeekend {
                try cache.run(
                    "INSERT INTO bar_daily (symbol, date, open, close) VALUES ('2330.TW', '\(day)', "
                        + "\(day.daysSince1970 % 2 == 0 ? 1500 : 1510), 1500)")
            }
            day = day.advanced(days: 1)
        }
        try cache.quote("2330.TW", 1510, at: instant("2026-11-27T03:00:00Z"))
        try cache.run("UPDATE quote SET open = 2250, high = 2250, low = 1490")
        let snapshot = try snapshot("2026-11-27T03:01:00Z")
        let state = try #require(snapshot["2330.TW"])
        #expect(state.price == 1510)
        #expect(state.session.open == nil && state.session.high == nil && state.session.low == 1490)
        #expect(snapshot.flags.allSatisfy { $0.rule != "gap" })
        #expect(state.indicators.yearHigh.map { $0 < 2000 } ?? true)
        try cache.run("UPDATE quote SET open = 1580, high = 1585")
        let opened = try self.snapshot("2026-11-27T03:01:00Z")
        #expect(opened["2330.TW"]?.session.open == 1580)
        #expect(opened.flags.contains { $0.rule == "gap" })
    }

    @Test("A stock dividend of a tenth is undone on its day", arguments: [0.0, 100, 90.91])
    func smallSplits(previousClose: Double) throws {
        try cache.bar("2408.TW", "2026-11-25", 99)
        try cache.bar("2408.TW", "2026-11-26", 100)
        try split("2408.TW", "2026-11-27", 1.1)
        try cache.quote("2408.TW", 91.5, at: instant("2026-11-27T05:30:00Z"))
        if previousClose > 0 { try cache.run("UPDATE quote SET previous_close = \(previousClose)") }
        let state = try state("2408.TW", "2026-11-27T06:00:00Z")
        let day = try #require(state.local.day)
        #expect(abs(day - 0.0065) < 2e-4)
        #expect(state.doubt == nil)
    }

    @Test("A split's step that could be the day's own movement leaves the change unknown") func unclearSplits() throws {
        for day in ["2026-11-19", "2026-11-20", "2026-11-25", "2026-11-26"] { try cache.bar("2408.TW", day, 100) }
        try split("2408.TW", "2026-11-27", 1.1)
        try cache.quote("2408.TW", 95.2, at: instant("2026-11-27T05:30:00Z"))
        let unknown = try state("2408.TW", "2026-11-27T06:00:00Z")
        #expect(unknown.price == 95.2)
        #expect(unknown.local.day == nil && unknown.local.week == nil && unknown.limit == nil)
        #expect(unknown.indicators == Indicators())
        // What the source counts from tells it.
        try cache.run("UPDATE quote SET previous_close = 90.91")
        let known = try state("2408.TW", "2026-11-27T06:00:00Z")
        #expect(abs(try #require(known.local.day) - 0.0472) < 2e-4)
        #expect(abs(try #require(known.local.week) - 0.0472) < 2e-4)
    }

    @Test("A quote that settles a split's footing brings the long figures with it") func splitsSettledByAQuote() throws
    {
        for day in ["2026-11-19", "2026-11-20", "2026-11-25", "2026-11-26"] { try cache.bar("2408.TW", day, 100) }
        try split("2408.TW", "2026-11-27", 1.1)
        try cache.quote("2408.TW", 95.2, at: instant("2026-11-27T05:30:00Z"))
        let model = try ModelOnCache(cache, at: instant("2026-11-27T05:40:00Z"))
        #expect(try model.snapshot()["2408.TW"]?.local.day == nil)
        try cache.quote("2408.TW", 91.5, at: instant("2026-11-27T05:35:00Z"))
        #expect(try model.follow())
        #expect(try model.snapshot()["2408.TW"] == state("2408.TW", "2026-11-27T05:40:00Z"))
    }

    @Test("A price a hundred times off is quarantined, the last good one stays and counts nowhere") func scales() throws
    {
        for (day, close) in [("2025-12-31", 1472.0), ("2026-11-25", 1536), ("2026-11-26", 1568)] {
            try cache.bar("2330.TW", day, close)
        }
        try cache.quote("2330.TW", 160_000, at: instant("2026-11-27T05:20:00Z"))
        let snapshot = try snapshot("2026-11-27T05:25:00Z")
        let state = try #require(snapshot["2330.TW"])
        #expect(state.price == 1568)
        #expect(state.doubt != nil)
        #expect(snapshot.rotation.basket.local.yearToDate == nil)
        let raised = snapshot.flags.filter { $0.scope == .instrument("2330.TW") }.map(\.rule)
        #expect(raised.contains("doubtful"))
        #expect(!raised.contains("limit"))
    }

    @Test("A quote that our own writers quarantined is reported with its reason until a later price comes")
    func quotesThatNeverCame() throws {
        for (day, close) in [("2026-11-25", 1536.0), ("2026-11-26", 1568)] { try cache.bar("2330.TW", day, close) }
        let wrong = Quote(symbol: "2330.TW", price: 160_000, time: instant("2026-11-27T05:20:00Z"), source: "test")
        let model = try ModelOnCache(cache, at: instant("2026-11-27T05:25:00Z"))
        try QuoteCacheWriter.open(at: cache.file.path).write { _ = try $0.save(wrong) }
        #expect(try model.follow())
        let state = try #require(try model.snapshot()["2330.TW"])
        #expect(state.price == 1568)
        #expect(state.doubt == "160,000 is beyond the day's limits 1,415 to 1,720")
        let snapshot = try snapshot("2026-11-27T05:25:00Z")
        #expect(snapshot["2330.TW"]?.doubt == state.doubt)
        #expect(snapshot.flags.contains { $0.rule == "doubtful" && $0.scope == .instrument("2330.TW") })
        // The past did not know of it, and a later price ends it.
        #expect(try self.snapshot("2026-11-27T05:00:00Z")["2330.TW"]?.doubt == nil)
        try cache.quote("2330.TW", 1570, at: instant("2026-11-27T05:24:00Z"))
        #expect(try self.snapshot("2026-11-27T05:25:00Z")["2330.TW"]?.doubt == nil)
    }

    @Test("Taiwan's change and limits on an ex-day count from the close less the dividend") func exDays() throws {
        try cache.bar("2330.TW", "2026-11-26", 1500)
        try cache.run(
            "INSERT INTO fact(symbol, metric, as_of, value, unit) VALUES ('2330.TW', 'dividend', '2026-11-27', 10, 'TWD')"
        )
        try cache.quote("2330.TW", 1490, at: instant("2026-11-27T03:00:00Z"))
        let state = try state("2330.TW", "2026-11-27T03:01:00Z")
        #expect(state.previousClose == 1490)
        #expect(state.local.day == 0)
        #expect(state.limit?.up == 1635)
        let total = try #require(state.total.day)
        #expect(abs(total) < 1e-3)
    }

    @Test("Year to date is one year for everything, that of the newest session shown") func years() throws {
        try cache.bar("2330.TW", "2024-12-31", 1000)
        try cache.bar("2330.TW", "2025-12-31", 1500)
        try cache.bar("^NDX", "2024-12-31", 20_000)
        try cache.bar("^NDX", "2025-12-31", 24_000)
        // In Taipei it is the New Year, and nothing has traded in it yet.
        let snapshot = try snapshot("2025-12-31T22:00:00Z")
        #expect(snapshot["2330.TW"]?.local.yearToDate == 0.5)
        #expect(snapshot.rotation.basket.local.yearToDate == 0.5)
        #expect(abs((snapshot.rotation.benchmark.local.yearToDate ?? 0) - 0.2) < 1e-12)
    }

    @Test("Old prices count in no basket and no mean") func oldPrices() throws {
        for symbol in ["2330.TW", "0981.HK"] {
            try cache.bar(symbol, "2024-12-31", 100)
            try cache.bar(symbol, "2025-10-30", 200)
        }
        try cache.bar("2330.TW", "2025-12-24", 110)
        let snapshot = try snapshot("2025-12-24T08:30:00Z")
        #expect(abs((snapshot.rotation.basket.local.yearToDate ?? 0) - 0.1) < 1e-12)
        #expect(snapshot.regions.first { $0.region == .hongKong }?.local[.yearToDate] == nil)
    }

    @Test("Where all prices stand still they count among themselves") func standstill() throws {
        for symbol in ["2330.TW", "005930.KS", "^NDX"] {
            try cache.bar(symbol, symbol == "005930.KS" ? "2025-12-30" : "2025-12-31", 100)
            try cache.bar(symbol, "2026-08-20", 100)
            try cache.bar(symbol, "2026-08-21", 110)
        }
        let snapshot = try snapshot("2026-11-28T12:00:00Z")
        #expect(snapshot["2330.TW"]?.staleness.isBehind == true)
        #expect(abs((snapshot.rotation.basket.local.yearToDate ?? 0) - 0.1) < 1e-12)
        #expect(snapshot.figureDate == date("2026-08-21"))
    }

    @Test("A basket, its contributions and its graph have one window") func windows() throws {
        // Taipei's last session before Lunar New Year, and the others' of today.
        let rows: [(String, [(String, Double)])] = [
            ("2330.TW", [("2026-01-09", 90), ("2026-01-20", 100), ("2026-02-11", 120)]),
            ("005930.KS", [("2026-01-20", 100), ("2026-02-20", 110)]),
            ("^NDX", [("2026-01-16", 100), ("2026-01-20", 100), ("2026-02-19", 105)]),
        ]
        for (symbol, bars) in rows { for (day, close) in bars { try cache.bar(symbol, day, close) } }
        let snapshot = try snapshot("2026-02-20T07:30:00Z")
        let month = try #require(snapshot.rotation.basket.local.month)
        let last = try #require(snapshot.rotation.history[.local]?[.month]?.last)
        #expect(abs(month - (0.2 + 0.1) / 2) < 1e-12)
        #expect(abs(last.basket - month) < 1e-12)
        #expect(abs(last.benchmark - (snapshot.rotation.benchmark.local.month ?? 0)) < 1e-12)
    }

    @Test("A depositary receipt counts where the company is, and a company once") func companies() throws {
        for symbol in ["2330.TW", "TSM", "NVDA", "0981.HK", "688981.SS"] {
            try cache.bar(symbol, "2026-11-25", 100)
            try cache.bar(symbol, symbol == "TSM" || symbol == "NVDA" ? "2026-11-25" : "2026-11-26", 110)
        }
        let regions = try snapshot("2026-11-26T12:00:00Z").regions
        #expect(regions.first { $0.region == .unitedStates }?.counted == ["NVDA"])
        #expect(regions.first { $0.region == .taiwan }?.counted == ["2330.TW"])
        #expect(!Basket.asiaTech.members.contains("688981.SS"))
        #expect(Basket.asiaTech.members.contains("0981.HK"))
    }
}
