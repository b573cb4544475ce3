/// A place in a buffer: column `x` and row `y`, both counted from zero at the top left.
public struct Point: Hashable, Sendable {
    /// Column, from zero at the left.
    public var x: Int
    /// Row, from zero at the top.
    public var y: Int

    /// Creates a place from a column and a row.
    public init(x: Int, y: Int) {
        self.x = x
        self.y = y
    }
}

/// A width and a height in cells; never negative.
public struct Size: Hashable, Sendable {
    /// Columns.
    public var width: Int
    /// Rows.
    public var height: Int

    /// Creates a size; negative lengths become zero.
    public init(width: Int, height: Int) {
        self.width = max(0, width)
        self.height = max(0, height)
    }
}
