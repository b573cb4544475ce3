import Market
import TextUI
import ThemeCatalog
import Watchlists

/// The rows of a region's pane: which columns fit, their headings, and each chipmaker's line.
struct RegionTable {
    let model: Model
    let region: RegionState
    private let arrangement: Arrangement

    /// The columns that fit, each with its place from the row's left edge.
    var columns: [(column: Column, x: Int, width: Int)] { arrangement.columns }

    /// What looks at every row of a region and stays the same until the market, the window or a choice changes.
    struct Arrangement: Sendable {
        let width: Int
        let columns: [(column: Column, x: Int, width: Int)]
        /// What day the changes are of: that of the newest session in the pane, on the exchange's own clock.
        let dayTitle: String

        init(_ model: Model, _ region: RegionState, width: Int) {
            self.width = width
            columns = RegionTable.columns(model, region, width)
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

    private static func columns(
        _ model: Model, _ region: RegionState, _ width: Int
    ) -> [(column: Column, x: Int, width: Int)] {
        let chosen = model.configuration.columns(atWidth: model.size.width)
        let wanted = Column.arranged(chosen, over: model.shown.period, in: width)
        let hasNotes = NameStyle.current == .both
        let cells = RowCells(model: model, theme: model.theme)
        let states = region.members.compactMap { model.snapshot[$0] }
        let roomy = wanted.filter { hasNotes || $0.0 != .native }.map { column, layout in
            (column, layout.atLeast(states.reduce(0) { max($0, cells.leastWidth(column, of: $1)) }))
        }
        return arrange(roomy, in: width)
    }

    private var theme: Theme { model.theme.of(region.region) }

    private static let gap = 1

    private static func arrange(
        _ wanted: [(Column, ColumnLayout.Column)], in width: Int
    ) -> [(column: Column, x: Int, width: Int)] {
        let widths = ColumnLayout.widths(wanted.map(\.1), in: width, gap: gap)
        var x = 0
        var placed: [(column: Column, x: Int, width: Int)] = []
        for (entry, width) in zip(wanted, widths) where width > 0 {
            placed.append((entry.0, x, width))
            x += width + gap
        }
        return placed
    }

    /// Draws the headings; the one that rows are sorted by stands out.
    ///
    /// - Parameter pane: the board's pane that they stand in; nil on a page of its own.
    func drawHeading(in rect: Rect, pane: Int?, into frame: inout Frame) {
        guard rect.height > 0 else { return }
        for (column, x, width) in columns {
            let (text, alignment) = heading(column)
            let isSorted = isSortedBy(column)
            let style = isSorted ? theme.style(theme.accent) : theme.dim
            let mark = isSorted && width > TextWidth.width(of: text) ? (model.shown.isInverted ? "▴" : "▾") : ""
            let label = text + mark
            let fitted = TextFitting.fitted(label, to: width, alignment: alignment)
            frame.buffer.write(fitted, x: rect.x + x, y: rect.y, style: style, limit: width)
            guard let order = SortOrder(column, period: model.shown.period) else { continue }
            let place = Rect(x: rect.x + x, y: rect.y, width: width, height: 1)
            frame.hit(place, .heading(SortHeading(order: order, pane: pane)))
        }
    }

    private func heading(_ column: Column) -> (String, TextFitting.Alignment) {
        let unit = model.shown.currency == .usd ? " US$" : ""
        switch column {
        case .flag: return (model.shown.sort == .flags ? "⚑" : "", .leading)
        case .name: return (model.shown.sort == .name ? "name" : "", .leading)
        case .native, .symbol, .note: return (column.entry.title, .leading)
        case .price: return (region.region.leadingExchange.currency.sign, .trailing)
        case .today:
            // A date is too long for a unit beside it; the header says what returns are in.
            let title = arrangement.dayTitle
            return (title + (TextWidth.width(of: title) > 5 ? "" : unit), .trailing)
        case .period: return (model.shown.period.label + unit, .trailing)
        case .week, .month, .threeMonths, .yearToDate, .year, .sinceListing:
            return (column.entry.title + unit, .trailing)
        case .usd: return (model.shown.period.label + " US$", .trailing)
        case .volume, .volumeRatio, .marketValue, .strengthRank, .strengthIndex, .volatility, .drawdown, .beta, .trend,
            .quantity, .value, .weight, .dayProfit, .profit, .profitPercent, .currencyProfit:
            return (column.entry.title, .trailing)
        }
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
        // A column that no order is for is not sorted by, and the list's own order is no column's.
        SortOrder(column, period: model.shown.period) == model.shown.sort
    }

    /// Draws one chipmaker's line.
    func draw(_ symbol: Symbol, isSelected: Bool, in rect: Rect, into buffer: inout Buffer) {
        guard rect.height > 0, let state = model.snapshot[symbol] else { return }
        let cells = RowCells(model: model, theme: theme)
        for (index, (column, x, width)) in columns.enumerated() {
            let width = column == .name ? nameWidth(of: state, at: index) : width
            let place = Rect(x: rect.x + x, y: rect.y, width: min(width, rect.width - x), height: 1)
            cells.draw(column, of: state, in: place, into: &buffer)
        }
        if isSelected { select(rect, &buffer) }
    }

    /// A name goes on into the column of native names where the instrument has none.
    private func nameWidth(of state: InstrumentState, at index: Int) -> Int {
        let own = columns[index].width
        guard columns.indices.contains(index + 1), columns[index + 1].column == .native,
            (state.instrument.shownNote ?? "").isEmpty
        else { return own }
        return own + RegionTable.gap + columns[index + 1].width
    }

    private func select(_ rect: Rect, _ buffer: inout Buffer) {
        let theme = theme
        buffer.restyle(rect) { theme.selected($0) }
    }
}
