/// Points in a plane, each at the head of the way it came.
public struct ScatterPlot: Sendable {
    /// One place in the plane.
    public struct Position: Hashable, Sendable {
        /// To the right.
        public var x: Double
        /// Upward.
        public var y: Double

        /// Creates a place.
        public init(x: Double, y: Double) {
            self.x = x
            self.y = y
        }
    }

    /// One point with its way.
    public struct Series: Sendable {
        /// What it is called.
        public var label: String
        /// Its places, oldest first; the last is the present one.
        public var positions: [Position]
        /// Its colour.
        public var color: Color
        /// Whether its way is drawn, and not only where it is.
        public var hasTail: Bool
        /// Whether it stands out.
        public var isEmphasized: Bool

        /// Creates a point; what cannot be drawn of its way is left out.
        public init(
            label: String, positions: some Sequence<Position>, color: Color, hasTail: Bool = true,
            isEmphasized: Bool = false
        ) {
            self.label = label
            self.positions = positions.filter { $0.x.isFinite && $0.y.isFinite }
            self.color = color
            self.hasTail = hasTail
            self.isEmphasized = isEmphasized
        }
    }

    /// What the left and the right edge stand for.
    public let xRange: ClosedRange<Double>
    /// What the lower and the upper edge stand for.
    public let yRange: ClosedRange<Double>
    /// The points; later ones are drawn over earlier ones.
    public let series: [Series]

    /// Creates a plot whose middle is `center`, just large enough for every place of every way that is drawn.
    public init(series: [Series], center: Position) {
        self.series = series
        var reach = Position(x: 0, y: 0)
        for line in series {
            for position in line.hasTail ? line.positions[...] : line.positions.suffix(1) {
                reach.x = max(reach.x, abs(position.x - center.x))
                reach.y = max(reach.y, abs(position.y - center.y))
            }
        }
        func range(_ middle: Double, _ reach: Double) -> ClosedRange<Double> {
            let half = max(reach * 1.12, 0.5)
            return (middle - half)...(middle + half)
        }
        xRange = range(center.x, reach.x)
        yRange = range(center.y, reach.y)
    }

    /// The cell of a rectangle that a place falls into.
    public func cell(of position: Position, in rect: Rect) -> Point {
        let dot = dot(of: position, in: rect)
        return Point(x: rect.x + dot.x / 2, y: rect.y + dot.y / 4)
    }

    private func dot(of position: Position, in rect: Rect) -> Point {
        func place(_ value: Double, _ range: ClosedRange<Double>, _ count: Int) -> Int {
            let share = (value - range.lowerBound) / (range.upperBound - range.lowerBound)
            return min(max(0, Int((share * Double(count - 1)).rounded())), max(0, count - 1))
        }
        return Point(
            x: place(position.x, xRange, rect.width * 2),
            y: rect.height * 4 - 1 - place(position.y, yRange, rect.height * 4))
    }

    /// Draws ways, points and labels over what the rectangle holds.
    ///
    /// - Parameters:
    ///   - faded: the colour that the oldest end of a way fades to.
    ///   - reserved: where no label may stand.
    public func draw(
        in rect: Rect, faded: Color, label: Style, avoiding reserved: [Rect] = [], into buffer: inout Buffer
    ) {
        guard !rect.isEmpty else { return }
        drawTails(in: rect, faded: faded, into: &buffer)
        let shown = series.filter { !$0.positions.isEmpty }
        let heads = shown.map { series in series.positions.last.map { cell(of: $0, in: rect) } ?? Point(x: 0, y: 0) }
        for (series, head) in zip(shown, heads) {
            let background = buffer.bounds.contains(head) ? buffer[head.x, head.y].style.background : faded
            let style = Style(foreground: series.color, background: background)
            buffer.set(headGlyph(of: series, in: rect), x: head.x, y: head.y, style: style.bold)
        }
        // Any code that stands out is named first, so that it never gives way.
        let order = shown.indices.sorted { left, right in
            let (first, second) = (shown[left].isEmphasized, shown[right].isEmphasized)
            return first == second ? left < right : first
        }
        var labels = LabelPlacement(area: rect, taken: Set(heads))
        for place in reserved { labels.reserve(place) }
        for index in order {
            let text = shown[index].label
            guard let place = labels.place(width: TextWidth.width(of: text), beside: heads[index]) else { continue }
            let background = buffer.bounds.contains(place) ? buffer[place.x, place.y].style.background : faded
            var style = label.background(background)
            if shown[index].isEmphasized { style = style.bold.foreground(shown[index].color) }
            buffer.write(text, x: place.x, y: place.y, style: style, limit: rect.maxX - place.x)
        }
    }

    /// An arrow where a point was going; a disc where its way is not drawn or it stayed in its cell.
    private func headGlyph(of series: Series, in rect: Rect) -> Unicode.Scalar {
        let still: Unicode.Scalar = series.isEmphasized ? "◉" : "●"
        guard series.hasTail, let last = series.positions.last,
            let before = series.positions.last(where: { dot(of: $0, in: rect) != dot(of: last, in: rect) })
        else { return still }
        let (start, end) = (dot(of: before, in: rect), dot(of: last, in: rect))
        let (right, up) = (end.x - start.x, start.y - end.y)
        let isFlat = abs(right) > 2 * abs(up)
        let isSteep = abs(up) > 2 * abs(right)
        if isFlat { return right > 0 ? "→" : "←" }
        if isSteep { return up > 0 ? "↑" : "↓" }
        return right > 0 ? (up > 0 ? "↗" : "↘") : (up > 0 ? "↖" : "↙")
    }

    private func drawTails(in rect: Rect, faded: Color, into buffer: inout Buffer) {
        var canvas = BrailleCanvas(size: Size(width: rect.width, height: rect.height))
        for line in series where line.hasTail && line.positions.count > 1 {
            let dots = line.positions.map { dot(of: $0, in: rect) }
            for index in 1..<dots.count {
                let age = Double(dots.count - 1 - index) / Double(dots.count)
                let color = line.color.mixed(with: faded, amount: line.isEmphasized ? age * 0.6 : age * 0.85)
                canvas.line(from: dots[index - 1], to: dots[index], color: color)
            }
        }
        canvas.draw(at: Point(x: rect.x, y: rect.y), into: &buffer)
    }
}
