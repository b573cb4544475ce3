import Market
import Testing
import TextUI
import ThemeCatalog

@testable import Dashboard

@Suite struct ChartAxisTests {
    @Test(arguments: ChartSpan.allCases, [ChartStyle.candles, .line])
    func datesNeverTouchAtAnyWidth(span: ChartSpan, style: ChartStyle) throws {
        let bars = ChartFixture.walk(2600, nil)
        let detail = InstrumentDetail(
            symbol: "8035.T", daily: bars, intraday: ChartFixture.parts(.xtks, sessions: 6))
        let series = ChartSeries(
            detail, Instrument(inferredFrom: "8035.T"), state: nil, span: span, calendar: Exchange.xtks.calendar)
        for width in 40...300 {
            let columns = ChartItems(series, ChartSettings(span: span, style: style), width: width)
            let labels = DateAxis(columns.items, columns.interval, width: width).labels
            let ends = labels.map { $0.column + TextWidth.width(of: $0.text) }
            let areApart = zip(ends, labels.dropFirst()).allSatisfy { $0 < $1.column }
            if labels.isEmpty || !areApart || ends.contains(where: { $0 > width }) {
                Issue.record("\(width): \(labels)")
            }
        }
    }

    @Test("An intraday chart is labelled in exchange time") func aDayIsLabelledByTheHourOfItsExchange() throws {
        let detail = InstrumentDetail(symbol: "2330.TW", intraday: ChartFixture.parts(.xtai, sessions: 1))
        let series = ChartSeries(
            detail, ChartFixture.tsmc, state: nil, span: .day, calendar: Exchange.xtai.calendar)
        let columns = ChartItems(series, ChartSettings(span: .day), width: 54)
        let labels = DateAxis(columns.items, columns.interval, width: 54).labels
        #expect(labels.map(\.text) == ["09:00", "10:00", "11:00", "12:00", "13:00"])
        #expect(labels.map(\.column) == [0, 12, 24, 36, 48])
    }

    @Test(arguments: [
        (1155.0, 1713.0, 5, [1200.0, 1400, 1600]), (0, 1, 4, [0, 0.25, 0.5, 0.75, 1]), (-0.13, 0.21, 3, [0, 0.2]),
        (31, 32.2, 4, [31, 31.5, 32]),
    ])
    func ticksAreRound(low: Double, high: Double, count: Int, expected: [Double]) {
        let ticks = ChartScale(low: low, high: high).ticks(about: count)
        #expect(ticks.count == expected.count)
        for (tick, value) in zip(ticks, expected) { #expect(abs(tick - value) < 1e-9) }
    }

    @Test("The next event is shown below the price axis") func theNextEventStandsBelowThePricesAxis() throws {
        let bars = ChartFixture.walk(110)
        let last = try #require(bars.last?.date)
        let marks = [
            ChartMark(date: last.advanced(days: 40), glyph: "D"), ChartMark(date: last.advanced(days: 9), glyph: "E"),
        ]
        let size = Size(width: 120, height: 40)
        func row(_ settings: ChartSettings) throws -> String {
            let chart = try ChartFixture.chart(bars, settings: settings, marks: marks).prepare(in: Rect(size))
            var buffer = Buffer(size: size, style: chart.theme.plain)
            chart.draw(into: &buffer)
            #expect(!chart.layout.marks.isEmpty)
            return buffer.plainText(row: chart.layout.marks.y)
        }
        #expect(try row(ChartSettings()).hasSuffix("▸E 9d"))
        // A view of the past shows nothing of the future.
        var settings = ChartSettings()
        for key in [ChartKey.zoomIn, .zoomIn, .panLeft] {
            let chart = try ChartFixture.chart(bars, settings: settings, marks: marks)
            settings.perform(key, chart.prepare(in: Rect(size)).window)
        }
        #expect(try !row(settings).contains("▸"))
    }

    @Test("In a weekly chart the next event counts from the last session, not from its week's first day")
    func theNextEventOfAWeeklyChart() throws {
        let bars = ChartFixture.walk(400)
        let last = try #require(bars.last?.date)
        var settings = ChartSettings()
        settings.span = .year
        let marks = [ChartMark(date: last, glyph: "D"), ChartMark(date: last.advanced(days: 9), glyph: "E")]
        let chart = try ChartFixture.chart(bars, settings: settings, marks: marks)
            .prepare(in: Rect(Size(width: 120, height: 40)))
        #expect(chart.columns.interval == .week)
        #expect(try #require(chart.items.last?.date) < last, "the week began before its last session")
        var buffer = Buffer(size: Size(width: 120, height: 40), style: chart.theme.plain)
        chart.draw(into: &buffer)
        #expect(buffer.plainText(row: chart.layout.marks.y).hasSuffix("▸E 9d"))
    }

    @Test func ticksOfAWideLogarithmicScaleAreRatiosApart() {
        let ticks = ChartScale(low: 12, high: 2300, isLogarithmic: true).ticks(about: 5)
        #expect(ticks == [20, 50, 100, 200, 500, 1000, 2000])
    }

    @Test("Every tick is in the row of its price") func everyTickStandsInTheRowOfItsPrice() throws {
        let chart = try ChartFixture.chart(ChartFixture.walk(110)).prepare(in: Rect(x: 0, y: 0, width: 120, height: 40))
        var buffer = Buffer(size: Size(width: 120, height: 40), style: chart.theme.plain)
        chart.draw(into: &buffer)
        let plot = chart.layout.plot
        let labels = (plot.y..<plot.maxY).compactMap { y -> (Int, Double)? in
            let text = (plot.maxX..<120).map { buffer[$0, y].text }.joined().filter { $0.isNumber || $0 == "." }
            return Double(text).map { (y - plot.y, $0) }
        }
        #expect(labels.count >= 4)
        for (row, price) in labels { #expect(chart.scale.row(of: price, height: plot.height) == row) }
        let last = try #require(chart.items.last?.bar?.close)
        #expect(labels.contains { $0.1 == last })
    }

    @Test("Event signs are drawn at their session, two as one") func signsStandAtTheirSessionAndTwoBecomeOne() throws {
        let bars = ChartFixture.walk(60)
        func mark(_ index: Int, _ glyph: Unicode.Scalar) -> ChartMark {
            ChartMark(date: bars[index].date, glyph: glyph)
        }
        let weekend = try #require(bars.first { $0.date.weekday == .friday && $0.date > bars[30].date })
        let marks = [
            mark(10, "E"), mark(20, "D"), mark(20, "N"),
            ChartMark(date: weekend.date.advanced(days: 1), glyph: "L"),
            ChartMark(date: bars[50].date, through: bars[53].date, glyph: "⚑", severity: .high),
            ChartMark(date: bars[0].date.advanced(days: -3), glyph: "X"),
        ]
        let settings = ChartSettings(span: .all, overlays: [], panes: [])
        let chart = try ChartFixture.chart(bars, settings: settings, marks: marks)
            .prepare(in: Rect(x: 0, y: 0, width: 68, height: 30))
        #expect(chart.items.map(\.column) == Array(0..<60))
        let signs = ChartSigns(marks, chart.items).signs
        #expect(signs[10]?.glyph == "E")
        #expect(signs[20]?.glyph == "+")
        let friday = try #require(bars.firstIndex { $0.date == weekend.date })
        #expect(signs[friday]?.glyph == "L")
        #expect((50...53).map { signs[$0]?.glyph } == ["⚑", "╌", "╌", "╌"])
        #expect(signs[51]?.severity == .high)
        #expect(signs.count == 7)
    }
}
