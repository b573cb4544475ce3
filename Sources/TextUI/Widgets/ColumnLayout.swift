/// Shares the width of a table between its columns.
public enum ColumnLayout {
    /// One column's wishes.
    public struct Column: Hashable, Sendable {
        /// What it needs at least, in cells.
        public var minimum: Int
        /// What it can use at most, in cells.
        public var maximum: Int
        /// Which columns are dropped first where not all fit: the highest number; 0 stays always.
        public var rank: Int

        /// Creates a column of a fixed width.
        public init(width: Int, rank: Int) {
            self.init(minimum: width, maximum: width, rank: rank)
        }

        /// Creates a column that can grow.
        public init(minimum: Int, maximum: Int, rank: Int) {
            self.minimum = minimum
            self.maximum = maximum
            self.rank = rank
        }

        /// The same column where it is to be as wide as its longest text, and no wider.
        public func fitting(_ widest: Int) -> Column {
            Column(minimum: min(minimum, widest), maximum: widest, rank: rank)
        }

        /// The same column where what stands in it needs more room.
        public func atLeast(_ width: Int) -> Column {
            Column(minimum: max(minimum, width), maximum: max(maximum, width), rank: rank)
        }
    }

    /// The width of every column, zero for those that were dropped.
    ///
    /// - Parameters:
    ///   - width: the table's width in cells.
    ///   - gap: empty cells between neighbours.
    public static func widths(_ columns: [Column], in width: Int, gap: Int) -> [Int] {
        var isShown = columns.map { $0.maximum > 0 }
        func needed() -> Int {
            let shown = columns.indices.filter { isShown[$0] }
            return shown.reduce(0) { $0 + columns[$1].minimum } + gap * max(0, shown.count - 1)
        }
        while needed() > width {
            let candidates = columns.indices.filter { isShown[$0] && columns[$0].rank > 0 }
            guard let last = candidates.max(by: { columns[$0].rank < columns[$1].rank }) else { break }
            isShown[last] = false
        }
        var widths = columns.indices.map { isShown[$0] ? columns[$0].minimum : 0 }
        var spare = width - needed()
        while spare > 0 {
            let growing = columns.indices.filter { isShown[$0] && widths[$0] < columns[$0].maximum }
            guard !growing.isEmpty else { break }
            for index in growing where spare > 0 {
                widths[index] += 1
                spare -= 1
            }
        }
        return widths
    }
}
