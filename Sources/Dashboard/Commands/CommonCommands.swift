import Market
import RiskRules
import TextUI
import Watchlists

/// The commands that every screen has, and those that several adopt.
enum CommonCommands {
    /// What can be done everywhere: what stands before a screen's own commands under the same heading, and behind.
    static let first = moving + travelling + finding
    static let last = views + showing + program

    private static func move(
        _ move: CursorMove, _ keys: [KeyStroke], _ summary: String, bar label: Command.Label? = nil
    ) -> Command {
        Command(
            move.command, keys, summary, .move, bar: label, isRepeatable: move != .first && move != .last,
            isOffered: { $0.screen.hasRows }
        ) { model in
            model.view.screen.move(move, &model)
            return []
        }
    }

    private static let moving = [
        move(
            .up, [KeyStroke(.up), KeyStroke("k")], "Select the previous row",
            bar: Command.Label("move", keys: "↑↓←→")),
        move(.down, [KeyStroke(.down), KeyStroke("j")], "Select the next row"),
        move(.first, [KeyStroke("g"), KeyStroke(.home)], "Select the first row"),
        move(.last, [KeyStroke("G"), KeyStroke(.end)], "Select the last row"),
        move(.pageUp, [KeyStroke(.pageUp), .control("u")], "Scroll up one page"),
        move(.pageDown, [KeyStroke(.pageDown), .control("d")], "Scroll down one page"),
    ]

    /// For screens whose rows stand in several lists or tiles.
    static let panes = [
        move(.left, [KeyStroke(.left), KeyStroke("h")], "Select the pane on the left"),
        move(.right, [KeyStroke(.right), KeyStroke("l")], "Select the pane on the right"),
        move(.nextPane, [KeyStroke(.tab)], "Select the next pane", bar: "next"),
        move(.previousPane, [KeyStroke(.backTab)], "Select the previous pane"),
    ]

    private static let travelling = [
        Command(
            "deeper", [KeyStroke(.enter)], "Open the selected region, stock or flag", .go, bar: "open",
            isOffered: { $0.screen.opensRows }
        ) { $0.view.screen.open(&$0) },
        Command(
            "back", [KeyStroke(.escape), KeyStroke(.backspace)], "Back", .go
        ) { $0.leave() },
        Command(
            "last-place", [KeyStroke("`"), KeyStroke("-")], "Switch to the last place", .go, givesWay: true
        ) { $0.travel(orSay: "No other place in the history yet") { $0.goToLast() } },
        Command("place-back", [KeyStroke("[")], "Back in history", .go, isRepeatable: true) {
            $0.travel(orSay: "Already at the start of the history") { $0.goBack() }
        },
        Command("place-forward", [KeyStroke("]")], "Forward in history", .go, isRepeatable: true) {
            $0.travel(orSay: "Already at the end of the history") { $0.goForward() }
        },
        Command("alert-flag", [KeyStroke("!")], "Go to the flag of the last alert", .go, givesWay: true) {
            $0.goToAlert()
        },
        Command("messages", [KeyStroke("@")], "List the alerts", .go, givesWay: true) { $0.push(MessagesLayer()) },
        Command("away", [KeyStroke("#")], "List what changed since you were away", .go, givesWay: true) {
            $0.showAway()
        },
    ]

    /// Straight to the stock under the cursor.
    static let open = Command(
        "open", [KeyStroke("o")], "Open the stock's page", .go, bar: "stock",
        isOffered: { $0.screen.opensRows }, when: needsSymbol
    ) { model in model.selectedSymbol.map { model.open($0, .chart) } ?? [] }

    /// One key for each view.
    private static let views = View.keyed.map { keyed in
        Command(.show(keyed.view), [KeyStroke(keyed.key)], keyed.entry.summary, .views) { model in
            model.travel(orSay: "\(keyed.view.title) is already open") { $0.go([Place(keyed.view)]) }
        }
    }

    private static let finding = [
        Command(
            "find", [KeyStroke("/")], "Find rows by name, symbol, segment or text", .find, bar: "find",
            isOffered: { $0.screen.hasRows || $0.find != nil }
        ) { $0.openFind() },
        Command(
            "command", [KeyStroke(":")], "Enter a command, symbol or mnemonic (GP, XPAR)", .find, bar: "command"
        ) {
            $0.push(CommandLayer(history: $0.commandHistory))
        },
        Command("origin", [KeyStroke("i")], "Show data sources of the selected stock", .find, when: needsSymbol) {
            model in
            model.selectedSymbol.map { model.push(OriginLayer(symbol: $0)) } ?? []
        },
        Command("compare", [KeyStroke("x")], "Compare the marked stocks in one chart", .find) { $0.compare() },
        Command("find-next", [KeyStroke("n")], "Go to the next match", .find, isRepeatable: true, when: needsFind) {
            $0.goToMatch(by: 1)
        },
        Command(
            "find-previous", [KeyStroke("N")], "Go to the previous match", .find, isRepeatable: true, when: needsFind
        ) { $0.goToMatch(by: -1) },
    ]

    /// Marks the stock under the cursor.
    static let mark = Command(
        "mark", [KeyStroke(" ")], "Toggle the mark of the stock", .find, bar: "mark",
        isOffered: { $0.screen.opensRows }, when: needsSymbol
    ) { $0.mark() }

    /// Adds the stock to the watchlist that was shown last.
    static let star = Command(
        "star", [KeyStroke("*")], "Add the stock to the last watchlist", .watchlists, when: needsSymbol
    ) { WatchlistScreen.star(&$0) }

    /// For screens with rows that are about stocks.
    static let filter = Command(
        "filter", [KeyStroke("f")], "Filter rows by an expression of the rules", .find, bar: "filter"
    ) { $0.push(FilterLayer($0.shown.filter?.text ?? "")) }

    /// For screens whose rows are not about stocks: says why there is nothing to filter.
    static func noFilter(_ reason: String) -> Command {
        Command(
            "filter", [KeyStroke("f")], filter.summary, .find, isOffered: { _ in false },
            when: { _ in .unavailable(reason) }, run: { _ in [] })
    }

    /// For screens with rows of stocks.
    static let rows = [open, mark, star, filter]

    /// For screens whose rows have columns to choose.
    ///
    /// - Parameter absence: why there are none to choose where `choose` makes nothing.
    static func columns(
        absence: String = "Columns of this window size are set in layout: of config.yaml",
        isOffered: @escaping @Sendable (Model) -> Bool = { _ in true },
        _ choose: @escaping @Sendable (Model) -> ColumnsLayer?
    ) -> Command {
        Command(
            "columns", [KeyStroke("|")], "Choose and order the columns", .show, bar: "columns",
            isOffered: isOffered,
            when: { choose($0) == nil ? .unavailable(absence) : .available },
            run: { model in choose(model).map { model.push($0) } ?? [] })
    }

    /// The choice of the board's columns; nil where the configuration's layout decides in a window so wide.
    @Sendable static func boardColumns(_ model: Model) -> ColumnsLayer? {
        let configuration = model.configuration
        guard configuration.columns(atWidth: model.size.width) == configuration.columns else { return nil }
        return ColumnsLayer(.board, in: model)
    }

    /// For screens with rows of stocks in the common order.
    static let sorting = [
        Command("sort", [KeyStroke("s")], "Sort by the next column", .show, bar: "sort") { $0.stepSort(by: 1) },
        Command("sort-back", [KeyStroke("S")], "Sort by the previous column", .show) { $0.stepSort(by: -1) },
        Command("invert-sort", [KeyStroke("I")], "Reverse sort", .show) { $0.invertSort() },
    ]

    private static let showing = [
        Command(
            "period", [KeyStroke("p")], "Cycle the period: day to year, or since IPO", .show,
            bar: "period"
        ) { $0.show($0.followingPeriod) },
        Command(
            "currency", [KeyStroke("c")], "Toggle the currency of returns: local or US dollars", .show,
            bar: "currency"
        ) { $0.show($0.shown.currency.other) },
        Command("pause", [KeyStroke("P")], "Toggle pause of screen updates", .show, bar: "pause") {
            $0.togglePause()
        },
        Command(
            "theme", [KeyStroke("t")], "Choose the theme and market colours", .show, bar: "theme"
        ) { $0.push(ThemeLayer($0)) },
    ]

    private static let program = [
        Command("mouse", [KeyStroke("m")], "Toggle the mouse; Shift selects text", .program) {
            $0.toggleMouse()
        },
        Command(
            "menu", [KeyStroke(.function(9))], "Open the menu of views and commands", .program, bar: "menu"
        ) { $0.push(MenuLayer()) },
        Command("help", [KeyStroke("?"), KeyStroke(.function(1))], "Show the keys", .program, bar: "help") {
            $0.push(HelpLayer())
        },
        Command("redraw", [.control("l")], "Redraw", .program) { _ in [.redraw] },
        Command("suspend", [.control("z")], "Suspend", .program) { _ in
            [.suspend]
        },
        Command("quit", [KeyStroke("q"), .control("c")], "Quit", .program, bar: "quit") { _ in [.quit] },
    ]

    /// A command for a stock is available where the cursor is on one.
    @Sendable static func needsSymbol(_ model: Model) -> Command.Availability {
        model.selectedSymbol == nil ? .unavailable("No stock selected") : .available
    }

    @Sendable private static func needsFind(_ model: Model) -> Command.Availability {
        guard let find = model.find else {
            return .unavailable("No search yet · \(model.keys.keyText(of: "find")) finds")
        }
        return find.count == 0 ? .unavailable("No matches") : .available
    }
}
