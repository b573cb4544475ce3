import Market
import Testing
import TextUI
import ThemeCatalog

@testable import Dashboard

@Suite struct ChartPictureTests {
    private let bars = ChartFixture.walk(700)

    private var marks: [ChartMark] {
        [
            ChartMark(date: bars[640].date, glyph: "E"), ChartMark(date: bars[660].date, glyph: "D"),
            ChartMark(date: bars[660].date, glyph: "N"),
            ChartMark(date: bars[690].date, through: bars[699].date, glyph: "⚑", severity: .high),
        ]
    }

    /// A chart in several of its forms.
    private func chart(_ form: String) throws -> PriceChart {
        var settings = ChartSettings()
        let calendar = Exchange.xtai.calendar
        switch form {
        case "full":
            settings.panes = Set(ChartPane.allCases)
            settings.overlays = [.average20, .average50, .bollinger]
            settings.crosshair = 20
        case "month": settings = ChartSettings(span: .month, overlays: [.exponential])
        case "bars": settings = ChartSettings(span: .month, style: .bars)
        case "log":
            settings = ChartSettings(span: .all)
            settings.isLogarithmic = true
        case "area": settings = ChartSettings(span: .year, style: .area)
        case "line": settings = ChartSettings(span: .all, style: .line)
        case "day", "five": return try intraday(form == "day" ? .day : .fiveDays)
        case "compared":
            settings.toggleComparison("NVDA")
            settings.crosshair = 30
            var chart = try ChartFixture.chart(bars, settings: settings, calendar: calendar, marks: marks)
            let detail = InstrumentDetail(symbol: "NVDA", daily: ChartFixture.walk(700, seed: 99, start: 100, nil))
            chart.compared = [
                ComparedInstrument(Instrument(inferredFrom: "NVDA"), detail, state: nil, calendar: nil)
            ]
            return chart
        default: break
        }
        return try ChartFixture.chart(bars, settings: settings, calendar: calendar, marks: marks)
    }

    private func intraday(_ span: ChartSpan) throws -> PriceChart {
        let instrument = Instrument(inferredFrom: "8035.T")
        let end = Instant("2026-01-13T05:10:00Z")
        let detail = InstrumentDetail(
            symbol: "8035.T", intraday: ChartFixture.parts(.xtks, sessions: 6, through: end))
        let series = ChartSeries(detail, instrument, state: nil, span: span, calendar: Exchange.xtks.calendar)
        return PriceChart(
            series, instrument, settings: ChartSettings(span: span, overlays: [.average20]),
            theme: try ThemeCatalog.theme(named: "midnight"), previousClose: 1645)
    }

    @Test(arguments: ["plain", "full", "month", "day", "compared"], ["80x24", "120x40", "170x46"])
    func theChart(form: String, size: String) throws {
        try expectGolden(ChartFixture.picture(try chart(form), Size(text: size)).plainText, "chart-\(form)-\(size)")
    }

    @Test(arguments: ["bars", "log", "area", "line", "five"])
    func otherForms(form: String) throws {
        try expectGolden(ChartFixture.picture(try chart(form), Size(text: "120x40")).plainText, "chart-\(form)-120x40")
    }

    @Test func theColours() throws {
        try expectGolden(
            ChartFixture.picture(try chart("full"), Size(width: 80, height: 30)).ansiText, "chart-80x30-ansi")
    }

    @Test(arguments: ["plain", "full", "month", "bars", "log", "area", "line", "day", "five", "compared"])
    func everyWindowFromTinyToLargeIsDrawnAndNothingOutside(form: String) throws {
        let chart = try chart(form)
        for width in [0, 1, 7, 23, 24, 40, 61, 133, 300] {
            for height in [0, 1, 4, 5, 6, 8, 10, 13, 22, 41, 90] {
                var buffer = Buffer(size: Size(width: width + 4, height: height + 2), style: chart.theme.plain)
                let area = Rect(x: 2, y: 1, width: width, height: height)
                chart.draw(in: area, into: &buffer)
                expectWholeCharacters(buffer)
                buffer.fill(area, style: chart.theme.plain)
                #expect(buffer.plainText.allSatisfy { $0 == "\n" }, "\(form) \(width)x\(height)")
            }
        }
    }

    @Test(arguments: ["midnight", "daylight", "high-contrast", "cvd-safe", "ansi16", "mono"])
    func everyThemeDrawsEveryForm(theme: String) throws {
        for form in ["plain", "full", "month", "day", "compared"] {
            var chart = try chart(form)
            chart.theme = try ThemeCatalog.theme(named: theme)
            expectWholeCharacters(ChartFixture.picture(chart, Size(width: 100, height: 30)))
        }
    }

    @Test func pricesHaveTheMarketsColours() throws {
        let chart = try chart("plain").prepare(in: Rect(x: 0, y: 0, width: 120, height: 40))
        let buffer = ChartFixture.picture(chart.chart, Size(width: 120, height: 40))
        for (index, item) in chart.items.enumerated() {
            guard let bar = item.bar, let row = chart.scale.row(of: bar.close, height: chart.layout.plot.height) else {
                continue
            }
            let style = buffer[item.column, chart.layout.plot.y + row].style
            #expect(style == Wording.style(chart.change(of: index), chart.theme, region: .taiwan))
        }
    }

    @Test("Without bars the chart says what to do") func withoutBarsItIsSaidWhatToDo() throws {
        let text = ChartFixture.picture(try ChartFixture.chart([]), Size(width: 80, height: 20)).plainText
        #expect(text.contains("No price history for TSMC"))
        #expect(text.contains("chiptop import FILE…"))
    }

    @Test("Lunch is a labelled gap") func lunchIsAGapWithItsName() throws {
        let chart = try chart("day").prepare(in: Rect(x: 0, y: 0, width: 120, height: 30))
        let buffer = ChartFixture.picture(chart.chart, Size(width: 120, height: 30))
        let lunch = chart.items.filter { $0.kind == .lunch }
        #expect(!lunch.isEmpty)
        #expect(buffer.plainText.contains("lunch"))
        let candles: Set<String> = ["│", "┃", "▌", "╽", "╿", "╷", "╵", "╻", "╹", "▘", "▖", "┼"]
        for item in lunch {
            for y in chart.layout.plot.y..<chart.layout.plot.maxY {
                #expect(!candles.contains(buffer[item.column, y].text))
            }
        }
    }

    @Test("Panes appear only where there is room") func panesAppearOnlyWhereThereIsRoom() throws {
        func kinds(_ height: Int) throws -> [ChartPane] {
            try chart("full").prepare(in: Rect(x: 0, y: 0, width: 100, height: height)).layout.panes.map(\.kind)
        }
        #expect(try kinds(10) == [])
        #expect(try kinds(16) == [.volume])
        #expect(try kinds(24) == [.volume, .strength])
        #expect(try kinds(40) == [.volume, .strength, .convergence])
    }
}
