public import TextUI

/// A picture, the place of the real cursor, and what stands where.
///
/// What draws something that can be pressed records it with `hit`. A press then asks the frame that was painted, and
/// nothing has to be found again in the text on screen.
public struct Frame: Hashable, Sendable {
    /// The cells.
    public internal(set) var buffer: Buffer
    /// The selected row, or the end of what is typed; nil: no cursor.
    public internal(set) var cursor: Point?
    /// What was drawn where; what was drawn later lies above.
    private(set) var hits: [Hit] = []

    /// A place that one can point at.
    struct Hit: Hashable, Sendable {
        let area: Rect
        let target: Target
    }

    /// An empty picture.
    init(size: Size, style: Style) {
        buffer = Buffer(size: size, style: style)
    }

    /// Says that something that one can point at stands in an area.
    mutating func hit(_ area: Rect, _ target: Target) {
        let visible = area.intersection(buffer.bounds)
        if !visible.isEmpty { hits.append(Hit(area: visible, target: target)) }
    }

    /// Makes everything that was drawn so far out of reach: something lies over it that has the events to itself.
    mutating func cover() { hits = [] }

    /// Shows ASCII only; what stands where stays.
    mutating func reduceToASCII() { buffer = buffer.asciiOnly }

    /// What stands at a place.
    public func target(at place: Point) -> Target? {
        hits.last { $0.area.contains(place) }?.target
    }
}
