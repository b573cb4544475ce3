import Market
import Testing
import TextUI
import ThemeCatalog

@testable import Dashboard

@Suite struct ChartSeriesTests {
    private let tsmc = ChartFixture.tsmc

    private func intraday(
        _ exchange: Exchange, _ symbol: Symbol, span: ChartSpan, sessions: Int = 1, minutes: Int = 5,
        state: InstrumentState? = nil, through end: Instant? = nil
    ) -> ChartSeries {
        let parts = ChartFixture.parts(exchange, sessions: sessions, minutes: minutes, through: end)
        let detail = InstrumentDetail(symbol: symbol, intraday: parts)
        return ChartSeries(
            detail, Instrument(inferredFrom: symbol), state: state, span: span, calendar: exchange.calendar)
    }

    @Test(arguments: [
        // Places from open to close, places of lunch, the first and the last of them.
        (Exchange.xtks, "8035.T", 78, 12, "11:30", "12:25"),
        (.xhkg, "1347.HK", 78, 12, "12:00", "12:55"),
        (.xshg, "688981.SS", 66, 18, "11:30", "12:55"),
        (.xtai, "2330.TW", 54, 0, "", ""),
        (.xnas, "NVDA", 78, 0, "", ""),
    ])
    func aDayHasAPlaceForEveryPartAndLunchIsAGap(
        exchange: Exchange, symbol: String, count: Int, lunch: Int, first: String, last: String
    ) throws {
        let series = intraday(exchange, Symbol(rawValue: symbol), span: .day)
        #expect(series.places.count == count)
        #expect(series.interval == .minutes(5))
        let gap = series.places.filter { $0.kind == .lunch }
        #expect(gap.count == lunch)
        #expect(gap.allSatisfy { $0.bar == nil })
        #expect(series.bars.count == count - lunch)
        func time(_ place: ChartPlace?) -> String {
            place?.minute.map { TimeOfDay(secondsSinceMidnight: $0 * 60).shortText } ?? ""
        }
        #expect(time(gap.first) == first)
        #expect(time(gap.last) == last)
    }

    @Test("An open session has room for the rest of the day") func aDayThatGoesOnHasRoomForItsRest() throws {
        let now = try #require(Instant("2026-01-13T02:02:00Z"))
        var state = InstrumentState(instrument: tsmc)
        (state.price, state.time) = (1700, now)
        state.sessionDate = ChartFixture.last.advanced(days: -1)
        let last = CalendarDate(daysSince1970: 20_466)
        try #require(last.description == "2026-01-13")
        state.sessionDate = last
        let series = intraday(.xtai, "2330.TW", span: .day, state: state, through: now)
        // From 09:00 to 10:00 twelve parts are over, the thirteenth has the latest price, 41 are to come.
        #expect(series.places.count == 54)
        #expect(series.bars.count == 13)
        #expect(series.bars.last?.close == 1700)
        #expect(series.places.lastIndex { $0.bar != nil } == 12)
    }

    @Test("The 5D range shows five separate sessions") func fiveDaysAreApartAndShowFiveSessions() {
        let series = intraday(.xtks, "8035.T", span: .fiveDays, sessions: 6)
        // 66 parts, one place for lunch, a night between two.
        #expect(series.places.count == 6 * 67 + 5)
        #expect(series.visibleCount(.fiveDays) == 5 * 67 + 4)
        #expect(series.places.filter { $0.kind == .night }.count == 5)
    }

    @Test("Without intraday bars the daily ones are shown with a note")
    func withoutPartsTheLastSessionsAreShownAndThatIsSaid() throws {
        let detail = InstrumentDetail(symbol: "2330.TW", daily: ChartFixture.walk(60))
        let series = ChartSeries(detail, tsmc, state: nil, span: .day, calendar: nil)
        #expect(series.interval == .session)
        #expect(series.visibleCount(.day) == 1)
        #expect(series.visibleCount(.fiveDays) == 5)
        let chart = PriceChart(
            series, tsmc, settings: ChartSettings(span: .day), theme: try ThemeCatalog.theme(named: "midnight"))
        let text = ChartFixture.picture(chart, Size(width: 150, height: 30)).plainText(row: 0)
        #expect(text.contains("no intraday bars, showing daily"))
    }

    @Test("The latest price ends the series") func theLatestPriceEndsTheSeries() {
        var state = InstrumentState(instrument: tsmc)
        (state.price, state.sessionDate) = (1234, ChartFixture.last.advanced(days: 1))
        let detail = InstrumentDetail(symbol: "2330.TW", daily: ChartFixture.walk(5))
        let series = ChartSeries(detail, tsmc, state: state, span: .month, calendar: nil)
        #expect(series.bars.count == 6)
        #expect(series.bars.last?.close == 1234)
    }

    @Test(
        "A range reaches back to its day, and a year to date to the last close of the year before",
        arguments: [
            (ChartSpan.month, "2025-12-13"), (.sixMonths, "2025-07-13"), (.yearToDate, "2025-12-31"),
            (.year, "2025-01-13"),
        ])
    func spansReachBackToTheirDay(span: ChartSpan, first: String) throws {
        let bars = ChartFixture.walk(400, nil)
        let detail = InstrumentDetail(symbol: "2330.TW", daily: bars)
        let series = ChartSeries(detail, tsmc, state: nil, span: span, calendar: nil)
        let date = try #require(CalendarDate(first))
        #expect(series.visibleCount(span) == bars.count { $0.date >= date })
    }

    @Test("Weekly bars are built from their sessions") func weeksAreMadeOfTheirSessions() throws {
        let bars = ChartFixture.walk(300)
        let detail = InstrumentDetail(symbol: "2330.TW", daily: bars)
        let series = ChartSeries(detail, tsmc, state: nil, span: .all, calendar: nil)
        let items = ChartItems(series, ChartSettings(span: .all), width: 100)
        #expect(items.interval == .week)
        let weeks = Dictionary(grouping: bars) { ($0.date.daysSince1970 + 3) / 7 }
        #expect(items.items.count == weeks.count)
        for item in items.items {
            let week = try #require(weeks[(item.date.daysSince1970 + 3) / 7])
            let bar = try #require(item.bar)
            #expect(bar.date == week.first?.date)
            #expect(bar.open == week.first?.open)
            #expect(bar.close == week.last?.close)
            #expect(bar.high == week.compactMap(\.high).max())
            #expect(bar.low == week.compactMap(\.low).min())
            #expect(bar.volume == week.compactMap(\.volume).reduce(0, +))
        }
        let picture = ChartFixture.picture(
            try ChartFixture.chart(bars, settings: ChartSettings(span: .all)), Size(width: 108, height: 30))
        #expect(picture.plainText(row: 0).hasSuffix("weekly"))
        #expect(picture.plainText(row: 0).hasPrefix("week of 12 Jan 2026"))
    }

    @Test(arguments: [
        (2600, 100, ChartInterval.quarter), (2600, 160, .month), (700, 160, .week), (150, 160, .session),
        (180, 160, .week), (160, 160, .session), (240, 160, .week), (2600, 12, .years(1)), (2600, 4, .years(5)),
    ])
    func thereIsAColumnForEveryItem(count: Int, width: Int, interval: ChartInterval) {
        let detail = InstrumentDetail(symbol: "2330.TW", daily: ChartFixture.walk(count, nil))
        let series = ChartSeries(detail, tsmc, state: nil, span: .all, calendar: nil)
        let items = ChartItems(series, ChartSettings(span: .all), width: width)
        #expect(items.interval == interval)
        #expect(items.items.count <= width)
        #expect(Set(items.items.map(\.column)).count == items.items.count)
        #expect(items.items.allSatisfy { (0..<width).contains($0.column) })
    }

    /// Whole sessions, or six days of five-minute parts.
    private func series(_ span: ChartSpan) -> ChartSeries {
        let detail = InstrumentDetail(
            symbol: "8035.T", daily: ChartFixture.walk(2600, nil), intraday: ChartFixture.parts(.xtks, sessions: 6))
        return ChartSeries(
            detail, Instrument(inferredFrom: "8035.T"), state: nil, span: span, calendar: Exchange.xtks.calendar)
    }

    @Test("The range alone decides which bars are drawn, at every width", arguments: ChartSpan.allCases)
    func aRangeIsTheSameAtEveryWidth(span: ChartSpan) throws {
        let series = series(span)
        let visible = series.places.suffix(series.visibleCount(span))
        let bars = visible.compactMap(\.bar)
        let (first, last) = (try #require(bars.first), try #require(bars.last))
        let volume = series.bars[first...last].compactMap(\.volume).reduce(0, +)
        for style in ChartStyle.allCases {
            for width in 12...300 {
                let items = ChartItems(series, ChartSettings(span: span, style: style), width: width)
                let drawn = items.items.compactMap(\.bar)
                let total = drawn.compactMap(\.volume).reduce(0, +)
                let columns = items.items.map(\.column)
                let isWhole =
                    items.window.visible == visible.indices && items.items.last?.lastBar == last
                    && drawn.first?.open == series.bars[first].open && drawn.last?.close == series.bars[last].close
                    && abs(total - volume) < 1
                let isPlaced =
                    columns.allSatisfy((0..<width).contains) && columns == columns.sorted()
                    && (!style.hasColumns || Set(columns).count == columns.count)
                if !isWhole || !isPlaced { Issue.record("\(span) \(style) \(width): \(items.window.visible)") }
            }
        }
    }

    @Test(
        "Candles are equally far apart at every width, the last one at the right edge", arguments: ChartSpan.allCases)
    func candlesAreEquallyFarApart(span: ChartSpan) {
        let series = series(span)
        for width in 12...300 {
            let columns = ChartItems(series, ChartSettings(span: span), width: width)
            let places = columns.items.map(\.column)
            // Where a third of the chart would stay free, columns of one cell lie one or two cells apart.
            let isSpread = (width - places.count * columns.pitch) * 3 > width
            let pitches = columns.pitch...(columns.pitch + (isSpread ? 1 : 0))
            let isEven = zip(places, places.dropFirst()).allSatisfy { pitches.contains($1 - $0) }
            let reach = columns.bodyWidth / 2
            let isInside = places.allSatisfy { $0 >= reach && $0 + reach < width }
            let isAtTheEdge = places.last.map { width - $0 <= columns.pitch } ?? false
            let isFilled = (places.first ?? 0) * 3 <= width + 3 * columns.pitch
            if !isFilled || !isEven || !isInside || !isAtTheEdge { Issue.record("\(span) \(width): \(places)") }
        }
    }

    @Test("Averages count sessions, however many share a bar") func averagesCountSessionsHoweverManyAreDrawnAsOne()
        throws
    {
        let bars = ChartFixture.walk(300)
        let wide = try ChartFixture.chart(bars, settings: ChartSettings(span: .all, overlays: [.average50]))
        let columns = [100, 340].map { wide.prepare(in: Rect(x: 0, y: 0, width: $0, height: 30)) }
        #expect(columns.map(\.columns.interval) == [.week, .session])
        let mean = bars.suffix(50).map(\.close).reduce(0, +) / 50
        for chart in columns {
            let last = try #require(chart.figures.overlays.first?.lines.first?.last ?? nil)
            #expect(abs(last - mean) < 1e-9)
        }
    }
}
