import Market
import TextUI
import ThemeCatalog

/// The chart of a comparison, arranged for its area.
struct ComparisonData: ViewData {
    /// Nil while the first one's bars are being read.
    let chart: PreparedChart?

    init(_ model: Model) {
        let symbols = model.place.compared
        guard let first = symbols.first, let detail = model.details[first] else {
            chart = nil
            return
        }
        func instrument(_ symbol: Symbol) -> Instrument {
            model.snapshot[symbol]?.instrument ?? Instrument(inferredFrom: symbol)
        }
        func calendar(_ symbol: Symbol) -> TradingCalendar? {
            instrument(symbol).exchange.flatMap { model.snapshot.calendars[$0] }
        }
        var settings = model.chart
        settings.compared = Array(symbols.dropFirst())
        let series = ChartSeries(
            detail, instrument(first), state: model.snapshot[first], span: settings.span, calendar: calendar(first))
        let others = settings.compared.compactMap { symbol in
            model.details[symbol].map {
                ComparedInstrument(
                    instrument(symbol), $0, state: model.snapshot[symbol], calendar: calendar(symbol))
            }
        }
        chart = PriceChart(
            series, instrument(first), settings: settings, theme: model.theme, compared: others
        ).prepare(in: model.viewArea.splitTop(1).rest)
    }
}

/// Several chipmakers in one chart, each from zero at the left edge.
struct ComparisonView: ViewBody {
    let model: Model

    init(model: Model) {
        self.model = model
    }

    static func prepare(_ model: Model) -> (any ViewData)? { ComparisonData(model) }

    var rowCount: Int { model.place.compared.count }

    func symbol(of row: Int) -> Symbol? {
        model.place.compared.indices.contains(row) ? model.place.compared[row] : nil
    }

    func draw(in area: Rect, into buffer: inout Buffer) -> Point? {
        let theme = model.theme
        let cursor = Point(x: area.x, y: area.y)
        guard !model.place.compared.isEmpty else {
            EmptyNote(
                theme: theme, title: "Nobody is marked", advice: "Space marks chipmakers on the board, x compares them."
            ).draw(in: area, into: &buffer)
            return cursor
        }
        var title = PaneTitle(theme: theme, "Comparison", note: model.chart.span.words, isFocused: true)
        title.trailing = model.chart.spanLine(theme)
        title.draw(in: area.row(0), into: &buffer)
        guard let chart = (model.viewData as? ComparisonData)?.chart else {
            buffer.write("reading their bars …", x: area.x, y: area.y + 1, style: theme.dim, limit: area.width)
            return cursor
        }
        chart.draw(into: &buffer)
        return cursor
    }
}
