import Market
import QuoteCache
import Testing

@testable import RefreshEngine

/// Rows that a program wrote under another spelling of a symbol make no instrument of their own.
@Suite struct SymbolAliasTests {
    private let cache: TestCache
    private let now = instant("2026-11-25T21:05:00Z")

    init() throws { cache = try TestCache() }

    private func snapshot() throws -> Snapshot {
        try RefreshEngine.snapshot(of: cache.file, clock: .fixed(now))
    }

    private func prices(_ symbol: String, _ close: Double) throws {
        try cache.bar(symbol, "2026-11-24", close)
        try cache.quote(symbol, close * 1.01, at: instant("2026-11-25T21:00:00Z"))
    }

    @Test(
        "Prices under another spelling are those of the instrument",
        arguments: [
            ("981.HK", "0981.HK"), ("00981.HK", "0981.HK"), ("688981.SH", "688981.SS"), ("6857.JP", "6857.T"),
            ("2330.TT", "2330.TW"), ("BRK.B", "BRK-B"), ("NVDA.US", "NVDA"), ("^SPX", "^GSPC"),
        ] as [(String, Symbol)])
    func otherSpellings(spelling: String, symbol: Symbol) throws {
        try prices(spelling, 100)
        let snapshot = try snapshot()
        let state = try #require(snapshot[symbol])
        #expect(state.price == 101 && state.local.day.map { abs($0 - 0.01) < 1e-9 } == true)
        #expect(state.instrument == Instrument(inferredFrom: symbol))
        #expect(snapshot.instruments.count == 1 && snapshot.unreadSymbols.isEmpty)
    }

    @Test("A rate under another spelling converts") func rates() throws {
        try prices("USDTWD", 31)
        try prices("2330.TW", 1500)
        let snapshot = try snapshot()
        #expect(snapshot.rates.rate(of: .twd, on: date("2026-11-25")) == 31.31)
        #expect(snapshot["2330.TW"]?.usd.day.map { abs($0) < 1e-9 } == true)
    }

    @Test("An instrument with prices of its own keeps them, and the others count nowhere") func ownPrices() throws {
        try prices("0981.HK", 60)
        try prices("981.HK", 600)
        let snapshot = try snapshot()
        #expect(snapshot.instruments.map(\.instrument.symbol) == ["0981.HK"])
        #expect(snapshot["0981.HK"]?.price == 60.6)
        let region = try #require(snapshot.regions.first { $0.region == .hongKong })
        #expect(region.breadth == Breadth(advancing: 1) && region.members == ["0981.HK"])
        #expect(snapshot.unreadSymbols == ["981.HK is 0981.HK, which has prices of its own: ignored"])
    }

    @Test("Of two other spellings one is read") func twoSpellings() throws {
        try prices("981.HK", 60)
        try prices("00981.HK", 600)
        let snapshot = try snapshot()
        #expect(snapshot.instruments.count == 1)
        #expect(snapshot.unreadSymbols.count == 1)
    }

    @Test("Digits that several markets use are not an instrument, unless the row says where") func bareDigits() throws {
        try prices("2330", 1500)
        var snapshot = try snapshot()
        #expect(snapshot.instruments.isEmpty && snapshot.regions.allSatisfy(\.members.isEmpty))
        #expect(snapshot.unreadSymbols == ["2330 may be 2330.TW or 2330.T: ignored"])
        try cache.run("UPDATE instrument SET exchange = 'XTAI' WHERE symbol = '2330'")
        snapshot = try self.snapshot()
        #expect(snapshot["2330.TW"]?.price == 1515 && snapshot.unreadSymbols.isEmpty)
    }

    @Test("What is known under every spelling is known once") func knowledge() throws {
        try prices("0981.HK", 60)
        for (symbol, value) in [("981.HK", 3.0), ("0981.HK", 2.0), ("00981.HK", 4.0)] {
            try cache.run(
                "INSERT INTO fact(symbol, metric, as_of, value, unit) VALUES ('\(symbol)', 'split', '2026-11-25', \(value), "
                    + "'ratio')")
        }
        try cache.run("INSERT INTO event(symbol, date, kind, title) VALUES ('981.HK', '2026-12-01', 'news', 'N')")
        let snapshot = try snapshot()
        #expect(snapshot.facts["0981.HK"]?.map(\.value) == [2])
        #expect(snapshot.facts.count == 1)
        #expect(snapshot["0981.HK"]?.splits.map(\.ratio) == [2])
        #expect(snapshot.events.map(\.symbol) == ["0981.HK"])
    }

    @Test("What is written under another spelling later is followed") func following() throws {
        let model = try ModelOnCache(cache, at: now)
        try prices("2330.TW", 1500)
        #expect(try model.follow())
        try prices("981.HK", 60)
        #expect(try model.follow())
        #expect(try model.snapshot()["0981.HK"]?.price == 60.6)
        try cache.run("UPDATE quote SET price = 61 WHERE symbol = '981.HK'")
        #expect(try model.follow())
        #expect(try model.snapshot()["0981.HK"]?.price == 61)
        #expect(try model.snapshot()["981.HK"] == nil)
        #expect(try model.reader.read { try model.model.detail(of: "0981.HK", $0) }.daily.map(\.close) == [60])
        // The instrument's own prices go before.
        try cache.quote("0981.HK", 62, at: instant("2026-11-25T21:01:00Z"))
        #expect(try model.follow())
        #expect(try model.snapshot()["0981.HK"]?.price == 62)
        #expect(try model.snapshot().unreadSymbols.count == 1)
        // A change of rows that are not read asks for nothing to be read again.
        try cache.run("UPDATE quote SET price = 63 WHERE symbol = '981.HK'")
        #expect(try !model.follow())
        try cache.run("DELETE FROM quote WHERE symbol = '0981.HK'")
        #expect(try model.follow())
        #expect(try model.snapshot()["0981.HK"]?.price == 63)
        for table in ["quote", "bar_daily", "instrument"] {
            try cache.run("DELETE FROM \(table) WHERE symbol = '981.HK'")
        }
        #expect(try model.follow())
        #expect(try model.snapshot().unreadSymbols.isEmpty)
        #expect(try model.snapshot()["2330.TW"]?.price == 1515)
    }

    @Test("Rows that are brought to the symbol itself are read") func mended() throws {
        let model = try ModelOnCache(cache, at: now)
        try prices("0981.HK", 60)
        try prices("981.HK", 65)
        try model.follow()
        for table in ["quote", "bar_daily", "instrument"] {
            try cache.run("UPDATE OR REPLACE \(table) SET symbol = '0981.HK' WHERE symbol = '981.HK'")
        }
        try model.follow()
        #expect(try model.snapshot()["0981.HK"]?.price == 65.65)
        #expect(try model.snapshot().unreadSymbols.isEmpty)
    }
}
