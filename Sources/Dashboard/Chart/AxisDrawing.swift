import Market
import TextUI
import ThemeCatalog

/// The grid, both axes, and the signs on the time axis.
struct AxisDrawing {
    let chart: PreparedChart

    private var plot: Rect { chart.layout.plot }
    private var theme: Theme { chart.theme }

    /// A dot in every fourth column at each round price.
    func drawGrid(into buffer: inout Buffer) {
        for tick in chart.ticks {
            guard let row = chart.scale.row(of: tick, height: plot.height) else { continue }
            for x in stride(from: plot.x + 1, to: plot.maxX, by: 4) {
                buffer.set("·", x: x, y: plot.y + row, style: chart.colors.grid)
            }
        }
        guard chart.settings.span == .day, chart.comparison == nil, let close = chart.chart.previousClose,
            let row = chart.scale.row(of: close, height: plot.height)
        else { return }
        for x in plot.x..<plot.maxX { buffer.set("┄", x: x, y: plot.y + row, style: theme.dim) }
    }

    /// Prices at the right: round ones, the last one highlighted, the crosshair's in reverse.
    func drawPrices(into buffer: inout Buffer) {
        let axis = chart.layout.axis(of: plot)
        guard !axis.isEmpty else { return }
        var taken: Set<Int> = []
        if chart.hasCrosshair, let index = chart.spoken, let value = value(of: index),
            let row = chart.scale.row(of: value, height: plot.height)
        {
            draw(value, style: theme.style(theme.accent), row: row, in: axis, into: &buffer)
            taken.insert(row)
        }
        if let index = chart.columns.window.hasPrice.lastIndex(of: true), let value = value(of: index) {
            let row = plot.height - 1 - chart.scale.clampedLevel(of: value, in: plot.height * 2) / 2
            if !taken.contains(row) {
                // In a comparison the colour says whose value it is, as beside its name.
                let style =
                    chart.comparison == nil
                    ? chart.colors.market(lastChange(index)) : theme.style(chart.colors.line(chart.selected))
                draw(value, style: style, row: row, in: axis, into: &buffer)
                taken.insert(row)
            }
        }
        for tick in chart.ticks {
            guard let row = chart.scale.row(of: tick, height: plot.height), !taken.contains(row) else { continue }
            let text = TextFitting.fitted(chart.text(tick), to: axis.width - 1, alignment: .trailing)
            buffer.write(text, x: axis.x, y: axis.y + row, style: theme.dim, limit: axis.width)
            taken.insert(row)
        }
    }

    private func value(of index: Int) -> Double? {
        guard let line = chart.selectedLine else { return chart.items[index].bar?.close }
        return line.values[index]
    }

    /// From the close before to the last one.
    private func lastChange(_ index: Int) -> Double? {
        guard let last = chart.items[index].lastBar, last > 0 else { return chart.change(of: index) }
        let bars = chart.chart.series.bars
        let before = chart.settings.span == .day ? chart.chart.previousClose : nil
        return bars[last].close - (before ?? bars[last - 1].close)
    }

    private func draw(_ value: Double, style: Style, row: Int, in axis: Rect, into buffer: inout Buffer) {
        let text = " " + TextFitting.fitted(chart.text(value), to: axis.width - 2, alignment: .trailing) + " "
        buffer.write(text, x: axis.x, y: axis.y + row, style: style.adding([.reverse, .bold]), limit: axis.width)
    }

    /// Lunch as an empty field with its name, nights as a line.
    func drawGaps(into buffer: inout Buffer) {
        guard case .minutes = chart.columns.interval else { return }
        var start: Int?
        for (index, item) in chart.items.enumerated() {
            if item.kind == .night { drawRule("┊", at: item.column, into: &buffer) }
            if item.kind == .lunch, start == nil { start = index }
            guard item.kind != .lunch, let first = start else { continue }
            drawLunch(from: chart.items[first].column, through: chart.items[index - 1].column, into: &buffer)
            start = nil
        }
    }

    private func drawLunch(from first: Int, through last: Int, into buffer: inout Buffer) {
        let width = last - first + 1
        // Among several days a blank column is enough.
        guard width >= 3 else { return }
        let tint = theme.background.mixed(with: theme.rule, amount: 0.3)
        buffer.fill(
            Rect(x: plot.x + first, y: plot.y, width: width, height: plot.height),
            style: Style(foreground: theme.rule, background: tint))
        drawRule("┊", at: first, into: &buffer)
        drawRule("┊", at: last, into: &buffer)
        let label = width >= 7 ? "lunch" : ""
        let x = plot.x + first + (width - label.count) / 2
        buffer.write(
            label, x: x, y: plot.y + plot.height / 2,
            style: Style(foreground: theme.secondary, background: tint, attributes: theme.dim.attributes))
    }

    private func drawRule(_ glyph: Unicode.Scalar, at column: Int, into buffer: inout Buffer) {
        for y in plot.y..<plot.maxY {
            let background = buffer[plot.x + column, y].style.background
            buffer.set(
                glyph, x: plot.x + column, y: y, style: Style(foreground: theme.rule, background: background))
        }
    }

    func drawDates(into buffer: inout Buffer) {
        let rect = chart.layout.dates
        guard !rect.isEmpty else { return }
        for label in DateAxis(chart.items, chart.columns.interval, width: rect.width).labels {
            let style = label.isMajor ? theme.plain : theme.dim
            buffer.write(label.text, x: rect.x + label.column, y: rect.y, style: style)
        }
    }

    /// One sign in each column: two events become `+`, a flag's span a line.
    func drawMarks(into buffer: inout Buffer) {
        let rect = chart.layout.marks
        guard !rect.isEmpty else { return }
        for (column, sign) in ChartSigns(chart.chart.marks, chart.items).signs.sorted(by: { $0.key < $1.key }) {
            let style = sign.severity.map { Wording.style($0, theme) } ?? theme.style(theme.accent)
            buffer.set(sign.glyph, x: rect.x + column, y: rect.y, style: style)
        }
        drawAhead(beside: rect, into: &buffer)
    }

    /// The next event behind the last bar: its sign and the days until then, below the prices' axis.
    private func drawAhead(beside rect: Rect, into buffer: inout Buffer) {
        guard chart.columns.window.visible.upperBound == chart.columns.window.total,
            let last = chart.chart.series.bars.last?.date,
            let next = chart.chart.marks.filter({ $0.isEvent && $0.date > last })
                .min(by: { $0.date < $1.date })
        else { return }
        let axis = chart.layout.axis(of: rect)
        let text = "▸\(next.glyph) \(next.date.daysSince1970 - last.daysSince1970)d"
        buffer.write(
            TextFitting.truncated(text, to: max(0, axis.width - 1)), x: axis.x + 1, y: axis.y,
            style: theme.style(theme.accent), limit: max(0, axis.width - 1))
    }
}

/// Which sign stands in which column of the time axis.
struct ChartSigns {
    struct Sign: Hashable {
        var glyph: Unicode.Scalar
        var severity: RiskFlag.Severity?
    }

    private(set) var signs: [Int: Sign] = [:]

    init(_ marks: [ChartMark], _ items: [ChartItem]) {
        guard let first = items.first?.date, let last = items.last?.date else { return }
        for mark in marks where mark.last != nil {
            guard let end = mark.last, mark.date <= last, end >= first else { continue }
            for item in items where item.date >= mark.date && item.date <= end {
                signs[item.column] = Sign(glyph: "╌", severity: mark.severity ?? .info)
            }
        }
        var counts: [Int: Int] = [:]
        for mark in marks where mark.date >= first && mark.date <= last {
            guard let column = ChartSigns.column(of: mark.date, items) else { continue }
            counts[column, default: 0] += 1
            let isAlone = counts[column] == 1
            let worst = [isAlone ? nil : signs[column]?.severity, mark.severity].compactMap(\.self).max()
            signs[column] = Sign(glyph: isAlone ? mark.glyph : "+", severity: worst)
        }
    }

    /// The item that holds a date: the last one that begins on it or before, the first of its own date.
    private static func column(of date: CalendarDate, _ items: [ChartItem]) -> Int? {
        if let own = items.first(where: { $0.date == date && $0.kind != .night }) { return own.column }
        return items.last { $0.date <= date }?.column
    }
}
