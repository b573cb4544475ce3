import Analytics
import Market
import TextUI
import ThemeCatalog
import Watchlists

/// The user's list: groups, notes, positions and their P&L.
struct WatchlistScreen: ListScreen {
    static let view = View.watchlist
    static let entry = ScreenEntry(
        key: "W", name: "Lists", summary: "Show your watchlists: notes, positions, P&L")

    /// Which list was shown last, by its identifier.
    struct State: ScreenState {
        var list: String?
    }

    let model: Model
    private let data: WatchlistViewData?

    private var theme: Theme { model.theme }
    private var rows: [WatchlistRow] { data?.rows ?? [] }

    init(model: Model, content: WatchlistViewData?) {
        self.model = model
        data = content
    }

    static func prepare(_ model: Model) -> WatchlistViewData? { WatchlistViewData(model) }

    var rowCount: Int { rows.count }

    /// The first instrument, not its group's heading.
    var firstSelection: Int { rows.firstIndex { $0.symbol != nil } ?? 0 }

    /// The line that the cursor is on; nil in an empty list.
    var selectedLine: WatchlistRow? {
        rows.isEmpty ? nil : rows[model.selectedRow(of: rows.count, first: firstSelection)]
    }

    func symbol(of row: Int) -> Symbol? { rows.indices.contains(row) ? rows[row].symbol : nil }

    func identity(of row: Int) -> String? {
        guard let data, rows.indices.contains(row) else { return nil }
        return rows[row].symbol?.rawValue ?? "group " + data.loaded.list.groups[rows[row].group].name
    }

    func visibleRows(in area: Rect) -> Int {
        WatchlistLayout(area, rowCount: rows.count, hasTotal: hasTotal).rows.height
    }

    private var hasTotal: Bool { (data?.total.count ?? 0) > 0 }

    func draw(in area: Rect, into frame: inout Frame) -> Point? {
        guard let data else {
            drawEmpty(
                "No watchlist yet",
                "C creates one; * adds the selected stock; chiptop watchlist import FILE reads one from TradingView or"
                    + " Yahoo.", in: area, into: &frame.buffer)
            return nil
        }
        let layout = WatchlistLayout(area, rowCount: rows.count, hasTotal: hasTotal)
        drawTitle(data, in: layout.title, into: &frame)
        let table = WatchlistTable(model: model, data: data, width: layout.rows.width)
        guard !rows.isEmpty else {
            let isFiltered = data.hidden > 0
            drawEmpty(
                isFiltered ? "No matches" : "The list is empty",
                isFiltered ? "Esc clears the filter." : "a adds an instrument, A a group.",
                in: area.splitTop(1).rest, into: &frame.buffer)
            return nil
        }
        table.drawHeading(in: layout.heading, into: &frame.buffer)
        let selection = model.selectedRow(of: rows.count, first: firstSelection)
        let window = ListWindow(
            count: rows.count, selection: selection, scroll: model.list.scroll, height: layout.rows.height)
        var cursor: Point?
        for (line, index) in window.rows.enumerated() {
            let place = layout.rows.row(line)
            table.draw(rows[index], in: place, into: &frame.buffer)
            frame.hit(place, rowTarget(index))
            guard index == selection else { continue }
            ListCursor.draw(in: place, theme: theme, into: &frame.buffer)
            cursor = Point(x: place.x + min(2, max(0, place.width - 1)), y: place.y)
        }
        OutOfSight(above: window.first, below: rows.count - window.rows.upperBound)
            .draw(in: layout.footer.inset(horizontal: 2), theme: theme, into: &frame.buffer)
        if hasTotal { table.drawTotal(in: layout.total, into: &frame.buffer) }
        if let row = selectedLine, let entry = row.entry(in: data.loaded.list) {
            WatchlistDetail(model: model, data: data, entry: entry).draw(in: layout.detail, into: &frame.buffer)
        }
        return cursor
    }

    private func drawEmpty(_ title: String, _ advice: String, in rect: Rect, into buffer: inout Buffer) {
        EmptyNote(theme: theme, title: title, advice: advice).draw(in: rect, into: &buffer)
    }

    /// The list's name, its neighbours, and what it comes to.
    private func drawTitle(_ data: WatchlistViewData, in rect: Rect, into frame: inout Frame) {
        let list = data.loaded.list
        var title = PaneTitle(theme: theme, "", isFocused: true)
        title.name = StyledLine()
        for (index, other) in model.watchlists.enumerated() {
            let isShown = other.id == data.loaded.id
            title.name.append(index > 0 ? "  " : "", theme.dim)
            let name = Rect(
                x: rect.x + title.name.width, y: rect.y, width: TextWidth.width(of: other.list.name), height: 1)
            frame.hit(name.intersection(rect), .list(other.id))
            title.name.append(other.list.name, isShown ? theme.style(theme.accent).bold : theme.dim)
        }
        let count = list.entries.count
        var words = count == 1 ? "1 instrument" : "\(count) instruments"
        if data.hidden > 0 { words += " · \(data.hidden) hidden" }
        if hasTotal { words += " · values in \(list.currency)" }
        title.trailing = StyledLine([StyledLine.Run(words, theme.dim)])
        if let problem = data.loaded.problem {
            title.trailing = StyledLine([
                StyledLine.Run("! ", theme.caution),
                StyledLine.Run(TextFitting.truncated(problem, to: max(20, rect.width / 2)), theme.plain),
            ])
        }
        title.draw(in: rect, into: &frame.buffer)
    }
}

/// Where the parts of a watchlist's page stand.
struct WatchlistLayout: Hashable, Sendable {
    let title: Rect
    let heading: Rect
    let rows: Rect
    let footer: Rect
    let total: Rect
    /// The selected instrument's note and lots.
    let detail: Rect

    init(_ area: Rect, rowCount: Int, hasTotal: Bool) {
        var rest = area
        (title, rest) = rest.splitTop(1)
        (heading, rest) = rest.splitTop(1)
        let totalHeight = hasTotal ? 1 : 0
        // The rows take what they need, and leave some lines about the selected instrument where there are many.
        let least = rest.height < 12 ? 0 : hasTotal ? 6 : 3
        let room = max(0, rest.height - totalHeight - least)
        let isLong = rowCount > room
        (rows, rest) = rest.splitTop(isLong ? max(0, room - 1) : rowCount)
        (footer, rest) = rest.splitTop(isLong ? 1 : 0)
        (total, rest) = rest.splitTop(totalHeight)
        // Below everything else; a long list's end is the screen's.
        (detail, _) = rest.splitTop(min(rest.height, 18))
    }
}
