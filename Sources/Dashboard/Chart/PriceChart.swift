public import Market
public import TextUI
public import ThemeCatalog

/// A chart of one instrument's prices, alone or beside others': everything that its picture depends on.
public struct PriceChart: Sendable {
    /// What is drawn.
    public var series: ChartSeries
    /// Whose prices they are.
    public var instrument: Instrument
    /// What was chosen.
    public var settings: ChartSettings
    /// The colours.
    public var theme: Theme
    /// The signs on the time axis.
    public var marks: [ChartMark]
    /// Those that are compared, in the order of `ChartSettings.compared`; none while their bars are being read.
    public var compared: [ComparedInstrument]
    /// The close that today's change counts from: a line in the chart of one day.
    public var previousClose: Double?

    /// Creates a chart.
    public init(
        _ series: ChartSeries, _ instrument: Instrument, settings: ChartSettings, theme: Theme,
        marks: [ChartMark] = [], compared: [ComparedInstrument] = [], previousClose: Double? = nil
    ) {
        self.series = series
        self.instrument = instrument
        self.settings = settings
        self.theme = theme
        self.marks = marks
        self.compared = compared
        self.previousClose = previousClose
    }

    /// Works out everything that a frame of an area needs; frames then only draw it.
    public func prepare(in area: Rect) -> PreparedChart { PreparedChart(self, in: area) }

    /// Prepares and draws.
    public func draw(in area: Rect, into buffer: inout Buffer) { prepare(in: area).draw(into: &buffer) }
}

/// A chart arranged for one area.
public struct PreparedChart: Sendable {
    let chart: PriceChart
    let area: Rect
    let layout: ChartLayout
    let columns: ChartItems
    let figures: ChartFigures
    /// Nil where the instrument stands alone.
    let comparison: ChartComparison?
    let scale: ChartScale
    /// Round prices, or fractions in a comparison.
    let ticks: [Double]
    /// The item that the lines above the chart speak of.
    let spoken: Int?
    /// The line of a comparison that they speak of, and that is drawn over the others.
    var selected = 0

    /// What keys need to know of it.
    public var window: ChartWindow { columns.window }

    var theme: Theme { chart.theme }
    var settings: ChartSettings { chart.settings }
    var items: [ChartItem] { columns.items }
    /// The selected line of a comparison; nil where the instrument stands alone.
    var selectedLine: ComparedLine? {
        comparison.flatMap { $0.lines.indices.contains(selected) ? $0.lines[selected] : $0.lines.first }
    }
    var hasCrosshair: Bool { columns.window.crosshairItem(settings) != nil }

    /// Columns that the widest price of the series takes, its marker's edges included.
    private static func axisWidth(_ chart: PriceChart) -> Int {
        if !chart.settings.compared.isEmpty { return 9 }
        let highest = chart.series.bars.suffix(260).map(\.top).max() ?? 0
        return max(7, TextWidth.width(of: PriceText.text(highest, chart.instrument)) + 3)
    }

    init(_ chart: PriceChart, in area: Rect) {
        self.chart = chart
        self.area = area
        let settings = chart.settings
        let isCompared = !settings.compared.isEmpty
        let axisWidth = min(PreparedChart.axisWidth(chart), area.width / 2)
        columns = ChartItems(chart.series, settings, width: area.width - axisWidth)
        let items = columns.items
        figures = ChartFigures(chart.series, isCompared ? [] : items, settings)
        comparison =
            isCompared
            ? ChartComparison(chart.instrument, chart.series, items, chart.compared, span: settings.span) : nil
        let dates = items.first.flatMap { first in items.last.map { (first.date, $0.date) } }
        layout = ChartLayout(
            area, axisWidth: axisWidth, panes: isCompared ? [] : settings.panes,
            hasLegend: isCompared || !settings.overlays.isEmpty,
            hasMarks: chart.marks.contains { mark in
                // What is to come has its sign below the prices' axis.
                dates.map { (mark.last ?? mark.date) >= $0.0 && (mark.date <= $0.1 || mark.isEvent) } ?? false
            })
        let scale = ChartRange.scale(items, figures, comparison, chart)
        self.scale = scale
        ticks = scale.ticks(about: max(2, layout.plot.height / 4))
        spoken = columns.window.crosshairItem(settings) ?? columns.window.hasPrice.lastIndex(of: true)
    }
}

/// What the top and the bottom of a chart stand for.
private enum ChartRange {
    /// Averages far from the prices are cut rather than that prices are pressed flat.
    private static let mostBeyond = 0.2

    static func scale(
        _ items: [ChartItem], _ figures: ChartFigures, _ comparison: ChartComparison?, _ chart: PriceChart
    ) -> ChartScale {
        if let comparison {
            let values = comparison.lines.flatMap { $0.values.compactMap(\.self) }
            return ChartScale(low: values.min() ?? -0.01, high: values.max() ?? 0.01)
        }
        let hasColumns = chart.settings.style.hasColumns
        var (low, high) = (Double.infinity, -Double.infinity)
        for case let bar? in items.lazy.map(\.bar) {
            low = min(low, hasColumns ? bar.bottom : bar.close)
            high = max(high, hasColumns ? bar.top : bar.close)
        }
        guard low <= high else { return ChartScale(low: 0, high: 1) }
        let margin = (high - low) * mostBeyond
        let bounds = (low - margin, high + margin)
        for value in figures.overlays.lazy.flatMap(\.lines).joined() {
            guard let value else { continue }
            low = min(low, max(value, bounds.0))
            high = max(high, min(value, bounds.1))
        }
        return ChartScale(low: low, high: high, isLogarithmic: chart.settings.isLogarithmic)
    }
}
