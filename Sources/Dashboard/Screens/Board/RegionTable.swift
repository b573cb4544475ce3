import Market
import TextUI
import ThemeCatalog
import Watchlists

/// The rows of a region's pane: which columns fit, their headings, and each stock's line.
struct RegionTable {
    let model: Model
    let region: RegionState
    private let arrangement: Arrangement

    /// The columns that fit, each with its place from the row's left edge.
    var columns: [PlacedColumn] { arrangement.columns }

    /// What looks at every row of a region and stays the same until the market, the window or a choice changes.
    struct Arrangement: Sendable {
        let width: Int
        let columns: [PlacedColumn]
        /// What day the changes are of: that of the newest session in the pane, on the exchange's own clock.
        let dayTitle: String

        init(_ model: Model, _ region: RegionState, width: Int) {
            self.width = width
            columns = ColumnSet.board.placed(
                model.configuration.columns(atWidth: model.size.width), RowCells(model: model, theme: model.theme),
                of: region.members.lazy.compactMap { model.snapshot[$0] },
                in: width, gap: RegionTable.gap)
            dayTitle = model.dayTitle(of: region.members.lazy.compactMap { model.snapshot[$0] })
        }
    }

    /// - Parameter arrangement: what was prepared for the width, where anything was.
    init(model: Model, region: RegionState, width: Int, prepared arrangement: Arrangement? = nil) {
        self.model = model
        self.region = region
        self.arrangement =
            arrangement.flatMap { $0.width == width ? $0 : nil } ?? Arrangement(model, region, width: width)
    }

    private var theme: Theme { model.theme.of(region.region) }

    private static let gap = 1

    /// Draws the headings; the one that rows are sorted by stands out.
    ///
    /// - Parameter pane: the board's pane that they stand in; nil on a page of its own.
    func drawHeading(in rect: Rect, pane: Int?, into frame: inout Frame) {
        guard rect.height > 0 else { return }
        let day = arrangement.dayTitle
        for placed in columns {
            let (column, cell) = (placed.column, placed.cell(in: rect))
            let text = heading(column, day: day, in: placed.width)
            let isSorted = isSortedBy(column)
            let style = isSorted ? theme.style(theme.accent) : theme.dim
            let mark = isSorted && placed.width > TextWidth.width(of: text) ? (model.shown.isInverted ? "▴" : "▾") : ""
            let fitted = TextFitting.fitted(
                text + mark, to: placed.width, alignment: column.isText ? .leading : .trailing)
            frame.buffer.write(fitted, x: cell.x, y: cell.y, style: style, limit: placed.width)
            guard let order = SortOrder(column, period: model.shown.period) else { continue }
            frame.hit(cell, .heading(SortHeading(order: order, pane: pane)))
        }
    }

    /// Flags and names are headed only while rows are sorted by them; the prices of a region are in its currency.
    private func heading(_ column: Column, day: String, in width: Int) -> String {
        if column == .flag { return model.shown.sort == .flags ? "⚑" : "" }
        if column == .name { return model.shown.sort == .name ? "name" : "" }
        if column == .price { return region.region.leadingExchange.currency.sign }
        let text = column.heading(model.shown, day: day)
        let unit = " US$"
        // The header says what returns are in, too.
        guard TextWidth.width(of: text) > width, column != .usd, text.hasSuffix(unit) else { return text }
        return String(text.dropLast(unit.count))
    }

    /// Columns at the left of the heading that no heading needs.
    var headingRoom: Int {
        guard model.shown.sort != .name else { return 0 }
        let labelled = columns.first { ![Column.flag, .name, .native].contains($0.column) }
        // The price's heading is short and stands at the right of its column.
        let slack = labelled?.column == .price ? (labelled?.width ?? 0) - 4 : 0
        return (labelled?.x ?? 0) + slack - 1
    }

    private func isSortedBy(_ column: Column) -> Bool {
        // A column that no order is for is not sorted by, and the list's own order is not a column's.
        SortOrder(column, period: model.shown.period) == model.shown.sort
    }

    /// Draws one stock's line.
    func draw(_ symbol: Symbol, isSelected: Bool, in rect: Rect, into buffer: inout Buffer) {
        guard rect.height > 0, let state = model.snapshot[symbol] else { return }
        let cells = RowCells(model: model, theme: theme)
        cells.draw(columns, of: state, in: rect, gap: RegionTable.gap, into: &buffer)
        if isSelected { select(rect, &buffer) }
    }

    private func select(_ rect: Rect, _ buffer: inout Buffer) {
        let theme = theme
        buffer.restyle(rect) { theme.selected($0) }
    }
}
