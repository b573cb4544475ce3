import TextUI

/// The one table of keys: dispatch, the key bar, the help and the documentation all come from it.
public struct KeyMap: Sendable {
    /// Every binding in the order of the help.
    public let bindings: [KeyBinding]
    private let table: [KeyStroke: [KeyBinding]]

    init(_ bindings: [KeyBinding]) {
        self.bindings = bindings
        let pairs = bindings.flatMap { binding in binding.keys.map { ($0, binding) } }
        table = Dictionary(grouping: pairs, by: \.0).mapValues { $0.map(\.1) }
    }

    /// Whose keys give way where another command has the same one: in a chart `-` zooms out, and leads to the last place
    /// everywhere else.
    private static let givesWay: [Action: Action] = [.lastPlace: .chart(.zoomOut)]

    /// What a key does in a view.
    func action(for key: KeyStroke, in view: View) -> Action? {
        let all = table[key]?.filter { $0.applies(in: view) } ?? []
        return (all.first { binding in !all.contains { $0.action == KeyMap.givesWay[binding.action] } })?.action
    }

    /// The bindings that do something in a view, with the keys that do it there.
    public func bindings(in view: View) -> [KeyBinding] {
        let all = bindings.filter { $0.applies(in: view) }
        return all.map { binding in
            if binding.action == .moveUp, binding.barKeys != nil, !all.contains(where: { $0.action == .moveLeft }) {
                return binding.with(barKeys: "↑↓")
            }
            guard let winner = KeyMap.givesWay[binding.action],
                let taken = all.first(where: { $0.action == winner })?.keys,
                !taken.allSatisfy({ !binding.keys.contains($0) })
            else { return binding }
            return binding.with(keys: binding.keys.filter { !taken.contains($0) })
        }
    }

    /// The keys of the dashboard.
    public static let dashboard = KeyMap(
        moving + travelling + tabs + chart + flags + lists + views + finding + showing + program)

    /// The table in Markdown, for the documentation.
    public var markdown: String {
        let rows = bindings.map { binding in
            let keys = binding.keys.map { "`\($0.displayText)`" }.joined(separator: " ")
            return "| \(keys) | `\(binding.name)` | \(binding.summary) |"
        }
        return (["| keys | name | what they do |", "|---|---|---|"] + rows).joined(separator: "\n") + "\n"
    }
}

extension KeyMap {
    /// The views whose rows stand in several lists or tiles.
    private static let paned: Set<View> = [.board, .movers, .heatmap, .valuation, .risk, .region]

    /// The views with rows of chipmakers in the board's order.
    private static let rowed: Set<View> = [.board, .region, .watchlist]

    private static let moving = [
        KeyBinding(
            .moveUp, [KeyStroke(.up), KeyStroke("k")], "Select the row above, or go on in the pane above", "Move",
            bar: "move", barKeys: "↑↓←→"),
        KeyBinding(
            .moveDown, [KeyStroke(.down), KeyStroke("j")], "Select the row below, or go on in the pane below", "Move"),
        KeyBinding(.moveLeft, [KeyStroke(.left), KeyStroke("h")], "Go to the pane on the left", "Move", in: paned),
        KeyBinding(.moveRight, [KeyStroke(.right), KeyStroke("l")], "Go to the pane on the right", "Move", in: paned),
        KeyBinding(.nextPane, [KeyStroke(.tab)], "Go to the next region or list", "Move", in: paned, bar: "next"),
        KeyBinding(.previousPane, [KeyStroke(.backTab)], "Go to the region or list before", "Move", in: paned),
        KeyBinding(.firstRow, [KeyStroke("g"), KeyStroke(.home)], "Select the first row", "Move"),
        KeyBinding(.lastRow, [KeyStroke("G"), KeyStroke(.end)], "Select the last row", "Move"),
        KeyBinding(.pageUp, [KeyStroke(.pageUp), .control("u")], "Go up a page", "Move"),
        KeyBinding(.pageDown, [KeyStroke(.pageDown), .control("d")], "Go down a page", "Move"),
    ]

    private static let travelling = [
        KeyBinding(
            .deeper, [KeyStroke(.enter)], "Go deeper: to the region, the chipmaker, the reason", "Go", bar: "deeper"),
        KeyBinding(.back, [KeyStroke(.escape), KeyStroke(.backspace)], "Go back up; never quits", "Go"),
        KeyBinding(
            .open, [KeyStroke("o")], "Go straight to the chipmaker", "Go",
            in: [.board, .movers, .heatmap, .valuation, .parity, .events, .region, .watchlist, .feed], bar: "open"),
        KeyBinding(.lastPlace, [KeyStroke("`"), KeyStroke("-")], "Go to where you were last", "Go"),
        KeyBinding(.placeBack, [KeyStroke("[")], "Go back in time", "Go"),
        KeyBinding(.placeForward, [KeyStroke("]")], "Go forward in time", "Go"),
        KeyBinding(
            .nextChipmaker, [KeyStroke("J")], "Show the next chipmaker on the same tab", "Go", in: [.chipmaker],
            bar: "next", barKeys: "J K"),
        KeyBinding(
            .previousChipmaker, [KeyStroke("K")], "Show the chipmaker before on the same tab", "Go", in: [.chipmaker]),
    ]

    private static let tabs =
        [
            KeyBinding(.nextTab, [KeyStroke(.tab)], "Show the next tab", "Go", in: [.chipmaker]),
            KeyBinding(.previousTab, [KeyStroke(.backTab)], "Show the tab before", "Go", in: [.chipmaker]),
        ]
        + ChipmakerTab.allCases.map { tab in
            KeyBinding(
                .tab(tab), [KeyStroke(Character("\(tab.digit)"))], "Show \(tab.rawValue)", "Go", in: [.chipmaker],
                bar: tab == .chart ? "tab" : nil, barKeys: tab == .chart ? "1-\(ChipmakerTab.allCases.count)" : nil)
        }

    private static let charts: Set<View> = [.chipmaker, .comparison]

    private static let chart = [
        KeyBinding(
            .chart(.left), [KeyStroke(.left), KeyStroke("h")], "Move the crosshair back", "Chart", in: charts,
            bar: "crosshair",
            barKeys: "←→"),
        KeyBinding(.chart(.right), [KeyStroke(.right), KeyStroke("l")], "Move the crosshair on", "Chart", in: charts),
        KeyBinding(
            .chart(.zoomIn), [KeyStroke("+"), KeyStroke("=")], "Zoom in", "Chart", in: charts, bar: "zoom",
            barKeys: "+ -"),
        KeyBinding(.chart(.zoomOut), [KeyStroke("-"), KeyStroke("_")], "Zoom out", "Chart", in: charts),
        KeyBinding(.chart(.panLeft), [KeyStroke("<")], "Go back in time", "Chart", in: charts),
        KeyBinding(.chart(.panRight), [KeyStroke(">")], "Go on in time", "Chart", in: charts),
        KeyBinding(
            .chart(.shorterSpan), [KeyStroke(",")], "Show a shorter span", "Chart", in: charts, bar: "span",
            barKeys: ", ."),
        KeyBinding(.chart(.longerSpan), [KeyStroke(".")], "Show a longer span", "Chart", in: charts),
        KeyBinding(
            .chart(.style), [KeyStroke("y")], "Draw candles, bars, a line or an area", "Chart", in: [.chipmaker],
            bar: "style"),
        KeyBinding(
            .chart(.overlays), [KeyStroke("v")], "Change the averages and bands", "Chart", in: [.chipmaker],
            bar: "averages"),
        KeyBinding(
            .chart(.panes), [KeyStroke("b")], "Change what stands below: volume, RSI, MACD", "Chart", in: [.chipmaker]),
        KeyBinding(
            .chart(.logarithmic), [KeyStroke("L")], "Draw prices on a logarithmic scale, or not", "Chart", in: charts),
    ]

    /// One key for each view.
    private static let views = ViewCatalog.keyed.map { keyed in
        let entry = keyed.entry
        return KeyBinding(.show(entry.view), [KeyStroke(keyed.key)], entry.summary, "Views")
    }

    private static let finding = [
        KeyBinding(
            .find, [KeyStroke("/")], "Find rows by name, symbol, segment or words", "Find",
            bar: "find"),
        KeyBinding(
            .filter, [KeyStroke("f")], "Show only rows for which a rule's expression is true", "Find",
            in: rowed, bar: "filter"),
        KeyBinding(
            .command, [KeyStroke(":")], "Go anywhere by name, symbol or mnemonic (GP, XPAR)",
            "Find", bar: "command"),
        KeyBinding(
            .mark, [KeyStroke(" ")], "Mark the chipmaker, or take the mark away", "Find",
            in: [.board, .region, .movers, .heatmap, .valuation, .comparison, .watchlist], bar: "mark"),
        KeyBinding(
            .origin, [KeyStroke("i")], "Show where every figure comes from", "Find"),
        KeyBinding(
            .note, [KeyStroke("w")], "Write notes about the chipmaker in your editor", "Go", in: [.chipmaker],
            bar: "note"),
        KeyBinding(.compare, [KeyStroke("x")], "Compare the marked chipmakers in one chart", "Find", bar: nil),
        KeyBinding(.findNext, [KeyStroke("n")], "Go to the next match", "Find"),
        KeyBinding(.findPrevious, [KeyStroke("N")], "Go to the match before", "Find"),
    ]

    private static let flags = [
        KeyBinding(
            .explain, [KeyStroke("e")], "Explain the flag or the statement step by step", "Flags",
            in: [.risk, .thesis, .chipmaker], bar: "explain"),
        KeyBinding(
            .acknowledge, [KeyStroke("a")], "Acknowledge the flag, or take that back", "Flags",
            in: [.risk, .chipmaker],
            bar: "seen"),
        KeyBinding(.snooze, [KeyStroke("z")], "Snooze the flag", "Flags", in: [.risk, .chipmaker], bar: "snooze"),
        KeyBinding(
            .group, [KeyStroke("o")], "Group by severity, region, category, chipmaker or exposure", "Flags",
            in: [.risk], bar: "group"),
        KeyBinding(
            .thesisOrder, [KeyStroke("o")], "Order statements as written, or the closest to breaking first", "Flags",
            in: [.thesis], bar: "order"),
        KeyBinding(
            .showAll, [KeyStroke("A")], "List snoozed, cleared and unknown flags too, or do not", "Flags",
            in: [.risk], bar: "all"),
        KeyBinding(
            .watch, [KeyStroke("w")], "Write a watch item, or edit the selected one", "Flags", in: [.risk],
            bar: "watch"),
        KeyBinding(.endWatch, [KeyStroke("D")], "End the selected watch item", "Flags", in: [.risk]),
    ]

    private static let lists: [KeyBinding] =
        [
            list(.next, KeyStroke(.tab), "Show the next watchlist", bar: "next list"),
            list(.previous, KeyStroke(.backTab), "Show the watchlist before"),
            list(.add, KeyStroke("a"), "Add an instrument, or all that are marked", bar: "add"),
            list(.addGroup, KeyStroke("A"), "Add a group", bar: "group"),
            list(.remove, KeyStroke("D"), "Remove the instrument or the group", bar: "remove"),
            list(.moveDown, KeyStroke("J"), "Move the instrument or the group down", bar: "order", barKeys: "J K"),
            list(.moveUp, KeyStroke("K"), "Move the instrument or the group up"),
            list(.note, KeyStroke("w"), "Write a note on the instrument", bar: "note"),
            list(.lots, KeyStroke("L"), "Write what you own of the instrument: lots", bar: "lots"),
            list(.currency, KeyStroke("$"), "Change the currency that values and profits are told in", bar: "values"),
            list(.rename, KeyStroke("r"), "Rename the watchlist, or the group under the cursor"),
            list(.create, KeyStroke("C"), "Make a watchlist", bar: "new list"),
            list(.delete, KeyStroke(.delete), "Delete the watchlist"),
        ] + [
            KeyBinding(
                .star, [KeyStroke("*")], "Add the chipmaker to the watchlist shown last", "Watchlists",
                in: [
                    .board, .region, .movers, .heatmap, .valuation, .parity, .events, .risk, .chipmaker,
                ])
        ]

    private static func list(
        _ key: ListKey, _ stroke: KeyStroke, _ summary: String, bar label: String? = nil, barKeys: String? = nil
    ) -> KeyBinding {
        KeyBinding(.list(key), [stroke], summary, "Watchlists", in: [.watchlist], bar: label, barKeys: barKeys)
    }

    private static let showing = [
        KeyBinding(
            .sort, [KeyStroke("s")], "Sort rows by the next column", "Show", in: rowed, bar: "sort"),
        KeyBinding(.sortBack, [KeyStroke("S")], "Sort rows by the column before", "Show", in: rowed),
        KeyBinding(.invertSort, [KeyStroke("I")], "Turn the sort order round", "Show", in: rowed),
        KeyBinding(
            .objects, [KeyStroke("o")], "List regions, chipmakers, or who made the gauge's return", "Show",
            in: [.rotation], bar: "objects"),
        KeyBinding(
            .benchmark, [KeyStroke("b")], "Change what they are compared with", "Show", in: [.rotation],
            bar: "benchmark"),
        KeyBinding(
            .weight, [KeyStroke("w")], "Draw areas by market value or all alike", "Show", in: [.heatmap], bar: "areas"),
        KeyBinding(
            .clock, [KeyStroke("z")], "Change the clock: Taipei, Tokyo, New York, UTC", "Show", in: [.sessions],
            bar: "clock"),
        KeyBinding(
            .period, [KeyStroke("p")], "Change the period: a day to a year, or since the listing", "Show",
            bar: "period"),
        KeyBinding(
            .currency, [KeyStroke("c")], "Change the currency of returns: local or US dollars", "Show", bar: "currency"),
        KeyBinding(.pause, [KeyStroke("P")], "Pause the screen, or let it go on", "Show", bar: "pause"),
        KeyBinding(
            .marks, [KeyStroke("u")], "Mark changed prices for a moment, or do not", "Show", in: [.board], bar: "marks"),
        KeyBinding(
            .theme, [KeyStroke("t")], "Choose a theme and market colours, each seen at once", "Show", bar: "theme"),
    ]

    private static let program = [
        KeyBinding(
            .mouse, [KeyStroke("m")], "Turn the mouse on or off; Shift selects text", "Program"),
        KeyBinding(
            .menu, [KeyStroke(.function(9))], "Choose from every view and command in a menu", "Program", bar: "menu"),
        KeyBinding(.help, [KeyStroke("?"), KeyStroke(.function(1))], "Show the keys", "Program", bar: "help"),
        KeyBinding(.redraw, [.control("l")], "Paint the screen anew", "Program"),
        KeyBinding(.suspend, [.control("z")], "Stop the program until the shell continues it", "Program"),
        KeyBinding(.quit, [KeyStroke("q"), .control("c")], "Quit", "Program", bar: "quit"),
    ]
}
