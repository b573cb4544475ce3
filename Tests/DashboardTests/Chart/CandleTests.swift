import Market
import Testing
import TextUI

@testable import Dashboard

/// Bars whose rows can be reckoned by hand: ten rows of two halves, 5 for each half, 100 at the bottom and 195 at the
/// top.
@Suite struct CandleTests {
    /// A chart of so many sessions that each gets one column, the first of them given, the others small.
    private func prepared(
        _ first: [DailyBar], style: ChartStyle = .candles, count: Int = 30, isLogarithmic: Bool = false,
        calendar: TradingCalendar? = nil
    ) throws -> (chart: PreparedChart, buffer: Buffer) {
        var settings = ChartSettings(span: .all, style: style, overlays: [], panes: [])
        settings.isLogarithmic = isLogarithmic
        let dates = ChartFixture.dates(count)
        let rest = dates.dropFirst(first.count).map { DailyBar(date: $0, open: 150, high: 155, low: 145, close: 155) }
        let bars = zip(dates, first).map { date, bar in
            var bar = bar
            bar.date = date
            return bar
        }
        let chart = try ChartFixture.chart(bars + rest, settings: settings, calendar: calendar)
        let size = Size(width: 40, height: 12)
        return (chart.prepare(in: Rect(size)), ChartFixture.picture(chart, size))
    }

    private func bar(_ open: Double?, _ high: Double?, _ low: Double?, _ close: Double) -> DailyBar {
        DailyBar(date: ChartFixture.last, open: open, high: high, low: low, close: close)
    }

    /// What stands in an item's column of the plot, from top to bottom.
    private func column(_ item: Int, _ picture: (chart: PreparedChart, buffer: Buffer), beside: Int = 0) -> String {
        let plot = picture.chart.layout.plot
        let x = plot.x + picture.chart.items[item].column + beside
        return (plot.y..<plot.maxY).map { picture.buffer[x, $0].text }.joined().replacing("·", with: " ")
    }

    @Test(arguments: [
        // Rising from 120 to 150: half rows 4 to 10 of 0 to 19.
        (120.0, 150.0, "││││╽┃┃┃││"),
        (150, 120, "││││╽▌▌▌││"),
        (125, 150, "││││╽┃┃╿││"),
        (150, 125, "││││╽▌▌╿││"),
        (100, 195, "┃┃┃┃┃┃┃┃┃┃"),
        (195, 100, "▌▌▌▌▌▌▌▌▌▌"),
        (150, 150, "││││┼│││││"),
        (195, 195, "┬│││││││││"),
    ])
    func bodiesAndWicksAreExactToHalfARow(open: Double, close: Double, expected: String) throws {
        let picture = try prepared([bar(open, 195, 100, close)])
        #expect(picture.chart.layout.plot.height == 10)
        #expect(column(0, picture) == expected)
    }

    @Test("Wicks end within a row") func wicksEndWithinARow() throws {
        let picture = try prepared([bar(100, 195, 100, 195), bar(140, 160, 125, 150), bar(nil, nil, nil, 130)])
        // 160 is half row 12, the lower half of its row; 125 is half row 5, the upper half of its own.
        #expect(column(1, picture) == "   ╷╽┃│╵  ")
        // A close alone is a stroke.
        #expect(column(2, picture) == "      ─   ")
    }

    @Test func onALogarithmicScaleEqualRatiosAreEqualHeights() throws {
        let picture = try prepared([bar(100, 10_000, 100, 1000)], isLogarithmic: true)
        // 1000 stands in the middle of 100 and 10,000: half row 9.5 of 19, so 10.
        #expect(column(0, picture) == "││││╽┃┃┃┃┃")
        let scale = ChartScale(low: 100, high: 10_000, isLogarithmic: true)
        #expect(abs(scale.share(of: 1000) - 0.5) < 1e-12)
        #expect(!ChartScale(low: -1, high: 5, isLogarithmic: true).isLogarithmic)
    }

    @Test func barsTickTheirOpenToTheLeftAndTheirCloseToTheRight() throws {
        let picture = try prepared([bar(120, 195, 100, 150), bar(100, 195, 100, 195)], style: .bars)
        #expect(column(0, picture) == "││││├││┤││")
        #expect(column(1, picture) == "├││││││││┤")
    }

    @Test("A few sessions have wide bodies, hollow if rising") func fewSessionsHaveWideBodiesHollowWhereTheyRose()
        throws
    {
        let picture = try prepared(
            [bar(120, 195, 100, 150), bar(155, 195, 100, 120), bar(150, 150, 100, 150)], count: 6)
        #expect(picture.chart.columns.bodyWidth == 3)
        #expect(column(0, picture) == "││││▀  ▄││")
        #expect(column(0, picture, beside: -1) == "    ▛▌▌▙  ")
        #expect(column(0, picture, beside: 1) == "    ▜▐▐▟  ")
        #expect(column(1, picture) == "││││████││")
        #expect(column(1, picture, beside: -1) == "    ████  ")
        #expect(column(2, picture, beside: 1) == "    ─     ")
    }

    @Test func risingAndFallingDifferWithoutColour() throws {
        let bars = [bar(120, 150, 120, 150), bar(150, 150, 120, 120)]
        let picture = try prepared([bar(100, 195, 100, 195)] + bars)
        #expect(column(1, picture) != column(2, picture))
    }

    @Test func anAxisOf120ColumnsShows120Sessions() throws {
        let bars = ChartFixture.walk(120)
        let settings = ChartSettings(span: .all, overlays: [], panes: [])
        let chart = try ChartFixture.chart(bars, settings: settings)
        let width = chart.prepare(in: Rect(x: 0, y: 0, width: 140, height: 30)).layout.axisWidth + 120
        let picture = ChartFixture.picture(chart, Size(width: width, height: 30))
        let prepared = chart.prepare(in: Rect(x: 0, y: 0, width: width, height: 30))
        #expect(prepared.items.map(\.column) == Array(0..<120))
        #expect(prepared.columns.interval == .session)
        for item in prepared.items {
            let rows = (prepared.layout.plot.y..<prepared.layout.plot.maxY)
            let high = try #require(item.bar.flatMap { prepared.scale.row(of: $0.top, height: rows.count) })
            let low = try #require(item.bar.flatMap { prepared.scale.row(of: $0.bottom, height: rows.count) })
            let drawn = rows.filter { ![" ", "·"].contains(picture[item.column, $0].text) }.map { $0 - rows.lowerBound }
            #expect(drawn == Array(high...low))
        }
    }

    @Test("A missing session leaves its column empty") func aSessionThatIsMissingLeavesItsColumnEmpty() throws {
        let calendar = try #require(Exchange.xtai.calendar)
        var bars = ChartFixture.walk(30)
        let hole = bars.remove(at: 12)
        let settings = ChartSettings(span: .all, overlays: [], panes: [.volume])
        let prepared = try ChartFixture.chart(bars, settings: settings, calendar: calendar)
            .prepare(in: Rect(x: 0, y: 0, width: 40, height: 20))
        #expect(prepared.items.count == 30)
        #expect(prepared.items[12].bar == nil)
        #expect(prepared.items[12].date == hole.date)
        #expect(prepared.items.filter { $0.bar == nil }.count == 1)
    }

    @Test("Real highs and lows are drawn at their prices") func realHighsAndLowsStandWhereTheyBelong() throws {
        for symbol in ["2330.TW", "NVDA", "8035.T"] {
            let bars = try RealBars.daily(symbol, through: ChartFixture.last)
            guard !bars.isEmpty else { continue }
            let settings = ChartSettings(span: .sixMonths, overlays: [], panes: [])
            let area = Rect(x: 0, y: 0, width: 170, height: 46)
            let chart = try ChartFixture.chart(bars, settings: settings)
            let prepared = chart.prepare(in: area)
            let picture = ChartFixture.picture(chart, Size(width: area.width, height: area.height))
            let highest = try #require(prepared.items.compactMap(\.bar).max { $0.top < $1.top })
            let lowest = try #require(prepared.items.compactMap(\.bar).min { $0.bottom < $1.bottom })
            for (bar, y) in [(highest, prepared.layout.plot.y), (lowest, prepared.layout.plot.maxY - 1)] {
                let item = try #require(prepared.items.first { $0.date == bar.date })
                #expect(![" ", "·"].contains(picture[item.column, y].text), "\(symbol) \(bar.date)")
            }
        }
    }
}
