/// Finds places for labels beside points, so that no label lies on another one or on a point.
public struct LabelPlacement: Sendable {
    /// Where labels may stand.
    public let area: Rect
    private var taken: Set<Point>

    /// Creates a placement in an area of which some cells are taken.
    public init(area: Rect, taken: Set<Point>) {
        self.area = area
        self.taken = taken
    }

    /// Keeps labels out of a rectangle.
    public mutating func reserve(_ rect: Rect) {
        for y in rect.y..<rect.maxY {
            for x in rect.x..<rect.maxX { taken.insert(Point(x: x, y: y)) }
        }
    }

    /// Takes a place for a label of so many columns: right of the point, else left, below, above; nil where all are
    /// taken.
    public mutating func place(width: Int, beside point: Point) -> Point? {
        guard width > 0 else { return nil }
        let middle = point.x - width / 2
        let candidates = [
            Point(x: point.x + 2, y: point.y), Point(x: point.x - 1 - width, y: point.y),
            Point(x: middle, y: point.y + 1), Point(x: middle, y: point.y - 1),
            Point(x: point.x + 1, y: point.y + 1), Point(x: point.x + 1, y: point.y - 1),
            Point(x: point.x - width, y: point.y + 1), Point(x: point.x - width, y: point.y - 1),
        ]
        guard let free = candidates.first(where: { isFree($0, width) }) else { return nil }
        for x in free.x..<(free.x + width) { taken.insert(Point(x: x, y: free.y)) }
        return free
    }

    private func isFree(_ place: Point, _ width: Int) -> Bool {
        guard place.x >= area.x, place.x + width <= area.maxX, place.y >= area.y, place.y < area.maxY else {
            return false
        }
        // A free cell at either side keeps labels and points apart.
        return ((place.x - 1)...(place.x + width)).allSatisfy { !taken.contains(Point(x: $0, y: place.y)) }
    }
}
