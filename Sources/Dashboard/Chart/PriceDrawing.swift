import TextUI

/// Candles and bars: half a row is the finest step, and rising differs from falling in shape as in colour.
struct PriceDrawing {
    let chart: PreparedChart

    private var plot: Rect { chart.layout.plot }
    /// Half rows.
    private var levels: Int { plot.height * 2 }

    func draw(into buffer: inout Buffer) {
        guard !plot.isEmpty else { return }
        for index in chart.items.indices {
            guard let bar = chart.items[index].bar else { continue }
            let shape = Shape(bar, chart, index, levels)
            let place = Point(x: plot.x + chart.items[index].column, y: plot.y)
            if chart.settings.style == .bars {
                drawBar(shape, at: place, into: &buffer)
            } else if shape.isDoji {
                drawDoji(shape, at: place, into: &buffer)
            } else if chart.columns.bodyWidth > 1 {
                drawWide(shape, at: place, into: &buffer)
            } else {
                drawNarrow(shape, at: place, into: &buffer)
            }
        }
    }

    /// A bar in half rows, counted from the plot's bottom.
    private struct Shape {
        let low: Int
        let high: Int
        let open: Int
        let close: Int
        let isRising: Bool
        /// Whether open and close are one price, or the open is unknown.
        let isDoji: Bool
        let style: Style

        init(_ bar: ChartBar, _ chart: PreparedChart, _ index: Int, _ levels: Int) {
            let scale = chart.scale
            low = scale.clampedLevel(of: bar.bottom, in: levels)
            high = scale.clampedLevel(of: bar.top, in: levels)
            open = scale.clampedLevel(of: bar.open ?? bar.close, in: levels)
            close = scale.clampedLevel(of: bar.close, in: levels)
            isDoji = bar.open.map { $0 == bar.close } ?? true
            let change = chart.change(of: index)
            isRising = (change ?? 0) >= 0
            style = chart.colors.market(change)
        }

        var body: ClosedRange<Int> { min(open, close)...max(open, close) }

        func half(_ level: Int) -> CandleGlyphs.Half {
            body.contains(level) ? .body : (low...high).contains(level) ? .wick : .empty
        }
    }

    /// The upper and the lower half row of a row, for every row that the shape reaches.
    private func forEachRow(_ shape: Shape, _ body: (_ row: Int, _ upper: Int, _ lower: Int) -> Void) {
        let first = (levels - 1 - shape.high) / 2
        let last = (levels - 1 - shape.low) / 2
        for row in first...max(first, last) {
            let upper = levels - 1 - row * 2
            body(row, upper, upper - 1)
        }
    }

    private func drawNarrow(_ shape: Shape, at place: Point, into buffer: inout Buffer) {
        forEachRow(shape) { row, upper, lower in
            let halves = (shape.half(upper), shape.half(lower))
            let glyph =
                shape.isRising
                ? CandleGlyphs.stroke(upper: halves.0, lower: halves.1)
                : CandleGlyphs.filled(upper: halves.0, lower: halves.1)
            buffer.set(glyph, x: place.x, y: place.y + row, style: shape.style)
        }
    }

    private func drawDoji(_ shape: Shape, at place: Point, into buffer: inout Buffer) {
        let reach = chart.columns.bodyWidth / 2
        forEachRow(shape) { row, upper, lower in
            let isClose = shape.close == upper || shape.close == lower
            guard isClose else {
                let glyph = CandleGlyphs.stroke(upper: shape.half(upper), lower: shape.half(lower))
                buffer.set(glyph, x: place.x, y: place.y + row, style: shape.style)
                return
            }
            for x in -reach...reach {
                let cross = CandleGlyphs.cross(
                    hasUpper: x == 0 && shape.high > shape.close, hasLower: x == 0 && shape.low < shape.close)
                buffer.set(cross, x: place.x + x, y: place.y + row, style: shape.style)
            }
        }
    }

    /// Rising bodies are hollow and falling ones full. A body's edge is exact to half a row, or to a row where a wick
    /// goes on: one cell cannot hold a thin line and a block.
    private func drawWide(_ shape: Shape, at place: Point, into buffer: inout Buffer) {
        let width = chart.columns.bodyWidth
        let body = wideBody(shape)
        let isHollow = shape.isRising && body.count > 2
        func isFilled(_ level: Int, _ quarter: Int) -> Bool {
            guard body.contains(level) else { return false }
            let isSide = quarter == 0 || quarter == width * 2 - 1
            return !isHollow || isSide || level == body.lowerBound || level == body.upperBound
        }
        forEachRow(shape) { row, upper, lower in
            for column in 0..<width {
                let sides = [
                    (upper, column * 2), (upper, column * 2 + 1), (lower, column * 2), (lower, column * 2 + 1),
                ]
                let bits = sides.enumerated().reduce(0) { bits, side in
                    isFilled(side.element.0, side.element.1) ? bits | 1 << side.offset : bits
                }
                var glyph = CandleGlyphs.quarters(bits)
                if bits == 0, column == width / 2, !body.contains(upper) {
                    glyph = CandleGlyphs.stroke(upper: shape.half(upper), lower: shape.half(lower))
                }
                guard glyph != " " || body.contains(upper) else { continue }
                let x = place.x - width / 2 + column
                buffer.set(glyph, x: x, y: place.y + row, style: shape.style)
            }
        }
    }

    /// The body, reaching to the next row's edge where a wick begins within a row.
    private func wideBody(_ shape: Shape) -> ClosedRange<Int> {
        var (low, high) = (shape.body.lowerBound, shape.body.upperBound)
        if high < shape.high, high % 2 == 0 { high += 1 }
        if low > shape.low, low % 2 == 1 { low -= 1 }
        return low...high
    }

    private func drawBar(_ shape: Shape, at place: Point, into buffer: inout Buffer) {
        let reach = chart.columns.pitch > 2 ? 1 : 0
        forEachRow(shape) { row, upper, lower in
            let isOpen = !shape.isDoji && (shape.open == upper || shape.open == lower)
            let isClose = shape.close == upper || shape.close == lower
            let glyph = CandleGlyphs.tick(
                upper: shape.half(upper) != .empty, lower: shape.half(lower) != .empty, left: isOpen, right: isClose)
            buffer.set(glyph, x: place.x, y: place.y + row, style: shape.style)
            if isOpen, reach > 0 { buffer.set("╶", x: place.x - 1, y: place.y + row, style: shape.style) }
            if isClose, reach > 0 { buffer.set("╴", x: place.x + 1, y: place.y + row, style: shape.style) }
        }
    }
}
