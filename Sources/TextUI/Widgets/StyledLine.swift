/// A line made of pieces in different styles.
public struct StyledLine: Hashable, Sendable {
    /// One piece.
    public struct Run: Hashable, Sendable {
        /// What it says.
        public var text: String
        /// How it looks.
        public var style: Style

        /// Creates a piece.
        public init(_ text: String, _ style: Style) {
            self.text = text
            self.style = style
        }
    }

    /// The pieces from left to right.
    public var runs: [Run]

    /// Creates a line from its pieces.
    public init(_ runs: [Run] = []) {
        self.runs = runs
    }

    /// Columns it takes.
    public var width: Int { runs.reduce(0) { $0 + TextWidth.width(of: $1.text) } }

    /// Whether it says nothing.
    public var isEmpty: Bool { runs.allSatisfy { $0.text.isEmpty } }

    /// Adds a piece at the end.
    public mutating func append(_ text: String, _ style: Style) {
        runs.append(Run(text, style))
    }

    /// Draws the line from the left of the rectangle's first row, clipped to it; a number that does not fit is left out.
    ///
    /// - Returns: the column after the last one drawn.
    @discardableResult
    public func draw(in rect: Rect, into buffer: inout Buffer) -> Int {
        guard rect.height > 0 else { return rect.x }
        var x = rect.x
        for run in runs {
            guard x < rect.maxX else { break }
            let text = TextFitting.clipped(run.text, to: rect.maxX - x)
            x += buffer.write(text, x: x, y: rect.y, style: run.style, limit: rect.maxX - x)
            guard text == run.text else { break }
        }
        return x
    }

    /// Draws the line so that it ends at the right of the rectangle; nothing where it does not fit.
    ///
    /// - Returns: the column where it begins, or the rectangle's end where it was left out.
    @discardableResult
    public func drawTrailing(in rect: Rect, into buffer: inout Buffer) -> Int {
        let width = width
        guard width <= rect.width, rect.height > 0 else { return rect.maxX }
        let start = rect.maxX - width
        draw(in: Rect(x: start, y: rect.y, width: width, height: 1), into: &buffer)
        return start
    }

    /// Joins as many lines as fit into a width, the first ones first, with a gap between them.
    public static func joined(_ parts: [StyledLine], gap: Int, fitting width: Int, style: Style) -> StyledLine {
        var result = StyledLine()
        for index in fitting(parts, gap: gap, in: width) {
            if !result.isEmpty { result.append(String(repeating: " ", count: gap), style) }
            result.runs += parts[index].runs
        }
        return result
    }

    /// Which lines fit into a width side by side with a gap between them, the first ones first; empty ones are none.
    public static func fitting(_ parts: [StyledLine], gap: Int, in width: Int) -> [Int] {
        var taken = 0
        return parts.indices.filter { index in
            guard !parts[index].isEmpty else { return false }
            let end = taken + (taken > 0 ? gap : 0) + parts[index].width
            guard end <= width else { return false }
            taken = end
            return true
        }
    }
}
