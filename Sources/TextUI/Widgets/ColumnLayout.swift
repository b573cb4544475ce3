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
        /// What it needs before others grow, so that what stands in it is whole; 0 where that does not matter.
        public var whole = 0

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

        /// The same column where its texts are whole from a width on.
        public func whole(from width: Int) -> Column {
            var column = self
            column.whole = min(width, maximum)
            return column
        }

        /// The same column where what stands in it needs more room.
        public func atLeast(_ width: Int) -> Column {
            var column = Column(minimum: max(minimum, width), maximum: max(maximum, width), rank: rank)
            column.whole = whole
            return column
        }
    }

    /// The width of every column, zero for those that were dropped.
    ///
    /// - Parameters:
    ///   - width: the table's width in cells.
    ///   - gap: empty cells between neighbours.
    ///   - spare: columns of this rank and above give way before any text is cut.
    public static func widths(_ columns: [Column], in width: Int, gap: Int, spare: Int = .max) -> [Int] {
        var isShown = columns.map { $0.maximum > 0 }
        func needed(_ least: (Column) -> Int) -> Int {
            let shown = columns.indices.filter { isShown[$0] }
            return shown.reduce(0) { $0 + least(columns[$1]) } + gap * max(0, shown.count - 1)
        }
        func drop(from rank: Int, until least: (Column) -> Int) {
            while needed(least) > width {
                let candidates = columns.indices.filter { isShown[$0] && columns[$0].rank >= rank }
                guard let last = candidates.max(by: { columns[$0].rank < columns[$1].rank }) else { return }
                isShown[last] = false
            }
        }
        if spare < .max { drop(from: spare, until: { max($0.minimum, $0.whole) }) }
        drop(from: 1, until: \.minimum)
        var widths = columns.indices.map { isShown[$0] ? columns[$0].minimum : 0 }
        var rest = width - needed(\.minimum)
        for goal in [\Column.whole, \Column.maximum] {
            grow(&widths, to: columns.map { $0[keyPath: goal] }, isShown, by: &rest)
        }
        return widths
    }

    /// Widens the columns that are shown evenly, each up to its goal.
    private static func grow(_ widths: inout [Int], to goals: [Int], _ isShown: [Bool], by rest: inout Int) {
        while rest > 0 {
            let growing = widths.indices.filter { isShown[$0] && widths[$0] < goals[$0] }
            guard !growing.isEmpty else { return }
            for index in growing where rest > 0 {
                widths[index] += 1
                rest -= 1
            }
        }
    }
}
