import Market
import TextUI
import ThemeCatalog

/// The history of the comparison: Asia tech less the Nasdaq 100, in percentage points.
struct RotationPane {
    let model: Model
    var focus = PaneFocus()

    private var theme: Theme { model.theme }
    private var period: Period { model.shown.historyPeriod }

    func draw(in rect: Rect, into buffer: inout Buffer) {
        let points = model.snapshot.rotation.history[model.shown.currency]?[period] ?? []
        let unit = model.shown.currency == .usd ? "US$" : "local"
        var title = PaneTitle(
            theme: theme, "Relative performance", note: "vs Nasdaq 100 (pp)", isFocused: focus.isFocused)
        title.trailing = StyledLine([StyledLine.Run("\(period.title) · \(unit)", theme.dim)])
        title.draw(in: rect.row(0), into: &buffer)
        let area = rect.splitTop(1).rest
        guard points.count > 1, area.height >= 3 else {
            let text =
                model.snapshot.condition == .loading
                ? "Loading history …" : "No bars of ^NDX or of Asian stocks"
            buffer.write(
                TextFitting.truncated(text, to: area.width), x: area.x, y: area.y, style: theme.dim, limit: area.width)
            return
        }
        let axisWidth = 7
        let (body, dates) = area.splitBottom(area.height >= 5 ? 2 : 1)
        let plot = body.splitLeft(axisWidth).rest
        guard let chart = LineChart(values: points.map { $0.spread * 100 }, including: 0) else { return }
        if let zero = chart.row(of: 0, height: plot.height) {
            for x in plot.x..<plot.maxX { buffer.set("┄", x: x, y: plot.y + zero, style: theme.style(theme.rule)) }
        }
        chart.draw(in: plot, color: theme.accent, into: &buffer)
        drawAxis(chart, in: body.splitLeft(axisWidth).left, into: &buffer)
        drawDates(points, in: dates.splitLeft(axisWidth).rest, into: &buffer)
    }

    private func drawAxis(_ chart: LineChart, in rect: Rect, into buffer: inout Buffer) {
        let zero = chart.row(of: 0, height: rect.height).map { [(0.0, rect.y + $0)] } ?? []
        var marks = [(chart.top, rect.y), (chart.bottom, rect.maxY - 1)]
        // Beside an edge that is zero itself no number says the same.
        if chart.top > 0, chart.bottom < 0 { marks += zero }
        var taken: Set<Int> = []
        for (value, y) in marks where taken.insert(y).inserted {
            let text = Figure([1, 0].map { NumberText.signed(value, decimals: $0) }).fitted(to: rect.width - 1)
            buffer.write(text, x: rect.x, y: y, style: theme.dim)
        }
    }

    private func drawDates(_ points: [RotationState.Point], in rect: Rect, into buffer: inout Buffer) {
        guard let first = points.first?.date, let last = points.last?.date, rect.height > 0 else { return }
        let count = rect.width >= 30 ? 3 : 2
        for index in 0..<count {
            let point = points[index * (points.count - 1) / (count - 1)]
            let text = last.year == first.year || index > 0 ? point.date.shortText : first.shortText
            let width = TextWidth.width(of: text)
            let center = rect.x + index * (rect.width - 1) / (count - 1)
            let x = min(max(rect.x, center - width / 2), rect.maxX - width)
            buffer.write(text, x: x, y: rect.y, style: theme.dim)
        }
    }
}
