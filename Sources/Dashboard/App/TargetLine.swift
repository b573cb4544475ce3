import TextUI

/// A line some of whose pieces one can point at.
struct TargetLine {
    private(set) var line = StyledLine()
    private var places: [(columns: Range<Int>, target: Target)] = []

    /// Columns it takes.
    var width: Int { line.width }

    /// Adds a piece at the end.
    mutating func append(_ text: String, _ style: Style, target: Target? = nil) {
        append(StyledLine([StyledLine.Run(text, style)]), target: target)
    }

    /// Adds a line at the end.
    mutating func append(_ piece: StyledLine, target: Target? = nil) {
        let start = width
        line.runs += piece.runs
        if let target { places.append((start..<width, target)) }
    }

    /// Adds another line at the end, what can be pointed at included.
    mutating func append(_ other: TargetLine) {
        let start = width
        line.runs += other.line.runs
        places += other.places.map { ($0.columns.lowerBound + start..<$0.columns.upperBound + start, $0.target) }
    }

    /// Draws the line from the left of the rectangle's first row, clipped to it.
    ///
    /// - Returns: the column after the last one drawn.
    @discardableResult
    func draw(in rect: Rect, into frame: inout Frame) -> Int {
        let end = line.draw(in: rect, into: &frame.buffer)
        for (columns, target) in places {
            let place = Rect(x: rect.x + columns.lowerBound, y: rect.y, width: columns.count, height: 1)
            frame.hit(place.intersection(Rect(x: rect.x, y: rect.y, width: end - rect.x, height: 1)), target)
        }
        return end
    }

    /// Joins as many lines as fit into a width, the first ones first, with a gap between them.
    static func joined(_ parts: [TargetLine], gap: Int, fitting width: Int, style: Style) -> TargetLine {
        var result = TargetLine()
        for index in StyledLine.fitting(parts.map(\.line), gap: gap, in: width) {
            if !result.line.isEmpty { result.append(String(repeating: " ", count: gap), style) }
            result.append(parts[index])
        }
        return result
    }
}
