import Benchmark
import Dashboard
import Market
import TextUI
import ThemeCatalog

/// Charts of ten years of made-up daily bars in a window of 170 by 46: at most 4 ms from the bars to the picture.
struct TenYears: Sendable {
    private let detail: InstrumentDetail
    private let instrument = Instrument(inferredFrom: "2330.TW")
    private let theme: Theme
    private static let area = Rect(x: 0, y: 0, width: 170, height: 46)

    init() {
        guard let last = CalendarDate("2026-01-14"), let theme = try? ThemeCatalog.theme(named: "midnight") else {
            preconditionFailure("no theme")
        }
        self.theme = theme
        detail = InstrumentDetail(symbol: "2330.TW", daily: TenYears.bars(2520, through: last))
    }

    private static func bars(_ count: Int, through last: CalendarDate) -> [DailyBar] {
        var state: UInt64 = 1
        var price = 160.0
        return (0..<count).map { index in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let chance = Double(state >> 11) / 0x1p53
            price *= 0.981 + chance * 0.04
            return DailyBar(
                date: last.advanced(days: (index - count + 1) * 7 / 5), open: price * 0.99, high: price * 1.02,
                low: price * 0.98, close: price, volume: 1e6 * (1 + chance))
        }
    }

    func measure() {
        let everything = Set(ChartOverlay.allCases)
        measure("candles, all, 2 averages", ChartSettings(span: .all))
        measure(
            "candles, all, every overlay and pane",
            ChartSettings(span: .all, overlays: everything, panes: Set(ChartPane.allCases)))
        measure(
            "line, all, every overlay and pane",
            ChartSettings(span: .all, style: .line, overlays: everything, panes: Set(ChartPane.allCases)))
        measure("candles, 6 months", ChartSettings())
        let prepared = chart(ChartSettings(span: .all)).prepare(in: TenYears.area)
        Benchmark("Frame alone: candles, all", configuration: TenYears.configuration) { benchmark in
            for _ in benchmark.scaledIterations {
                var buffer = Buffer(size: Size(width: 170, height: 46), style: theme.plain)
                prepared.draw(into: &buffer)
                blackHole(buffer)
            }
        }
    }

    private static var configuration: Benchmark.Configuration {
        .init(metrics: [.wallClock], scalingFactor: .one, maxDuration: .seconds(3), maxIterations: 1000)
    }

    private func chart(_ settings: ChartSettings) -> PriceChart {
        let series = ChartSeries(
            detail, instrument, state: nil, span: settings.span, calendar: Exchange.xtai.calendar)
        return PriceChart(series, instrument, settings: settings, theme: theme)
    }

    /// From the bars to the cells.
    private func measure(_ name: String, _ settings: ChartSettings) {
        Benchmark("10 years: " + name, configuration: TenYears.configuration) { benchmark in
            for _ in benchmark.scaledIterations {
                var buffer = Buffer(size: Size(width: 170, height: 46), style: theme.plain)
                chart(settings).draw(in: TenYears.area, into: &buffer)
                blackHole(buffer)
            }
        }
    }
}
