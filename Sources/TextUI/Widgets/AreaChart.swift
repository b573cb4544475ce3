/// A filled curve over a zero line, with an eighth of a cell as its finest step.
public struct AreaChart: Sendable {
    /// The colours of a chart.
    public struct Palette: Sendable {
        /// The edge of the area above zero.
        public var above: Color
        /// The area above zero.
        public var aboveFill: Color
        /// The edge of the area below zero.
        public var below: Color
        /// The area below zero.
        public var belowFill: Color
        /// Behind everything.
        public var background: Color

        /// Creates a palette.
        public init(above: Color, aboveFill: Color, below: Color, belowFill: Color, background: Color) {
            self.above = above
            self.aboveFill = aboveFill
            self.below = below
            self.belowFill = belowFill
            self.background = background
        }
    }

    /// The values from left to right.
    public let values: [Double]
    /// What the top of the chart stands for.
    public let top: Double
    /// What its bottom stands for.
    public let bottom: Double

    /// Creates a chart; its range holds zero and every value.
    public init(values: [Double]) {
        self.values = values.filter(\.isFinite)
        top = max(0, self.values.max() ?? 0)
        bottom = min(0, self.values.min() ?? 0)
    }

    private static let rising: [Unicode.Scalar] = [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]

    /// Draws the curve over the whole rectangle, each value as wide as fits.
    public func draw(in rect: Rect, palette: Palette, into buffer: inout Buffer) {
        guard !rect.isEmpty, !values.isEmpty, top > bottom else { return }
        let eighths = Double(rect.height * 8)
        let zero = Int((top / (top - bottom) * eighths).rounded())
        for column in 0..<rect.width {
            let value = values[min(values.count - 1, column * values.count / rect.width)]
            let edge = Int(((top - value) / (top - bottom) * eighths).rounded())
            if value >= 0 {
                drawAbove(x: rect.x + column, rect, edge: min(edge, zero), zero: zero, palette, &buffer)
            } else {
                drawBelow(x: rect.x + column, rect, edge: max(edge, zero), zero: zero, palette, &buffer)
            }
        }
    }

    /// Fills from the edge (counted in eighths from the top) down to the zero line.
    private func drawAbove(x: Int, _ rect: Rect, edge: Int, zero: Int, _ palette: Palette, _ buffer: inout Buffer) {
        for row in 0..<rect.height {
            let (start, end) = (row * 8, row * 8 + 8)
            guard end > edge, start < zero else { continue }
            let isEdge = edge > start - 8
            let filled = min(end, zero) - max(start, edge)
            // The lower part of a cell that zero cuts stays empty only at a whole row: blocks grow from below.
            let glyph = AreaChart.rising[max(edge >= start ? 1 : 0, min(8, end - max(start, edge)))]
            guard filled > 0 || isEdge else { continue }
            let color = isEdge && edge >= start ? palette.above : palette.aboveFill
            buffer.set(glyph, x: x, y: rect.y + row, style: Style(foreground: color, background: palette.background))
        }
    }

    /// Fills from the zero line down to the edge, with the colours exchanged where a block has to hang from above.
    private func drawBelow(x: Int, _ rect: Rect, edge: Int, zero: Int, _ palette: Palette, _ buffer: inout Buffer) {
        for row in 0..<rect.height {
            let (start, end) = (row * 8, row * 8 + 8)
            guard end > zero, start < edge else { continue }
            let isEdge = edge <= end
            let color = isEdge ? palette.below : palette.belowFill
            let empty = max(0, end - edge)
            if empty == 0 {
                let style = Style(foreground: color, background: palette.background)
                buffer.set("█", x: x, y: rect.y + row, style: style)
            } else {
                let style = Style(foreground: palette.background, background: color)
                buffer.set(AreaChart.rising[min(8, empty)], x: x, y: rect.y + row, style: style)
            }
        }
    }
}
