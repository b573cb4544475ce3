import Market
import RiskRules
import TextUI
import ThemeCatalog

/// Prices over time.
struct ChartTab: StockTabBody {
    let model: Model
    let data: StockData

    /// Works the chart out for the room that it has on the page.
    static func prepare(
        _ model: Model, _ symbol: Symbol, _ instrument: Instrument, _ detail: InstrumentDetail?, events: [MarketEvent],
        in area: Rect
    ) -> PreparedChart? {
        guard let detail else { return nil }
        var settings = model.chart
        settings.compared = []
        let state = model.snapshot[symbol]
        let calendar = instrument.exchange.flatMap { model.snapshot.calendars[$0] }
        let series = ChartSeries(detail, instrument, state: state, span: settings.span, calendar: calendar)
        let chart = PriceChart(
            series, instrument, settings: settings, theme: model.theme.of(instrument.region),
            marks: events.map { ChartMark($0) } + flagMarks(model, symbol, instrument),
            previousClose: state?.previousClose)
        return chart.prepare(in: area)
    }

    /// Below the frame's title.
    static func area(in layout: StockLayout) -> Rect { layout.main.splitTop(1).rest }

    /// When flags of the stock were raised.
    private static func flagMarks(_ model: Model, _ symbol: Symbol, _ instrument: Instrument) -> [ChartMark] {
        let recorded = Dictionary(
            grouping: model.records.log.filter { $0.key.subject == .instrument(symbol) }, by: \.key)
        let keys = Set(recorded.keys).union(model.past.changes.keys.filter { $0.subject == .instrument(symbol) })
        return keys.flatMap { key in
            let changes = model.changes(of: key, recorded: recorded[key] ?? [])
            return FlagHistory(changes, record: model.record(of: key)).spans.map { span in
                ChartMark(
                    date: instrument.zone.local(span.start).date,
                    through: span.end.map { instrument.zone.local($0).date },
                    glyph: span.severity.mark.unicodeScalars.first ?? "⚑", severity: span.severity)
            }
        }
    }

    func draw(in area: Rect, into frame: inout Frame) -> Point? {
        let theme = model.theme
        var title = PaneTitle(theme: theme, "Chart", note: model.chart.words, isFocused: true)
        title.trailing = model.chart.spanLine(theme)
        title.draw(in: area.row(0), into: &frame.buffer)
        guard let chart = data.chart else {
            let place = area.splitTop(1).rest
            frame.buffer.write("Loading history …", x: place.x, y: place.y, style: theme.dim, limit: place.width)
            return nil
        }
        chart.draw(into: &frame.buffer)
        return nil
    }
}
