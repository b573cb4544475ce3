import Market
import TextUI
import ThemeCatalog

/// A series over time as a thin curve, with its range at the left and its dates below.
struct HistoryChart {
    let theme: Theme
    let label: String
    let points: [DatedValue]
    let unit: String
    /// Whether values are changes, which have a sign.
    var isSigned = true
    /// A value with a line of its own; nil: a line at zero where the range holds it.
    var threshold: Double?

    private static let axisWidth = 9

    func draw(in rect: Rect, into buffer: inout Buffer) {
        guard let chart = LineChart(values: points.map(\.value), including: threshold), rect.height >= 4 else {
            buffer.write(
                "No history yet", x: rect.x, y: rect.y, style: theme.dim, limit: rect.height > 0 ? rect.width : 0)
            return
        }
        let (labelRow, rest) = rect.splitTop(1)
        let (body, dates) = rest.splitBottom(1)
        let (axis, plot) = body.splitLeft(HistoryChart.axisWidth)
        buffer.write(
            TextFitting.truncated(label, to: plot.width), x: plot.x, y: labelRow.y, style: theme.dim)
        drawRule(chart, in: plot, axis: axis, into: &buffer)
        chart.draw(in: plot, color: theme.accent, into: &buffer)
        drawAxis(chart, in: axis, into: &buffer)
        drawDates(in: dates.splitLeft(HistoryChart.axisWidth).rest, into: &buffer)
    }

    /// A line at the threshold, or at zero where the range holds it.
    private func drawRule(_ chart: LineChart, in plot: Rect, axis: Rect, into buffer: inout Buffer) {
        let level = threshold ?? 0
        guard threshold != nil || chart.bottom < 0 && chart.top > 0, let row = chart.row(of: level, height: plot.height)
        else { return }
        let style = theme.style(threshold == nil ? theme.rule : theme.strong)
        for x in plot.x..<plot.maxX { buffer.set("┄", x: x, y: plot.y + row, style: style) }
        guard row > 0, row < plot.height - 1 else { return }
        write(level == 0 ? Figure("0" + unit) : signed(level), at: axis.y + row, in: axis, into: &buffer)
    }

    private func drawAxis(_ chart: LineChart, in rect: Rect, into buffer: inout Buffer) {
        write(signed(chart.top), at: rect.y, in: rect, into: &buffer)
        if rect.height > 1 {
            write(signed(chart.bottom), at: rect.maxY - 1, in: rect, into: &buffer)
        }
    }

    private func signed(_ value: Double) -> Figure {
        guard isSigned else {
            return Figure([2, 1, 0].map { NumberText.fixed(value, decimals: $0) + unit })
        }
        return Figure([1, 0].map { NumberText.signed(value, decimals: $0) + unit })
    }

    private func write(_ figure: Figure, at y: Int, in rect: Rect, into buffer: inout Buffer) {
        buffer.write(figure.fitted(to: rect.width - 1), x: rect.x, y: y, style: theme.dim)
    }

    private func drawDates(in rect: Rect, into buffer: inout Buffer) {
        guard let first = points.first?.date, let last = points.last?.date, rect.height > 0 else { return }
        let isLong = last.daysSince1970 - first.daysSince1970 > 300
        func text(_ date: CalendarDate) -> String { isLong ? "\(date.shortText) \(date.year)" : date.shortText }
        buffer.write(text(first), x: rect.x, y: rect.y, style: theme.dim, limit: rect.width)
        let end = text(last)
        let x = rect.maxX - TextWidth.width(of: end)
        if x > rect.x + TextWidth.width(of: text(first)) { buffer.write(end, x: x, y: rect.y, style: theme.dim) }
    }
}
