/// A picture of dots, two columns and four rows of them in every cell.
public struct BrailleCanvas: Sendable {
    /// Its size in cells.
    public let size: Size
    private var bits: [UInt8]
    private var colors: [Color]

    /// Creates an empty canvas of so many cells.
    public init(size: Size) {
        self.size = size
        bits = Array(repeating: 0, count: size.width * size.height)
        colors = Array(repeating: .terminalDefault, count: bits.count)
    }

    /// Columns of dots.
    public var dotWidth: Int { size.width * 2 }
    /// Rows of dots.
    public var dotHeight: Int { size.height * 4 }

    /// Sets one dot, counted from the top left; its cell takes the colour.
    public mutating func set(x: Int, y: Int, color: Color) {
        guard x >= 0, y >= 0, x < dotWidth, y < dotHeight else { return }
        let index = y / 4 * size.width + x / 2
        bits[index] |= BrailleCanvas.dots[y % 4 * 2 + x % 2]
        colors[index] = color
    }

    /// Sets the dots of a straight line.
    public mutating func line(from start: Point, to end: Point, color: Color) {
        var walked = 0
        line(from: start, to: end, color: color, pattern: .solid, walked: &walked)
    }

    /// Sets those dots of a straight line that its pattern has.
    ///
    /// - Parameter walked: dots of the way before it, so that the pattern goes on where lines meet.
    public mutating func line(
        from start: Point, to end: Point, color: Color, pattern: LinePattern, walked: inout Int
    ) {
        let steps = max(abs(end.x - start.x), abs(end.y - start.y))
        for step in 0...steps {
            let share = steps == 0 ? 0 : Double(step) / Double(steps)
            if step > 0 { walked += 1 }
            guard pattern.hasDot(at: walked) else { continue }
            set(
                x: start.x + Int((Double(end.x - start.x) * share).rounded()),
                y: start.y + Int((Double(end.y - start.y) * share).rounded()), color: color)
        }
    }

    /// Draws the dots; the cells keep the background they have.
    public func draw(at place: Point, into buffer: inout Buffer) {
        for y in 0..<size.height {
            for x in 0..<size.width {
                let index = y * size.width + x
                let target = Point(x: place.x + x, y: place.y + y)
                guard bits[index] != 0, buffer.bounds.contains(target),
                    let scalar = Unicode.Scalar(0x2800 + UInt32(bits[index]))
                else { continue }
                let background = buffer[target.x, target.y].style.background
                buffer.set(
                    scalar, x: target.x, y: target.y, style: Style(foreground: colors[index], background: background))
            }
        }
    }

    /// The bit of each dot of a cell, row after row.
    private static let dots: [UInt8] = [0x01, 0x08, 0x02, 0x10, 0x04, 0x20, 0x40, 0x80]
}
