import TextUI
import ThemeCatalog

/// Everything drawn as thin lines of dots, and the area below one.
struct LineDrawing {
    let chart: PreparedChart

    private var plot: Rect { chart.layout.plot }
    private var theme: Theme { chart.theme }

    /// Averages and bands, and the closes where prices are drawn as a line or an area.
    func drawOverlays(into buffer: inout Buffer) {
        let first = chart.settings.style.hasColumns ? 0 : 1
        var lines: [(values: [Double?], color: Color, pattern: LinePattern)] = []
        for (order, overlay) in chart.figures.overlays.enumerated() {
            let color = chart.colors.overlay(overlay.overlay)
            lines += overlay.lines.map { ($0, color, LinePattern.of(first + order)) }
        }
        if !chart.settings.style.hasColumns {
            lines.append((chart.items.map { $0.bar?.close }, theme.accent, .solid))
        }
        draw(lines, into: &buffer)
    }

    func draw(_ comparison: ChartComparison, into buffer: inout Buffer) {
        let zero = chart.scale.row(of: 0, height: plot.height)
        if let zero {
            for x in plot.x..<plot.maxX { buffer.set("┄", x: x, y: plot.y + zero, style: chart.colors.grid) }
        }
        let lines = comparison.lines.enumerated().reversed().map { index, line in
            (values: line.values, color: chart.colors.line(index), pattern: LinePattern.of(index))
        }
        // The selected line is drawn last, over the others.
        let selected = lines.count - 1 - chart.selected
        let isKnown = lines.indices.contains(selected)
        draw(isKnown ? lines[..<selected] + lines[(selected + 1)...] + [lines[selected]] : lines, into: &buffer)
        EndLabels(chart: chart, comparison: comparison).draw(into: &buffer)
    }

    private func draw(_ lines: [(values: [Double?], color: Color, pattern: LinePattern)], into buffer: inout Buffer) {
        guard !plot.isEmpty, !lines.isEmpty else { return }
        var canvas = BrailleCanvas(size: Size(width: plot.width, height: plot.height))
        for line in lines {
            DotLine(scale: chart.scale, items: chart.items, isWhole: chart.columns.isWholeSessions)
                .draw(line.values, color: line.color, pattern: line.pattern, on: &canvas)
        }
        canvas.draw(at: Point(x: plot.x, y: plot.y), into: &buffer)
    }

    private static let eighths: [Unicode.Scalar] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]

    /// The area below the closes, an eighth of a row its finest step.
    func drawArea(into buffer: inout Buffer) {
        guard !plot.isEmpty else { return }
        // The field is a background, so that what is drawn over it leaves no holes.
        let field = theme.accent.mixed(with: theme.background, amount: 0.75)
        let isPlain = theme.isMonochrome || theme.accent.components == nil
        let fill = isPlain ? theme.style(theme.accentMuted) : Style(foreground: field, background: field)
        let edge = theme.style(isPlain ? theme.accentMuted : field)
        for (column, value) in columnValues().enumerated() {
            guard let value else { continue }
            let level = chart.scale.clampedLevel(of: value, in: plot.height * 8)
            for row in 0..<(level / 8) {
                buffer.set(isPlain ? "░" : " ", x: plot.x + column, y: plot.maxY - 1 - row, style: fill)
            }
            buffer.set(LineDrawing.eighths[level % 8], x: plot.x + column, y: plot.maxY - 1 - level / 8, style: edge)
        }
    }

    /// The close at each column, on a straight line between two where items are further apart.
    private func columnValues() -> [Double?] {
        var result = [Double?](repeating: nil, count: plot.width)
        var before: (column: Int, value: Double)?
        for item in chart.items {
            guard let value = item.bar?.close else {
                if chart.columns.isGap(item) { before = nil }
                continue
            }
            let start = before ?? (item.column, value)
            for column in start.column...max(start.column, item.column) where result.indices.contains(column) {
                let span = item.column - start.column
                let share = span > 0 ? Double(column - start.column) / Double(span) : 1
                result[column] = start.value + (value - start.value) * share
            }
            before = (item.column, value)
        }
        return result
    }
}

extension ChartItems {
    /// Whether items are sessions or more, so that one without a price is one that is missing.
    var isWholeSessions: Bool {
        if case .minutes = interval { return false }
        return true
    }

    /// Whether a line ends before an item and starts again after it.
    func isGap(_ item: ChartItem) -> Bool { item.bar == nil && (isWholeSessions || item.kind != .trading) }
}

/// One line of dots through the values of items.
struct DotLine {
    let scale: ChartScale
    let items: [ChartItem]
    /// Whether items are whole sessions.
    let isWhole: Bool

    func draw(_ values: [Double?], color: Color, pattern: LinePattern = .solid, on canvas: inout BrailleCanvas) {
        var before: Point?
        var walked = 0
        for (item, value) in zip(items, values) {
            guard let value else {
                if item.bar == nil, isWhole || item.kind != .trading { before = nil }
                continue
            }
            let share = scale.share(of: value)
            // A little beyond the edges, so that a line leaves the picture at its own slope.
            let dots = Double(canvas.dotHeight - 1)
            let y = Int(((1 - min(max(share, -2), 3)) * dots).rounded())
            let point = Point(x: item.dot, y: y)
            canvas.line(from: before ?? point, to: point, color: color, pattern: pattern, walked: &walked)
            before = point
        }
    }
}
