import Market
import TextUI
import ThemeCatalog

/// One of the panes below the prices.
struct PaneDrawing {
    let chart: PreparedChart
    let rect: Rect

    private var theme: Theme { chart.theme }
    private static let eighths: [Unicode.Scalar] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]

    func draw(_ kind: ChartPane, into buffer: inout Buffer) {
        switch kind {
        case .volume: drawVolume(into: &buffer)
        case .strength: drawStrength(into: &buffer)
        case .convergence: drawConvergence(into: &buffer)
        }
    }

    private func drawVolume(into buffer: inout Buffer) {
        guard let most = chart.items.compactMap({ $0.bar?.volume }).max(), most > 0 else {
            buffer.write("No volume data", x: rect.x, y: rect.maxY - 1, style: theme.dim, limit: rect.width)
            return
        }
        var tallest: [Int: (eighths: Int, change: Double?)] = [:]
        let reach = chart.columns.bodyWidth / 2
        for (index, item) in chart.items.enumerated() {
            guard let bar = item.bar, let volume = bar.volume, volume > 0 else { continue }
            let eighths = max(1, Int((volume / most * Double(rect.height * 8)).rounded()))
            let change = chart.closeBefore(index).map { bar.close - $0 } ?? chart.change(of: index)
            for column in (item.column - reach)...(item.column + reach)
            where tallest[column].map({ $0.eighths < eighths }) ?? true {
                tallest[column] = (eighths, change)
            }
        }
        for (column, bar) in tallest {
            let style = chart.colors.mutedMarket(bar.change)
            for row in 0..<((bar.eighths + 7) / 8) {
                let glyph = PaneDrawing.eighths[min(8, bar.eighths - row * 8) - 1]
                buffer.set(glyph, x: rect.x + column, y: rect.maxY - 1 - row, style: style)
            }
        }
        writeAxis(NumberText.compact(most), row: 0, into: &buffer)
    }

    /// The pane's name and its values on a rule; the rows below it.
    private func drawTitle(_ title: StyledLine, into buffer: inout Buffer) -> Rect {
        for x in rect.x..<(rect.maxX + chart.layout.axisWidth) {
            buffer.set("─", x: x, y: rect.y, style: chart.colors.grid)
        }
        var line = title
        line.append(" ", theme.plain)
        line.draw(in: Rect(x: rect.x, y: rect.y, width: rect.width, height: 1), into: &buffer)
        return rect.splitTop(1).rest
    }

    private func drawStrength(into buffer: inout Buffer) {
        let values = chart.figures.strength
        var title = StyledLine([StyledLine.Run("RSI14", theme.dim)])
        title.append(" " + spoken(values, decimals: 1), theme.style(theme.accent))
        let body = drawTitle(title, into: &buffer)
        let scale = ChartScale(low: 0, high: 100)
        for guide in [30.0, 70] {
            guard let row = scale.row(of: guide, height: body.height) else { continue }
            for x in stride(from: body.x, to: body.maxX, by: 2) {
                buffer.set("╌", x: x, y: body.y + row, style: chart.colors.grid)
            }
            writeAxis(NumberText.fixed(guide, decimals: 0), row: row + 1, into: &buffer)
        }
        var canvas = BrailleCanvas(size: Size(width: body.width, height: body.height))
        line(scale).draw(values, color: theme.accent, on: &canvas)
        canvas.draw(at: Point(x: body.x, y: body.y), into: &buffer)
    }

    private func drawConvergence(into buffer: inout Buffer) {
        let (fast, signal, histogram) = chart.figures.convergence
        let quick = theme.accent
        let slow = theme.series[2 % theme.series.count]
        let decimals = PriceText.decimals(of: chart.scale.high, chart.chart.instrument) + 1
        var title = StyledLine([StyledLine.Run("MACD", theme.dim)])
        title.append(" " + spoken(fast, decimals: decimals), theme.style(quick))
        title.append(" signal " + spoken(signal, decimals: decimals), theme.style(slow))
        let body = drawTitle(title, into: &buffer)
        let most = [fast, signal, histogram].joined().compactMap { $0.map(abs) }.max() ?? 0
        guard most > 0, !body.isEmpty else { return }
        let scale = ChartScale(low: -most, high: most)
        drawHistogram(histogram, scale, in: body, into: &buffer)
        var canvas = BrailleCanvas(size: Size(width: body.width, height: body.height))
        line(scale).draw(signal, color: slow, pattern: .dashed, on: &canvas)
        line(scale).draw(fast, color: quick, on: &canvas)
        canvas.draw(at: Point(x: body.x, y: body.y), into: &buffer)
        writeAxis(NumberText.fixed(most, decimals: decimals), row: 1, into: &buffer)
        writeAxis(NumberText.fixed(-most, decimals: decimals), row: rect.height - 1, into: &buffer)
    }

    /// Half-row bars up and down from the middle.
    private func drawHistogram(_ values: [Double?], _ scale: ChartScale, in body: Rect, into buffer: inout Buffer) {
        let levels = body.height * 2
        let zero = body.height
        for (item, value) in zip(chart.items, values) {
            guard let value, value != 0 else { continue }
            let level = scale.clampedLevel(of: value, in: levels)
            let filled = value > 0 ? zero..<max(zero + 1, level + 1) : min(zero - 1, level)..<zero
            for row in 0..<body.height {
                let upper = levels - 1 - row * 2
                let bits = (filled.contains(upper) ? 3 : 0) | (filled.contains(upper - 1) ? 12 : 0)
                guard bits != 0 else { continue }
                buffer.set(
                    CandleGlyphs.quarters(bits), x: body.x + item.column, y: body.y + row,
                    style: chart.colors.mutedMarket(value))
            }
        }
    }

    private func line(_ scale: ChartScale) -> DotLine {
        DotLine(scale: scale, items: chart.items, isWhole: chart.columns.isWholeSessions)
    }

    private func spoken(_ values: [Double?], decimals: Int) -> String {
        guard let index = chart.spoken, values.indices.contains(index), let value = values[index] else {
            return NumberText.unknown
        }
        return NumberText.fixed(value, decimals: decimals)
    }

    private func writeAxis(_ text: String, row: Int, into buffer: inout Buffer) {
        let axis = chart.layout.axis(of: rect)
        guard row < rect.height else { return }
        let fitted = TextFitting.fitted(text, to: axis.width - 1, alignment: .trailing)
        buffer.write(fitted, x: axis.x, y: axis.y + row, style: theme.dim, limit: axis.width)
    }
}
