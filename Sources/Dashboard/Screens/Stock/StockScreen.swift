import Market
import RiskRules
import TextUI
import ThemeCatalog

/// One stock: its price and returns above, a tab of what is known below.
struct StockScreen: ListScreen {
    static let view = View.chipmaker

    static func title(of place: Place, in model: Model) -> String {
        (place.symbol ?? model.pageSymbol).map { model.snapshot[$0]?.instrument.shownName ?? $0.rawValue } ?? view.title
    }

    let model: Model
    private let data: StockData?

    private var theme: Theme { model.theme }

    init(model: Model, content: StockData?) {
        self.model = model
        data = content
    }

    static func prepare(_ model: Model) -> StockData? { StockData(model) }

    private var tab: (any StockTabBody)? { data.map { model.place.tab.body(model: model, data: $0) } }

    var rowCount: Int { tab?.rowCount ?? 0 }

    func symbol(of row: Int) -> Symbol? { tab?.symbol(of: row) }

    var firstSelection: Int { tab?.firstSelection ?? 0 }

    func words(of row: Int) -> String { tab?.words(of: row) ?? "" }

    func visibleRows(in area: Rect) -> Int { tab?.visibleRows(in: layout(area).body) ?? 0 }

    private func layout(_ area: Rect) -> StockLayout { StockLayout(area, hasNotice: data?.quarantine != nil) }

    /// The flag under the cursor of the risk tab.
    var selectedFlag: RiskEntry? {
        guard model.place.tab == .risk, let flags = data?.flags, !flags.isEmpty else { return nil }
        return flags[model.selectedRow(of: flags.count)]
    }

    /// Where its flags are listed: all in the tab of risks, those that fit beside the chart.
    var visibleFlags: [FlagKey] {
        guard let data else { return [] }
        let isListed = model.place.tab == .risk || model.place.tab == .chart && layout(model.viewArea).side != nil
        return isListed ? data.flags.flatMap(\.keys) : []
    }

    /// The page is about its stock whatever the cursor is on.
    var visibleSymbols: [Symbol] {
        [data?.symbol].compactMap(\.self) + (0..<rowCount).prefix(visibleRows(in: model.viewArea)).compactMap(symbol)
    }

    func draw(in area: Rect, into frame: inout Frame) -> Point? {
        guard let data else {
            EmptyNote(theme: theme, title: "No stock selected", advice: "/ finds one, Esc goes back.")
                .draw(in: area, into: &frame.buffer)
            return nil
        }
        let layout = layout(area)
        StockHeader(model: model, data: data).draw(in: layout.header, into: &frame.buffer)
        data.quarantine?.line(fitting: layout.notice.width, theme).draw(in: layout.notice, into: &frame.buffer)
        drawTabs(in: layout.tabs, into: &frame)
        if let side = layout.side, model.place.tab == .chart {
            let cursor = tab?.draw(in: layout.main, into: &frame)
            StockSide(model: model, data: data).draw(in: side, into: &frame.buffer)
            return cursor ?? Point(x: layout.tabs.x, y: layout.tabs.y)
        }
        return tab?.draw(in: layout.body, into: &frame) ?? Point(x: layout.tabs.x, y: layout.tabs.y)
    }

    private func drawTabs(in rect: Rect, into frame: inout Frame) {
        guard rect.height > 0 else { return }
        let spacing = TabSpacing(fitting: rect.width)
        var line = StyledLine()
        for tab in StockTab.allCases {
            let isShown = tab == model.place.tab
            let title = isShown || spacing.hasTitles ? " " + tab.title : ""
            let hasDot = tab == .risk && data.map { model.hasUnseenFlags(about: $0.symbol) } ?? false
            let dotted = hasDot ? Unseen.mark + title.dropFirst() : title
            let text = " \(tab.digit)\(dotted)" + (isShown || spacing != .narrow ? " " : "")
            let place = Rect(x: rect.x + line.width, y: rect.y, width: TextWidth.width(of: text), height: 1)
            frame.hit(place.intersection(rect), .command(.tab(tab)))
            line.append(text, isShown ? theme.selected(theme.style(theme.strong).bold) : theme.dim)
            line.append(spacing == .wide ? " " : "", theme.plain)
        }
        line.draw(in: rect, into: &frame.buffer)
    }
}

/// How far apart tabs stand: titles are whole or absent, but for that of the tab that is shown.
private enum TabSpacing {
    case wide, narrow, digits

    var hasTitles: Bool { self != .digits }

    init(fitting width: Int) {
        let titles = StockTab.allCases.reduce(0) { $0 + $1.title.count }
        self =
            width >= titles + 5 * StockTab.allCases.count
            ? .wide
            : width > titles + 3 * StockTab.allCases.count ? .narrow : .digits
    }
}

/// Where header, tabs and the tab's body stand.
struct StockLayout: Hashable, Sendable {
    let header: Rect
    /// What is quarantined; empty where nothing is.
    let notice: Rect
    let tabs: Rect
    /// Everything below the tabs.
    let body: Rect
    /// The part of the body that the chart takes where something stands beside it.
    let main: Rect
    /// What stands beside the chart, where there is room.
    let side: Rect?

    init(_ area: Rect, hasNotice: Bool) {
        var rest: Rect
        (header, rest) = area.splitTop(min(3, max(1, area.height / 6)))
        (notice, rest) = rest.splitTop(hasNotice ? 1 : 0)
        rest = rest.splitTop(area.height >= 32 ? 1 : 0).rest
        (tabs, rest) = rest.splitTop(1)
        body = rest.splitTop(area.height >= 32 ? 1 : 0).rest
        if body.width >= 140 {
            let (left, right) = body.splitRight(min(64, body.width / 3))
            (main, side) = (left, right.splitLeft(3).rest)
        } else {
            (main, side) = (body, nil)
        }
    }
}

/// One tab of a stock's page.
protocol StockTabBody {
    /// How many rows the cursor walks over.
    var rowCount: Int { get }

    /// Where the cursor is before it was moved.
    var firstSelection: Int { get }

    /// The stock of a row; nil if none.
    func symbol(of row: Int) -> Symbol?

    /// What a search looks through beside the names of the row's stock.
    func words(of row: Int) -> String

    /// How many rows are on screen at once in an area.
    func visibleRows(in area: Rect) -> Int

    /// Draws the tab with the targets of its rows, and says where the selected row begins.
    func draw(in area: Rect, into frame: inout Frame) -> Point?
}

extension StockTabBody {
    var rowCount: Int { 0 }

    var firstSelection: Int { 0 }

    func symbol(of row: Int) -> Symbol? { nil }

    func visibleRows(in area: Rect) -> Int { area.height }

    func words(of row: Int) -> String { "" }

    /// The target of a row.
    func rowTarget(_ row: Int) -> Target { .row(row, identity: symbol(of: row)?.rawValue) }
}

extension StockTab {
    /// What draws the tab.
    func body(model: Model, data: StockData) -> any StockTabBody {
        switch self {
        case .chart: ChartTab(model: model, data: data)
        case .fundamentals: FundamentalsTab(model: model, data: data)
        case .risk: RiskTab(model: model, data: data)
        case .peers: PeersTab(model: model, data: data)
        case .parity: ParityTab(model: model, data: data)
        case .events: EventsTab(model: model, data: data)
        case .prices: PricesTab(model: model, data: data)
        case .notes: NotesTab(model: model, data: data)
        }
    }
}
