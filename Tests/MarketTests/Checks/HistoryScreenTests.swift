import Market
import Testing

@Suite struct HistoryScreenTests {
    private let share = Instrument(inferredFrom: "2330.TW")

    private func date(_ text: String) throws -> CalendarDate { try #require(CalendarDate(text)) }

    /// Sessions of Taipei with closes that move by a per cent up and down.
    private func bars(_ count: Int, level: Double = 1000) throws -> [DailyBar] {
        let calendar = try #require(share.exchange?.calendar)
        return calendar.sessions(from: try date("2026-01-02"), through: try date("2026-12-31")).prefix(count)
            .enumerated().map { index, session in
                let close = level * (index.isMultiple(of: 2) ? 1 : 1.01)
                return DailyBar(
                    date: session.date, open: close, high: close * 1.01, low: close * 0.99, close: close, volume: 1000)
            }
    }

    @Test("Sound bars pass as they are") func soundBars() throws {
        let bars = try bars(60)
        let result = HistoryScreen(of: share).screened(bars)
        #expect(result.bars == bars)
        #expect(result.quarantined.isEmpty)
    }

    @Test("A bar on a date without a session is quarantined", arguments: ["2026-01-04", "2026-02-17", "2026-07-10"])
    func barsWithoutSessions(text: String) throws {
        let day = try date(text)
        var bars = try bars(150)
        bars.append(DailyBar(date: day, close: 1005))
        bars.sort { $0.date < $1.date }
        let result = HistoryScreen(of: share).screened(bars)
        #expect(!result.bars.contains { $0.date == day })
        #expect(result.quarantined.map(\.date) == [day])
        #expect(result.quarantined.map(\.reason) == [.noSession])
    }

    @Test(
        "A single bar far from its neighbours is quarantined wherever it stands",
        arguments: [100, 10, 0.01, 0.1, 1000] as [Double], [0, 1, 17, 38, 39])
    func singleBars(factor: Double, place: Int) throws {
        var bars = try bars(40)
        let good = bars
        bars[place].close *= factor
        let result = HistoryScreen(of: share).screened(bars)
        #expect(result.bars.map(\.date) == good.enumerated().filter { $0.offset != place }.map(\.element.date))
        #expect(result.quarantined.map(\.date) == [good[place].date])
    }

    @Test(
        "A last close beyond the day's limits is quarantined",
        arguments: [
            ("2330.TW", 1.15, true), ("2330.TW", 0.7, true), ("2330.TW", 1.099, false), ("2330.TW", 0.82, false),
            ("005930.KS", 1.4, true), ("005930.KS", 1.29, false), ("688981.SS", 1.25, true), ("688981.SS", 1.19, false),
            ("600584.SS", 1.19, true), ("8035.T", 1.4, false), ("0981.HK", 1.4, false), ("NVDA", 1.4, false),
        ] as [(Symbol, Double, Bool)])
    func lastClosesBeyondLimits(symbol: Symbol, factor: Double, isQuarantined: Bool) throws {
        let instrument = Instrument(inferredFrom: symbol)
        let calendar = try #require(instrument.exchange?.calendar)
        let sessions = calendar.sessions(from: try date("2026-03-02"), through: try date("2026-04-30"))
        var bars = sessions.prefix(20).map { DailyBar(date: $0.date, close: 1000) }
        bars[19].close *= factor
        let result = HistoryScreen(of: instrument).screened(bars)
        #expect(result.quarantined.map(\.date) == (isQuarantined ? [bars[19].date] : []))
        // Over a hole the limits of several sessions add up, and a new share may be free of them.
        #expect(HistoryScreen(of: instrument).screened(Array(bars[..<18]) + [bars[19]]).quarantined.isEmpty)
        #expect(HistoryScreen(of: instrument).screened(Array(bars.suffix(4))).quarantined.isEmpty)
    }

    @Test("Beyond the limits the next close decides") func closesBeyondLimits() throws {
        var bars = try bars(30)
        bars[20].close = 1250
        var result = HistoryScreen(of: share).screened(bars)
        #expect(result.quarantined.map(\.date) == [bars[20].date])
        #expect(result.quarantined.first?.description.contains("beyond the day's limits 909.00 to 1,110") == true)
        // An ex-day that nothing tells of: the price stays there.
        for index in 21..<30 { bars[index].close = 1240 }
        result = HistoryScreen(of: share).screened(bars)
        #expect(result.quarantined.isEmpty && result.bars == bars)
    }

    @Test("A few wrong bars in a row are quarantined, the history before them stays") func wrongRuns() throws {
        var bars = try bars(40)
        for index in 20..<25 { bars[index].close *= 100 }
        let result = HistoryScreen(of: share).screened(bars)
        #expect(result.bars.count == 35)
        #expect(result.bars.first?.date == bars[0].date)
    }

    @Test("What lies before a lasting jump that no split explains is on another footing") func lastingJumps() throws {
        var bars = try bars(40)
        for index in 20..<40 { bars[index].close /= 4 }
        let result = HistoryScreen(of: share).screened(bars)
        #expect(result.bars.map(\.date) == bars[20...].map(\.date))
        #expect(result.quarantined.count == 20)
    }

    @Test("A high that cannot belong to the close is unknown, the close stays") func wildRanges() throws {
        var bars = try bars(10)
        bars[5].high = 101_000
        let result = HistoryScreen(of: share).screened(bars)
        #expect(result.bars.count == 10)
        #expect(result.bars[5].high == nil)
        #expect(result.bars[5].low == bars[5].low)
    }

    @Test("A bar without trades on a day on which the index is silent is a likely closure") func likelyClosures() throws
    {
        var bars = try bars(10)
        let close = bars[4].close
        let flat = DailyBar(date: bars[5].date, open: close, high: close, low: close, close: close, volume: 0)
        bars[5] = flat
        let silent = HistoryScreen(of: share).screened(bars) { $0 == flat.date }
        #expect(silent.quarantined.map(\.reason) == [.likelyClosure])
        #expect(HistoryScreen(of: share).screened(bars).quarantined.isEmpty)
    }

    @Test("Rates a thousand times off are quarantined") func rates() throws {
        let rate = Instrument(inferredFrom: "TWD=X")
        let days = try ["2026-01-05", "2026-01-06", "2026-01-07", "2026-01-08", "2026-01-09"].map(date)
        let bars = zip(days, [31.5, 31.6, 0.0317, 31.4, 31.5]).map { DailyBar(date: $0, close: $1) }
        #expect(HistoryScreen(of: rate).screened(bars).bars.map(\.close) == [31.5, 31.6, 31.4, 31.5])
    }

    @Test("A rate the wrong way round is quarantined where the whole history is, and as a first quote")
    func inverseRates() throws {
        let days = try ["2026-01-05", "2026-01-06", "2026-01-07"].map(date)
        for (symbol, close) in [("TWD=X", 0.0317), ("JPY=X", 0.0064), ("KRW=X", 1.45), ("HKD=X", 779)] {
            let rate = Instrument(inferredFrom: Symbol(rawValue: symbol))
            let result = HistoryScreen(of: rate).screened(days.map { DailyBar(date: $0, close: close) })
            #expect(result.bars.isEmpty && result.quarantined.map(\.reason) == [.noRate, .noRate, .noRate])
            let time = try #require(Instant("2026-01-08T03:00:00Z"))
            let quote = Quote(symbol: rate.symbol, price: close, time: time, source: "test")
            #expect(QuoteScreen(of: rate).doubt(quote, closes: []) == .noRate(price: close))
        }
    }
}
