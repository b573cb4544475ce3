import TextUI

/// The commands of every screen with the keys that do them: dispatch, the key bar, the help and the documentation all
/// come from here.
public struct KeyMap: Sendable {
    /// Every command once, in the order of the help.
    public let commands: [Command]
    private let ofView: [View: [Command]]
    /// Which command of a view a key does, by its place among them.
    private let table: [View: [KeyStroke: Int]]
    /// The first key of each command that has one, as it is read.
    private let keyTexts: [CommandID: String]

    /// The commands with some of their keys changed, by their names.
    init(changes: [String: [KeyStroke]] = [:]) {
        var ofView: [View: [Command]] = [:]
        for view in View.allCases {
            ofView[view] = view.screen.allCommands.map { command in
                changes[command.name].map { command.with(keys: $0) } ?? command
            }
        }
        self.ofView = ofView.mapValues(KeyMap.settled)
        table = self.ofView.mapValues { commands in
            Dictionary(
                commands.enumerated().flatMap { index, command in command.keys.map { ($0, index) } }
            ) { first, _ in first }
        }
        var seen: Set<CommandID> = []
        let all = View.allCases.flatMap { ofView[$0] ?? [] }.filter { seen.insert($0.id).inserted }
        commands = all.inOrder
        keyTexts = Dictionary(
            commands.compactMap { command in command.keys.first.map { (command.id, $0.displayText) } }
        ) { first, _ in first }
    }

    /// The commands of a view in which those that give way leave their keys to the others: in a chart `-` zooms out, and
    /// leads to the last place everywhere else.
    private static func settled(_ commands: [Command]) -> [Command] {
        let taken = Set(commands.filter { !$0.givesWay }.flatMap(\.keys))
        let hasSides = commands.contains { $0.id == "move-left" }
        return commands.map { command in
            if command.id == "move-up", !hasSides, command.label?.keys != nil { return command.with(barKeys: "↑↓") }
            guard command.givesWay, !taken.isDisjoint(with: command.keys) else { return command }
            return command.with(keys: command.keys.filter { !taken.contains($0) })
        }
    }

    /// What a key does in a view.
    func command(for key: KeyStroke, in view: View) -> Command? {
        table[view]?[key].flatMap { index in ofView[view].map { $0[index] } }
    }

    /// A command of a view by its name.
    func command(_ id: CommandID, in view: View) -> Command? { ofView[view]?.first { $0.id == id } }

    /// The commands of a view, with the keys that do them there.
    public func commands(in view: View) -> [Command] { ofView[view] ?? [] }

    /// The first key of a command as it is read; empty where it has none.
    func keyText(of id: CommandID) -> String {
        keyTexts[id] ?? ""
    }

    /// The keys of the dashboard.
    public static let dashboard = KeyMap()

    /// The table in Markdown, for the documentation.
    public var markdown: String {
        let rows = commands.map { command in
            let keys = command.keys.map { "`\($0.displayText)`" }.joined(separator: " ")
            return "| \(keys) | `\(command.name)` | \(command.summary) |"
        }
        return (["| keys | name | what they do |", "|---|---|---|"] + rows).joined(separator: "\n") + "\n"
    }
}

extension [Command] {
    /// The commands by the headings they stand under, as they come below each.
    var inOrder: [Command] { Command.Category.allCases.flatMap { category in filter { $0.category == category } } }
}
