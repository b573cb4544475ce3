/// A thin curve of dots between its own lowest and highest value.
public struct LineChart: Sendable {
    /// The values from left to right.
    public let values: [Double]
    /// What the top stands for.
    public let top: Double
    /// What the bottom stands for.
    public let bottom: Double

    /// Creates a chart of the values that are finite; nil where there are fewer than two.
    ///
    /// - Parameter level: a value that the chart's range holds in any case.
    public init?(values: [Double], including level: Double? = nil) {
        let finite = values.filter(\.isFinite)
        guard finite.count > 1, let lowest = finite.min(), let highest = finite.max() else { return nil }
        let (low, high) = (min(lowest, level ?? lowest), max(highest, level ?? highest))
        self.values = finite
        let margin = high > low ? 0 : max(abs(high) * 0.01, 0.001)
        top = high + margin
        bottom = low - margin
    }

    /// The row, counted from the chart's top, that a value falls into; nil outside the range.
    public func row(of value: Double, height: Int) -> Int? {
        guard height > 0, value >= bottom, value <= top else { return nil }
        return (height * 4 - 1 - level(of: value, height)) / 4
    }

    private func level(_ value: Double) -> Double { (value - bottom) / (top - bottom) }

    private func level(of value: Double, _ height: Int) -> Int {
        Int((level(value) * Double(height * 4 - 1)).rounded())
    }

    /// Draws the curve over the whole rectangle.
    public func draw(in rect: Rect, color: Color, into buffer: inout Buffer) {
        guard !rect.isEmpty else { return }
        var canvas = BrailleCanvas(size: Size(width: rect.width, height: rect.height))
        var previous: Point?
        for (index, value) in values.enumerated() {
            let x = Int((Double(index) / Double(values.count - 1) * Double(canvas.dotWidth - 1)).rounded())
            let point = Point(x: x, y: canvas.dotHeight - 1 - level(of: value, rect.height))
            canvas.line(from: previous ?? point, to: point, color: color)
            previous = point
        }
        canvas.draw(at: Point(x: rect.x, y: rect.y), into: &buffer)
    }
}
