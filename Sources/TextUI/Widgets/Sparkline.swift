/// A row of dots that shows how a series went, from its own lowest value at the bottom to its highest at the top.
public enum Sparkline {
    /// Draws a series as a line over a row of cells, its last value at the right.
    ///
    /// - Parameter places: how many values the whole row stands for; a shorter series begins further right.
    public static func draw(
        _ values: [Double], of places: Int? = nil, in rect: Rect, color: Color, into buffer: inout Buffer
    ) {
        let places = max(places ?? values.count, 1)
        let shown = values.suffix(places)
        let finite = shown.filter(\.isFinite)
        guard !rect.isEmpty, let low = finite.min(), let high = finite.max() else { return }
        var canvas = BrailleCanvas(size: Size(width: rect.width, height: 1))
        let (right, top) = (canvas.dotWidth - 1, canvas.dotHeight - 1)
        var previous: Point?
        for (index, value) in shown.enumerated() {
            guard value.isFinite else {
                previous = nil
                continue
            }
            let place = Double(places - shown.count + index) / Double(max(1, places - 1))
            let share = high > low ? (value - low) / (high - low) : 0.5
            let point = Point(
                x: places == 1 ? right : Int((place * Double(right)).rounded()),
                y: top - Int((share * Double(top)).rounded()))
            canvas.line(from: previous ?? point, to: point, color: color)
            previous = point
        }
        canvas.draw(at: Point(x: rect.x, y: rect.y), into: &buffer)
    }
}
