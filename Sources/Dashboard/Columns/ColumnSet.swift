import Market
import TextUI
import Watchlists

/// The columns of a table as they ship, and which of them give way first where not all fit.
struct ColumnSet: Sendable {
    let columns: [Column]
    /// The highest number gives way first, zero never.
    private let turns: [Column: Int]
    /// Columns of this rank and above give way before a name is cut.
    private let spare: Int

    init(_ entries: KeyValuePairs<Column, Int>, spare: Int = .max) {
        self.spare = spare
        columns = entries.map(\.key)
        turns = Dictionary(entries.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first })
    }

    /// The rank of a column among those that are shown: of the columns as they ship those give way first that matter
    /// least, of a list of one's own the last.
    func rank(of column: Column, at index: Int, isOwn: Bool) -> Int {
        isOwn ? (column.isFirm ? 0 : index + 1) : turns[column] ?? index + 1
    }
}

// MARK: The tables

extension ColumnSet {
    static let board = ColumnSet(
        [
            .flag: 0, .name: 0, .native: 4, .symbol: 6, .price: 0, .today: 0, .period: 2, .week: 7, .month: 8,
            .yearToDate: 9, .year: 10, .threeMonths: 11, .volume: 12, .trend: 3,
        ], spare: 7)

    static let valuation = ColumnSet([
        .name: 0, .native: 5, .region: 9, .forwardPE: 0, .forwardPEBar: 4, .earningsGrowth: 1, .peg: 6, .price: 3,
        .target: 0, .upside: 0, .receiptTarget: 2, .targetBy: 7,
    ])

    static let peers = ColumnSet([
        .name: 0, .native: 8, .region: 7, .price: 4, .today: 0, .period: 0, .year: 6, .forwardPE: 1,
        .earningsGrowth: 2, .strengthRank: 5, .marketValue: 3,
    ])

    /// A watchlist's columns where it names none.
    static func list(_ list: Watchlist) -> ColumnSet {
        let hasNotes = list.entries.contains { !$0.note.isEmpty }
        if list.hasLots { return hasNotes ? notedPositions : positions }
        return hasNotes ? notedSymbols : symbols
    }

    private static let symbols = ColumnSet(
        [
            .flag: 0, .name: 0, .native: 7, .symbol: 11, .price: 0, .today: 0, .period: 3, .week: 11, .month: 11,
            .yearToDate: 11, .year: 11, .trend: 6,
        ], spare: 11)

    private static let positions = ColumnSet([
        .flag: 0, .name: 0, .native: 7, .price: 0, .today: 0, .period: 3, .quantity: 8, .value: 1, .weight: 10,
        .dayProfit: 2, .profit: 1, .profitPercent: 4, .currencyProfit: 9, .trend: 6,
    ])

    private static let notedSymbols = symbols.adding(.note, turn: 5)
    private static let notedPositions = positions.adding(.note, turn: 5)

    private func adding(_ column: Column, turn: Int) -> ColumnSet {
        ColumnSet(columns: columns + [column], turns: turns.merging([column: turn]) { $1 }, spare: spare)
    }

    private init(columns: [Column], turns: [Column: Int], spare: Int) {
        (self.columns, self.turns, self.spare) = (columns, turns, spare)
    }
}

// MARK: Where they stand

/// A column with its place from the row's left edge.
struct PlacedColumn: Sendable {
    let column: Column
    let x: Int
    let width: Int

    /// Its cell in a row.
    func cell(in row: Rect) -> Rect {
        Rect(x: row.x + x, y: row.y, width: min(width, row.width - x), height: 1)
    }
}

extension ColumnSet {
    /// The chosen columns that fit, from left to right.
    ///
    /// - Parameters:
    ///   - states: the rows, whose longest numbers have to fit.
    ///   - exact: the columns in which a position's figures are exact; 0 for other columns.
    func placed(
        _ chosen: [Column], _ cells: RowCells, of states: some Sequence<InstrumentState>,
        in width: Int, gap: Int, exact: (Column) -> Int = { _ in 0 }
    ) -> [PlacedColumn] {
        let wanted = layouts(of: chosen, cells).map { column, layout in
            let exact = exact(column)
            return exact > layout.minimum
                ? (column, .init(minimum: layout.minimum, maximum: exact, rank: layout.rank).whole(from: exact))
                : (column, fitted(column, layout, cells, of: states))
        }
        let spare = chosen == columns ? spare : .max
        let widths = withSlack(
            ColumnLayout.widths(wanted.map(\.1), in: width, gap: gap, spare: spare), wanted, in: width, gap: gap)
        var x = 0
        var placed: [PlacedColumn] = []
        for (entry, width) in zip(wanted, widths) where width > 0 {
            placed.append(PlacedColumn(column: entry.0, x: x, width: width))
            x += width + gap
        }
        return placed
    }

    /// A column as wide as its longest number needs, or as its longest text.
    private func fitted(
        _ column: Column, _ layout: ColumnLayout.Column, _ cells: RowCells, of states: some Sequence<InstrumentState>
    ) -> ColumnLayout.Column {
        guard layout.minimum < layout.maximum, column.isText else {
            return layout.atLeast(states.reduce(0) { max($0, cells.leastWidth(column, of: $1)) })
        }
        let widest = states.reduce(0) { max($0, cells.wholeWidth(column, of: $1) ?? 0) }
        guard column == .name else { return layout.fitting(widest) }
        // A name keeps its room, so that the columns beside it stay where they are while rows come and go.
        return layout.fitting(max(layout.minimum, widest)).whole(
            from: min(ColumnSet.longestName, states.reduce(0) { max($0, cells.uncutWidth($1)) }))
    }

    /// Names up to here are whole before columns of less weight are shown.
    private static let longestName = 24

    /// What no column needs stands between the words and the numbers, so that these end where the table does.
    private func withSlack(
        _ widths: [Int], _ columns: [(Column, ColumnLayout.Column)], in width: Int, gap: Int
    ) -> [Int] {
        let words = columns.indices.prefix { columns[$0].0.isText || widths[$0] == 0 }
        guard let last = words.last(where: { widths[$0] > 0 }), words.count < columns.count else { return widths }
        let used = widths.reduce(0) { $0 + ($1 > 0 ? $1 + gap : 0) } - gap
        var result = widths
        result[last] += max(0, min(width - used, ColumnSet.mostSlack))
        return result
    }

    /// More would tear a row apart.
    private static let mostSlack = 24

    private func layouts(of chosen: [Column], _ cells: RowCells) -> [(Column, ColumnLayout.Column)] {
        let isOwn = chosen != columns
        return Column.shown(chosen, over: cells.model.shown.period).enumerated().map { index, column in
            let width = cells.width(of: column)
            let rank = rank(of: column, at: index, isOwn: isOwn)
            return (
                column,
                width.count == 1
                    ? .init(width: width.lowerBound, rank: rank)
                    : .init(minimum: width.lowerBound, maximum: width.upperBound, rank: rank)
            )
        }
    }

    /// The chosen columns for a table of rows that are about stocks.
    func columns<Row>(
        _ chosen: [Column], _ cells: RowCells, day: String, state: @escaping (Row) -> InstrumentState
    ) -> [ListTable<Row>.Column] {
        layouts(of: chosen, cells).map { column, layout in
            var result = ListTable<Row>.Column(
                column.heading(cells.model.shown, day: day), layout,
                alignment: column.isText ? .leading : .trailing
            ) { row, rect, buffer in
                let state = state(row)
                cells.of(state.instrument.region).draw(column, of: state, in: rect, into: &buffer)
            }
            result.leastWidth = { cells.leastWidth(column, of: state($0)) }
            if column.isText { result.wholeWidth = { cells.wholeWidth(column, of: state($0)) ?? 0 } }
            if column == .name { result.uncutWidth = { cells.uncutWidth(state($0)) } }
            return result
        }
    }
}
