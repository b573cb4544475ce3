import Market
import TextUI
import ThemeCatalog

/// The chart of a comparison, arranged for its area.
struct ComparisonData: Sendable {
    /// Nil while the first one's bars are being read.
    let chart: PreparedChart?
    /// The currency of the first one's prices, where no rate converts any of them.
    let unconverted: Currency?

    init(_ model: Model) {
        let source = ComparisonSource(model)
        guard let first = model.place.compared.first, let own = source.compared(first) else {
            (chart, unconverted) = (nil, nil)
            return
        }
        let known = model.details[first]?.daily ?? []
        unconverted =
            own.detail.daily.isEmpty && !known.isEmpty ? ComparisonSource.instrument(first, model).currency : nil
        var settings = model.chart
        settings.compared = Array(model.place.compared.dropFirst())
        var series = ChartSeries(
            own.detail, own.instrument, state: own.state, span: settings.span, calendar: own.calendar)
        if let start = own.detail.daily.first?.date, start != known.first?.date,
            series.visibleCount(settings.span) == series.places.count
        {
            series.note = "no US$ FX rates before \(start)"
        }
        chart = PriceChart(
            series, own.instrument, settings: settings, theme: model.theme,
            compared: settings.compared.compactMap(source.compared)
        ).prepare(in: model.viewArea.splitTop(1).rest)
    }
}

/// Brings those that are compared, their prices in the currency that is shown.
struct ComparisonSource {
    static let view = View.comparison

    let model: Model
    /// Nil where every price stays in its own currency.
    let dollars: DollarPrices?

    init(_ model: Model) {
        self.model = model
        let currencies = ComparisonSource.currencies(model)
        dollars =
            model.shown.currency == .local
            ? nil
            : DollarPrices(model.snapshot.rates, of: currencies) { symbol in
                model.details[symbol]?.bars(with: model.snapshot[symbol])
            }
    }

    /// Whose bars are needed: those of the compared and of the rates that convert them, since a snapshot has a year of
    /// rates and a chart may reach back further.
    static func symbols(_ model: Model) -> [Symbol] {
        model.place.compared + currencies(model).compactMap(\.dollarRateSymbol)
    }

    private static func currencies(_ model: Model) -> [Currency] {
        var result: [Currency] = []
        for symbol in model.place.compared {
            guard let currency = instrument(symbol, model).currency, currency != .usd, !result.contains(currency) else {
                continue
            }
            result.append(currency)
        }
        return result
    }

    fileprivate static func instrument(_ symbol: Symbol, _ model: Model) -> Instrument {
        model.snapshot[symbol]?.instrument ?? Instrument(inferredFrom: symbol)
    }

    /// One of those that are compared; nil while its bars are being read.
    func compared(_ symbol: Symbol) -> ComparedInstrument? {
        guard let detail = model.details[symbol] else { return nil }
        let instrument = ComparisonSource.instrument(symbol, model)
        let state = model.snapshot[symbol]
        return ComparedInstrument(
            dollars?.instrument(instrument) ?? instrument, dollars?.detail(detail, of: instrument) ?? detail,
            state: dollars.map { $0.state(state) } ?? state,
            calendar: instrument.exchange.flatMap { model.snapshot.calendars[$0] })
    }
}

/// Several stocks in one chart, each from zero at the left edge.
struct ComparisonScreen: ListScreen {
    static let view = View.comparison

    static let commands =
        ChartCommands.ofEveryChart({ $0.content(of: Self.self)?.chart }, isOffered: { !$0.place.compared.isEmpty })
        + [CommonCommands.mark]

    static func takeBack(_ model: inout Model) -> Bool { ChartCommands.removeCrosshair(&model) }

    static func needs(_ model: Model) -> [Effect] { [.follow(ComparisonSource.symbols(model))] }

    let model: Model
    private let data: ComparisonData?

    init(model: Model, content: ComparisonData?) {
        self.model = model
        data = content
    }

    static func prepare(_ model: Model) -> ComparisonData? { ComparisonData(model) }

    var rowCount: Int { model.place.compared.count }

    func symbol(of row: Int) -> Symbol? {
        model.place.compared.indices.contains(row) ? model.place.compared[row] : nil
    }

    func draw(in area: Rect, into frame: inout Frame) -> Point? {
        let theme = model.theme
        let cursor = Point(x: area.x, y: area.y)
        guard !model.place.compared.isEmpty else {
            EmptyNote(
                theme: theme, title: "No stocks marked", advice: "Space marks stocks on the board, x compares them."
            ).draw(in: area, into: &frame.buffer)
            return cursor
        }
        let currency = model.shown.currency == .usd ? "in US$" : "in local currencies"
        var title = PaneTitle(
            theme: theme, "Comparison", note: "\(model.chart.span.words), \(currency)", isFocused: true)
        title.trailing = model.chart.spanLine(theme)
        title.draw(in: area.row(0), into: &frame.buffer)
        guard var chart = data?.chart else {
            frame.buffer.write("Loading history …", x: area.x, y: area.y + 1, style: theme.dim, limit: area.width)
            return cursor
        }
        if let currency = data?.unconverted {
            EmptyNote(
                theme: theme, title: "No FX rate for \(currency.code)",
                advice:
                    "c switches to local currencies; \(currency.dollarRateSymbol?.rawValue ?? "the FX rate") is missing."
            ).draw(in: area.splitTop(1).rest, into: &frame.buffer)
            return cursor
        }
        chart.selected = selectedRow
        chart.draw(into: &frame.buffer)
        return Point(x: area.x, y: chart.layout.legend.isEmpty ? area.y : chart.layout.legend.y)
    }
}
