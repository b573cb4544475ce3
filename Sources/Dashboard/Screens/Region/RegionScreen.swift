import Market
import RiskRules
import TextUI
import ThemeCatalog
import Watchlists

/// One region: its index, every stock with the columns that fit, breadth, flags, what it adds to the basket, its hours and
/// its holidays.
struct RegionScreen: ListScreen {
    static let view = View.region

    static let commands =
        CommonCommands.panes + CommonCommands.rows + CommonCommands.sorting
        + [CommonCommands.columns(CommonCommands.boardColumns)]

    static func title(of place: Place, in model: Model) -> String {
        (place.region ?? model.pageRegion?.region)?.shownName ?? view.title
    }

    static func arrive(from place: Place, _ model: inout Model) {
        guard let region = model.pageRegion, let symbol = model.focusedSymbol(in: region) else { return }
        model.list.selection = model.shown.rows(of: region).firstIndex(of: symbol)
        model.list.identity = symbol.rawValue
    }

    var shownColumns: [Column] {
        guard let region else { return [] }
        let width = RegionLayout(model.viewArea, rowCount: rows.count).rows.width
        return table(of: region, width: width).columns.map(\.column)
    }

    let model: Model
    private let data: RegionViewData?
    private let region: RegionState?

    private var theme: Theme { model.theme }
    private var rows: [Symbol] { region.map { model.shown.rows(of: $0) } ?? [] }

    init(model: Model, content: RegionViewData?) {
        self.model = model
        data = content
        region = model.pageRegion
    }

    private func table(of region: RegionState, width: Int) -> RegionTable {
        RegionTable(model: model, region: region, width: width, prepared: data?.table)
    }

    static func prepare(_ model: Model) -> RegionViewData? { RegionViewData(model) }

    var rowCount: Int { rows.count }

    func symbol(of row: Int) -> Symbol? { rows.indices.contains(row) ? rows[row] : nil }

    func visibleRows(in area: Rect) -> Int { RegionLayout(area, rowCount: rows.count).rows.height }

    func draw(in area: Rect, into frame: inout Frame) -> Point? {
        guard let region else {
            EmptyNote(theme: theme, title: "No regions", advice: "The board's layout has no regions.")
                .draw(in: area, into: &frame.buffer)
            return nil
        }
        let layout = RegionLayout(area, rowCount: rows.count)
        let pane = RegionPane(model: model, region: region, number: 0, isFocused: true)
        var title = pane.title
        title.isFocused = true
        title.draw(in: layout.title, into: &frame.buffer)
        StyledLine.joined(
            pane.figures + pane.valuations(isShort: false) + means(region), gap: 3, fitting: layout.figures.width,
            style: theme.plain
        ).draw(in: layout.figures, into: &frame.buffer)
        let cursor = drawRows(region, layout, into: &frame)
        if let data { RegionSide(model: model, region: region, data: data).draw(in: layout.side, into: &frame) }
        return cursor
    }

    /// The flags beside the rows that are on screen wherever there is room for any.
    var visibleFlags: [FlagKey] {
        guard let region, !RegionLayout(model.viewArea, rowCount: rows.count).side.isEmpty else { return [] }
        return FlagsPane(model: model, region: region.region).shown.prefix(3).map { FlagKey($0) }
    }

    private func means(_ region: RegionState) -> [StyledLine] {
        let period = model.shown.period
        let mean = region.mean(over: period, in: model.shown.currency)
        guard mean != nil else { return [] }
        return [
            StyledLine([
                StyledLine.Run("average \(period.title) ", theme.dim),
                StyledLine.Run(
                    NumberText.percent(mean, decimals: 1),
                    Wording.style(mean, isOld: model.isOld(region.counted), theme, region: region.region)),
            ])
        ]
    }

    private func drawRows(_ region: RegionState, _ layout: RegionLayout, into frame: inout Frame) -> Point? {
        let table = table(of: region, width: layout.rows.width)
        table.drawHeading(in: layout.heading, pane: nil, into: &frame)
        guard !rows.isEmpty else {
            EmptyNote(
                theme: theme, title: "No stocks of this region in the cache",
                advice: "Run chiptop feed, or import prices with chiptop import FILE…"
            ).draw(in: layout.rows, into: &frame.buffer)
            return nil
        }
        let selection = model.selectedRow(of: rows.count)
        let window = ListWindow(
            count: rows.count, selection: selection, scroll: model.list.scroll, height: layout.rows.height)
        var cursor: Point?
        for (line, row) in window.rows.enumerated() {
            let place = layout.rows.row(line)
            table.draw(rows[row], isSelected: row == selection, in: place, into: &frame.buffer)
            frame.hit(place, rowTarget(row))
            if row == selection { cursor = Point(x: place.x + min(2, max(0, place.width - 1)), y: place.y) }
        }
        RegionHeatmap(model: model, region: region).draw(
            in: layout.rows.splitTop(rows.count + 1).rest, into: &frame
        ) { symbol in rows.firstIndex(of: symbol).map(rowTarget) }
        OutOfSight(above: window.first, below: rows.count - window.rows.upperBound)
            .draw(in: layout.footer.inset(horizontal: 2), theme: theme, into: &frame.buffer)
        return cursor
    }
}

/// Where the parts of a region's page stand.
struct RegionLayout: Hashable, Sendable {
    let title: Rect
    let figures: Rect
    let heading: Rect
    let rows: Rect
    let footer: Rect
    /// What stands beside or below the rows; empty where there is no room.
    let side: [Rect]

    init(_ area: Rect, rowCount: Int) {
        var rest = area
        (title, rest) = rest.splitTop(1)
        (figures, rest) = rest.splitTop(1)
        var list = rest
        if area.width >= 150 {
            let (left, right) = rest.splitRight(min(76, area.width * 2 / 5))
            list = left
            side = [right.splitLeft(3).rest]
        } else if rest.height >= 20 {
            let height = min(16, max(9, rest.height - rowCount - 2))
            let (above, below) = rest.splitBottom(height)
            list = above
            side = area.width >= 96 ? below.columns(2, gap: 3) : [below]
        } else {
            side = []
        }
        (heading, list) = list.splitTop(1)
        (rows, footer) = list.splitBottom(rowCount > list.height ? 1 : 0)
    }
}
