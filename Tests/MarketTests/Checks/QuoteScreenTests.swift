import Market
import Testing

@Suite struct QuoteScreenTests {
    private func quote(_ symbol: Symbol, _ price: Double, _ time: String, previous: Double? = nil) throws -> Quote {
        Quote(symbol: symbol, price: price, time: try #require(Instant(time)), previousClose: previous, source: "test")
    }

    private func closes(_ values: [(String, Double)]) throws -> [DatedClose] {
        try values.map { DatedClose(date: try #require(CalendarDate($0.0)), close: $0.1) }
    }

    @Test(
        "A price beyond the day's limits is doubtful, one within them is not",
        arguments: [(1724.0, false), (1411, false), (1760, true), (1380, true), (160_000, true), (15.68, true)])
    func limits(price: Double, isDoubtful: Bool) throws {
        let screen = QuoteScreen(of: Instrument(inferredFrom: "2330.TW"))
        let closes = try closes([("2026-11-25", 1536), ("2026-11-26", 1568)])
        let doubt = screen.doubt(try quote("2330.TW", price, "2026-11-27T03:00:00Z"), closes: closes)
        #expect((doubt != nil) == isDoubtful)
    }

    @Test("Over a hole in the closes there are no limits to hold a price against") func holes() throws {
        let screen = QuoteScreen(of: Instrument(inferredFrom: "2330.TW"))
        let closes = try closes([("2026-11-20", 1490)])
        #expect(screen.doubt(try quote("2330.TW", 1900, "2026-11-27T03:00:00Z"), closes: closes) == nil)
        #expect(screen.doubt(try quote("2330.TW", 149_000, "2026-11-27T03:00:00Z"), closes: closes) != nil)
    }

    @Test("The reference that a source counts from decides the limits of an ex-day") func references() throws {
        let screen = QuoteScreen(of: Instrument(inferredFrom: "2330.TW"))
        let closes = try closes([("2026-11-26", 1000)])
        let price = try quote("2330.TW", 780, "2026-11-27T03:00:00Z")
        #expect(screen.doubt(price, closes: closes) != nil)
        #expect(screen.doubt(try quote("2330.TW", 780, "2026-11-27T03:00:00Z", previous: 850), closes: closes) == nil)
        #expect(screen.doubt(price, closes: closes, reference: 850) == nil)
    }

    @Test(
        "Where an exchange has no limits a price is doubtful that is a unit off",
        arguments: [
            ("NVDA", 2.9, false), ("NVDA", 100, true), ("NVDA", 0.01, true), ("^NDX", 10, true), ("JPY=X", 0.01, true),
        ]
            as [(String, Double, Bool)])
    func history(symbol: String, factor: Double, isDoubtful: Bool) throws {
        let symbol = Symbol(rawValue: symbol)
        let closes = try closes([("2026-11-24", 150), ("2026-11-25", 150)])
        let doubt = QuoteScreen(of: Instrument(inferredFrom: symbol))
            .doubt(try quote(symbol, 150 * factor, "2026-11-27T15:00:00Z"), closes: closes)
        #expect((doubt != nil) == isDoubtful)
    }

    @Test(
        "Without bars a previous close that the price cannot follow is unknown",
        arguments: [
            ("2330.TW", 1530, 15.2, false), ("2330.TW", 15.3, 1500, false), ("2330.TW", 1950, 1500, false),
            ("2330.TW", 1650, 1500, true), ("NVDA", 180, 100, true), ("NVDA", 400, 100, false),
            ("^KS11", 25, 2500, false),
        ] as [(Symbol, Double, Double, Bool)])
    func previousClosesWithoutBars(symbol: Symbol, price: Double, before: Double, isBelieved: Bool) throws {
        let screen = QuoteScreen(of: Instrument(inferredFrom: symbol))
        let time = try #require(Instant("2026-11-27T05:00:00Z"))
        let quote = Quote(symbol: symbol, price: price, time: time, previousClose: before, source: "test")
        #expect(screen.previousClose(of: quote, closes: []) == (isBelieved ? before : nil))
    }

    @Test(
        "A source that counts from the close of its own session names no previous close",
        arguments: [("08:08", 61, true), ("08:00", 61, true), ("07:30", 61, false), ("08:08", 60.5, false)]
            as [(String, Double, Bool)])
    func rolledOver(time: String, said: Double, isPassedOver: Bool) throws {
        let screen = QuoteScreen(of: Instrument(inferredFrom: "0981.HK"))
        let moment = try #require(Instant("2026-11-27T\(time):00Z"))
        let quote = Quote(symbol: "0981.HK", price: 61, time: moment, previousClose: said, source: "test")
        let last = DatedClose(date: try #require(CalendarDate("2026-11-26")), close: 60)
        #expect(screen.previousClose(of: quote, closes: [last]) == (isPassedOver ? nil : said))
    }

    @Test(
        "A session's range holds the price that was made in it",
        arguments: [("04:00", 1510.0, 1500.0), ("12:00", 1506.0, 1500.0)] as [(String, Double, Double)])
    func laggingRanges(time: String, high: Double, low: Double) throws {
        let screen = QuoteScreen(of: Instrument(inferredFrom: "2330.TW"))
        var quote = Quote(
            symbol: "2330.TW", price: 1510, time: try #require(Instant("2026-11-27T\(time):00Z")), source: "test")
        (quote.high, quote.low) = (1506, 1500)
        let sound = screen.withSoundFigures(quote, closes: [])
        #expect(sound.high == high && sound.low == low && sound.price == 1510)
    }

    @Test("A previous close that cannot be one is unknown") func previousCloses() throws {
        let screen = QuoteScreen(of: Instrument(inferredFrom: "NVDA"))
        let closes = try closes([("2026-11-25", 150)])
        let wrong = try quote("NVDA", 151, "2026-11-27T15:00:00Z", previous: 15_000)
        #expect(screen.previousClose(of: wrong, closes: closes) == nil)
        let right = try quote("NVDA", 151, "2026-11-27T15:00:00Z", previous: 149)
        #expect(screen.previousClose(of: right, closes: closes) == 149)
    }

    @Test(
        "A previous close is refuted by the close of the session before where the price fits that one",
        arguments: [
            ("2330.TW", 1515, 1500, 1210, nil), ("NVDA", 182, 180, 120, nil), ("0981.HK", 80.8, 80, 60, nil),
            // The reference of an ex-day: the price is near it.
            ("NVDA", 122, 180, 120, 120), ("2330.TW", 1290, 1500, 1300, 1300),
        ] as [(String, Double, Double, Double, Double?)])
    func refutedCloses(symbol: String, price: Double, close: Double, said: Double, believed: Double?) throws {
        let symbol = Symbol(rawValue: symbol)
        let screen = QuoteScreen(of: Instrument(inferredFrom: symbol))
        let closes = try closes([("2026-11-23", close), ("2026-11-24", close)])
        let time = symbol == "NVDA" ? "2026-11-25T15:00:00Z" : "2026-11-25T05:00:00Z"
        let quote = try quote(symbol, price, time, previous: said)
        #expect(screen.previousClose(of: quote, closes: closes) == believed)
        #expect(screen.doubt(quote, closes: closes) == nil)
    }

    @Test("Prices of the session that cannot belong to the latest one are unknown") func wildFigures() throws {
        let screen = QuoteScreen(of: Instrument(inferredFrom: "2330.TW"))
        var quote = try quote("2330.TW", 1515, "2026-11-27T05:00:00Z")
        (quote.open, quote.high, quote.low) = (15, 151_500, 1500)
        (quote.bid, quote.ask) = (1510, 15_200)
        let sound = screen.withSoundFigures(quote, closes: try closes([("2026-11-26", 1500)]))
        #expect((sound.open, sound.high, sound.low) == (nil, nil, 1500))
        #expect((sound.bid, sound.ask) == (1510, nil))
    }

    @Test("A split of the session puts the source's previous close on the new shares") func splitCloses() throws {
        let screen = QuoteScreen(of: Instrument(inferredFrom: "688981.SS"))
        let quote = try quote("688981.SS", 101, "2026-11-27T06:00:00Z", previous: 130)
        let split = Split(date: try #require(CalendarDate("2026-11-27")), ratio: 1.3)
        #expect(screen.previousClose(of: quote, over: [split], closes: []) == 100)
        #expect(screen.previousClose(of: quote, over: [], closes: []) == 130)
    }

    @Test("A share without a history is believed") func listings() throws {
        let screen = QuoteScreen(of: Instrument(inferredFrom: "688802.SS"))
        #expect(
            screen.doubt(try quote("688802.SS", 829.9, "2026-11-27T06:00:00Z", previous: 104.66), closes: []) == nil)
    }
}
