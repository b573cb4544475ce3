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
            .up, [KeyStroke(.up), KeyStroke("k")], "Select the row above, or go on in the pane above",
            bar: Command.Label("move", keys: "↑↓←→")),
        move(.down, [KeyStroke(.down), KeyStroke("j")], "Select the row below, or go on in the pane below"),
        move(.first, [KeyStroke("g"), KeyStroke(.home)], "Select the first row"),
        move(.last, [KeyStroke("G"), KeyStroke(.end)], "Select the last row"),
        move(.pageUp, [KeyStroke(.pageUp), .control("u")], "Go up a page"),
        move(.pageDown, [KeyStroke(.pageDown), .control("d")], "Go down a page"),
    ]

    /// For screens whose rows stand in several lists or tiles.
    static let panes = [
        move(.left, [KeyStroke(.left), KeyStroke("h")], "Go to the pane on the left"),
        move(.right, [KeyStroke(.right), KeyStroke("l")], "Go to the pane on the right"),
        move(.nextPane, [KeyStroke(.tab)], "Go to the next region or list", bar: "next"),
        move(.previousPane, [KeyStroke(.backTab)], "Go to the region or list before"),
    ]

    private static let travelling = [
        Command(
            "deeper", [KeyStroke(.enter)], "Go deeper: to the region, the chipmaker, the reason", .go, bar: "deeper",
            isOffered: { $0.screen.opensRows }
        ) { $0.view.screen.open(&$0) },
        Command(
            "back", [KeyStroke(.escape), KeyStroke(.backspace)], "Go back to where you came from; never quits", .go
        ) { $0.leave() },
        Command(
            "last-place", [KeyStroke("`"), KeyStroke("-")], "Go to where you were last", .go, givesWay: true
        ) { $0.travel(orSay: "you have been nowhere else") { $0.goToLast() } },
        Command("place-back", [KeyStroke("[")], "Go back in time", .go, isRepeatable: true) {
            $0.travel(orSay: "there is no place before this one") { $0.goBack() }
        },
        Command("place-forward", [KeyStroke("]")], "Go forward in time", .go, isRepeatable: true) {
            $0.travel(orSay: "there is no place after this one") { $0.goForward() }
        },
    ]

    /// Straight to the stock under the cursor.
    static let open = Command(
        "open", [KeyStroke("o")], "Go straight to the chipmaker", .go, bar: "open",
        isOffered: { $0.screen.opensRows }, when: needsSymbol
    ) { model in model.selectedSymbol.map { model.open($0, .chart) } ?? [] }

    /// One key for each view.
    private static let views = View.keyed.map { keyed in
        Command(.show(keyed.view), [KeyStroke(keyed.key)], keyed.entry.summary, .views) { model in
            model.travel(orSay: "this is \(keyed.view.title) already") { $0.go([Place(keyed.view)]) }
        }
    }

    private static let finding = [
        Command("find", [KeyStroke("/")], "Find rows by name, symbol, segment or words", .find, bar: "find") {
            $0.openFind()
        },
        Command(
            "command", [KeyStroke(":")], "Go anywhere by name, symbol or mnemonic (GP, XPAR)", .find, bar: "command"
        ) {
            $0.push(CommandLayer(history: $0.commandHistory))
        },
        Command("origin", [KeyStroke("i")], "Show where every figure comes from", .find, when: needsSymbol) { model in
            model.selectedSymbol.map { model.push(OriginLayer(symbol: $0)) } ?? []
        },
        Command("compare", [KeyStroke("x")], "Compare the marked chipmakers in one chart", .find) { $0.compare() },
        Command("find-next", [KeyStroke("n")], "Go to the next match", .find, isRepeatable: true, when: needsFind) {
            $0.goToMatch(by: 1)
        },
        Command(
            "find-previous", [KeyStroke("N")], "Go to the match before", .find, isRepeatable: true, when: needsFind
        ) { $0.goToMatch(by: -1) },
    ]

    /// Marks the stock under the cursor.
    static let mark = Command(
        "mark", [KeyStroke(" ")], "Mark the chipmaker, or take the mark away", .find, bar: "mark",
        isOffered: { $0.screen.opensRows }, when: needsSymbol
    ) { $0.mark() }

    /// Adds the stock to the watchlist that was shown last.
    static let star = Command(
        "star", [KeyStroke("*")], "Add the chipmaker to the watchlist shown last", .watchlists, when: needsSymbol
    ) { WatchlistScreen.star(&$0) }

    /// For screens with rows that are about stocks.
    static let filter = Command(
        "filter", [KeyStroke("f")], "Show only rows for which a rule's expression is true", .find, bar: "filter"
    ) { $0.push(FilterLayer($0.shown.filter?.text ?? "")) }

    /// For screens with rows of stocks.
    static let rows = [open, mark, star, filter]

    /// For screens whose rows have columns to choose.
    ///
    /// - Parameter absence: why there are none to choose where `choose` makes nothing.
    static func columns(
        absence: String = "the layout names the columns of a window this wide",
        isOffered: @escaping @Sendable (Model) -> Bool = { _ in true },
        _ choose: @escaping @Sendable (Model) -> ColumnsLayer?
    ) -> Command {
        Command(
            "columns", [KeyStroke("|")], "Choose the columns and their order, and save them", .show, bar: "columns",
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
        Command("sort", [KeyStroke("s")], "Sort rows by the next column", .show, bar: "sort") { $0.stepSort(by: 1) },
        Command("sort-back", [KeyStroke("S")], "Sort rows by the column before", .show) { $0.stepSort(by: -1) },
        Command("invert-sort", [KeyStroke("I")], "Turn the sort order round", .show) { $0.invertSort() },
    ]

    private static let showing = [
        Command(
            "period", [KeyStroke("p")], "Change the period: a day to a year, or since the listing", .show,
            bar: "period"
        ) { $0.show($0.followingPeriod) },
        Command(
            "currency", [KeyStroke("c")], "Change the currency of returns: local or US dollars", .show,
            bar: "currency"
        ) { $0.show($0.shown.currency.other) },
        Command("pause", [KeyStroke("P")], "Pause the screen, or let it go on", .show, bar: "pause") {
            $0.togglePause()
        },
        Command(
            "theme", [KeyStroke("t")], "Choose a theme and market colours, each seen at once", .show, bar: "theme"
        ) { $0.push(ThemeLayer($0)) },
    ]

    private static let program = [
        Command("mouse", [KeyStroke("m")], "Turn the mouse on or off; Shift selects text", .program) {
            $0.toggleMouse()
        },
        Command(
            "menu", [KeyStroke(.function(9))], "Choose from every view and command in a menu", .program, bar: "menu"
        ) { $0.push(MenuLayer()) },
        Command("help", [KeyStroke("?"), KeyStroke(.function(1))], "Show the keys", .program, bar: "help") {
            $0.push(HelpLayer())
        },
        Command("redraw", [.control("l")], "Paint the screen anew", .program) { _ in [.redraw] },
        Command("suspend", [.control("z")], "Stop the program until the shell continues it", .program) { _ in
            [.suspend]
        },
        Command("quit", [KeyStroke("q"), .control("c")], "Quit", .program, bar: "quit") { _ in [.quit] },
    ]

    /// A command for a stock is available where the cursor is on one.
    @Sendable static func needsSymbol(_ model: Model) -> Command.Availability {
        model.selectedSymbol == nil ? .unavailable("no chipmaker is under the cursor") : .available
    }

    @Sendable private static func needsFind(_ model: Model) -> Command.Availability {
        guard let find = model.find else {
            return .unavailable("nothing is searched for · \(model.keys.keyText(of: "find")) searches")
        }
        return find.count == 0 ? .unavailable("nothing here matches") : .available
    }
}
