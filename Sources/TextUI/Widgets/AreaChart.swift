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

    /// The row, counted from the chart's top, above which zero lies: the line between two rows that is nearest to where
    /// it belongs, with a row for each side that has values.
    public func zeroRow(height: Int) -> Int {
        guard top > bottom, height > 0 else { return height }
        let exact = Int((top / (top - bottom) * Double(height)).rounded())
        return min(max(exact, top > 0 ? 1 : 0), bottom < 0 ? height - 1 : height)
    }

    /// The value of a column: each as wide as fits, or some of them, the first and the last one always among them.
    func value(of column: Int, width: Int) -> Double {
        guard values.count > width, width > 1 else {
            return values[min(values.count - 1, column * values.count / width)]
        }
        return values[column * (values.count - 1) / (width - 1)]
    }

    /// Draws the curve over the whole rectangle, each value as wide as fits.
    public func draw(in rect: Rect, palette: Palette, into buffer: inout Buffer) {
        guard !rect.isEmpty, !values.isEmpty, top > bottom else { return }
        let zero = zeroRow(height: rect.height)
        let above = zero > 0 ? top / Double(zero) : 0
        let below = zero < rect.height ? -bottom / Double(rect.height - zero) : 0
        let rowValue = max(above, below)
        guard rowValue > 0 else { return }
        for column in 0..<rect.width {
            let value = value(of: column, width: rect.width)
            let eighths = Int((abs(value) / rowValue * 8).rounded())
            let place = Point(x: rect.x + column, y: rect.y + zero)
            if value >= 0 {
                guard zero > 0 else { continue }
                drawAbove(place, eighths: max(1, min(eighths, zero * 8)), palette, &buffer)
            } else {
                drawBelow(place, eighths: max(1, min(eighths, (rect.height - zero) * 8)), palette, &buffer)
            }
        }
    }

    /// Fills so many eighths of a cell upward from the zero line, which lies above `place`.
    private func drawAbove(_ place: Point, eighths: Int, _ palette: Palette, _ buffer: inout Buffer) {
        let rows = (eighths + 7) / 8
        for row in 0..<rows {
            let isEdge = row == rows - 1
            let glyph = AreaChart.rising[isEdge ? eighths - row * 8 : 8]
            let style = Style(
                foreground: isEdge ? palette.above : palette.aboveFill, background: palette.background)
            buffer.set(glyph, x: place.x, y: place.y - 1 - row, style: style)
        }
    }

    /// Fills downward from the zero line: blocks grow from below, so the last cell has its colours exchanged.
    private func drawBelow(_ place: Point, eighths: Int, _ palette: Palette, _ buffer: inout Buffer) {
        let rows = (eighths + 7) / 8
        for row in 0..<rows {
            let isEdge = row == rows - 1
            let empty = isEdge ? rows * 8 - eighths : 0
            let color = isEdge ? palette.below : palette.belowFill
            let style = Style(
                foreground: color, background: palette.background, attributes: empty == 0 ? [] : .reverse)
            buffer.set(empty == 0 ? "█" : AreaChart.rising[empty], x: place.x, y: place.y + row, style: style)
        }
    }
}
