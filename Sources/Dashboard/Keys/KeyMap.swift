import TextUI

/// The one table of keys: dispatch, the key bar, the help and the documentation all come from it.
public struct KeyMap: Sendable {
    /// Every binding in the order of the help.
    public let bindings: [KeyBinding]
    private let actions: [KeyStroke: Action]

    init(_ bindings: [KeyBinding]) {
        self.bindings = bindings
        let pairs = bindings.flatMap { binding in binding.keys.map { ($0, binding.action) } }
        actions = Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    }

    /// What a key does on the board.
    func action(for key: KeyStroke) -> Action? { actions[key] }

    /// The keys of the board.
    public static let board = KeyMap([
        KeyBinding(
            .moveUp, [KeyStroke(.up), KeyStroke("k")], "Select the row above, or go on in the pane above", "Move",
            bar: "move", barKeys: "↑↓←→"),
        KeyBinding(
            .moveDown, [KeyStroke(.down), KeyStroke("j")], "Select the row below, or go on in the pane below", "Move"),
        KeyBinding(.moveLeft, [KeyStroke(.left), KeyStroke("h")], "Go to the pane on the left", "Move"),
        KeyBinding(.moveRight, [KeyStroke(.right), KeyStroke("l")], "Go to the pane on the right", "Move"),
        KeyBinding(.nextPane, [KeyStroke(.tab)], "Go to the next region", "Move", bar: "region"),
        KeyBinding(.previousPane, [KeyStroke(.backTab)], "Go to the region before", "Move"),
        KeyBinding(.firstRow, [KeyStroke("g"), KeyStroke(.home)], "Select the first row of the region", "Move"),
        KeyBinding(.lastRow, [KeyStroke("G"), KeyStroke(.end)], "Select the last row of the region", "Move"),
        KeyBinding(.pageUp, [KeyStroke(.pageUp), .control("u")], "Go up a page", "Move"),
        KeyBinding(.pageDown, [KeyStroke(.pageDown), .control("d")], "Go down a page", "Move"),
        KeyBinding(
            .find, [KeyStroke("/")], "Find by English name, native name or symbol", "Find", bar: "find"),
        KeyBinding(.findNext, [KeyStroke("n")], "Go to the next match", "Find"),
        KeyBinding(.findPrevious, [KeyStroke("N")], "Go to the match before", "Find"),
        KeyBinding(
            .sort, [KeyStroke("s")], "Sort rows by list, change today, period, name or flags", "Show", bar: "sort"),
        KeyBinding(.invertSort, [KeyStroke("I")], "Turn the sort order round", "Show"),
        KeyBinding(
            .period, [KeyStroke("p")], "Change the period: day, week, month, year to date, year", "Show",
            bar: "period"),
        KeyBinding(
            .currency, [KeyStroke("c")], "Change the currency of returns: local or US dollars", "Show", bar: "currency"),
        KeyBinding(.pause, [KeyStroke("P")], "Pause the screen, or let it go on", "Show", bar: "pause"),
        KeyBinding(.marks, [KeyStroke("u")], "Mark changed prices for a moment, or do not", "Show", bar: "marks"),
        KeyBinding(.theme, [KeyStroke("t")], "Change the colours", "Show", bar: "theme"),
        KeyBinding(.help, [KeyStroke("?"), KeyStroke(.function(1))], "Show the keys", "Program", bar: "help"),
        KeyBinding(.redraw, [.control("l")], "Paint the screen anew", "Program"),
        KeyBinding(.suspend, [.control("z")], "Stop the program until the shell continues it", "Program"),
        KeyBinding(.quit, [KeyStroke("q"), .control("c")], "Quit", "Program", bar: "quit"),
    ])

    /// The table in Markdown, for the documentation.
    public var markdown: String {
        let rows = bindings.map { binding in
            let keys = binding.keys.map { "`\($0.displayText)`" }.joined(separator: " ")
            return "| \(keys) | \(binding.summary) |"
        }
        return (["| keys | what they do |", "|---|---|"] + rows).joined(separator: "\n") + "\n"
    }
}
