public import TextUI

/// Something that can be done: by a key, from the key bar, the menu or the command line.
///
/// Every screen names its commands; dispatch, key bar, help, menu, remapping and the README come from them.
public struct Command: Sendable {
    /// The heading that a command stands under in the help, in their order.
    public enum Category: String, CaseIterable, Sendable {
        case move = "Move"
        case go = "Go"
        case chart = "Chart"
        case flags = "Flags"
        case watchlists = "Watchlists"
        case views = "Views"
        case find = "Find"
        case show = "Show"
        case program = "Program"
    }

    /// Whether a command can do anything now.
    enum Availability: Hashable, Sendable {
        case available
        /// Why not, in words that are shown for a moment.
        case unavailable(String)
    }

    /// A word in the key bar, with its keys where the bar shows other ones than the first.
    struct Label: Sendable, ExpressibleByStringLiteral {
        let text: String
        var keys: String?

        init(_ text: String, keys: String? = nil) { (self.text, self.keys) = (text, keys) }
        init(stringLiteral text: String) { self.init(text) }
    }

    /// Its name.
    public let id: CommandID
    /// The keys that do it.
    public internal(set) var keys: [KeyStroke]
    /// Its description, beginning with a verb.
    public let summary: String
    /// The heading it stands under in the help.
    public let category: Category
    /// What the key bar calls it; nil for what is not shown there.
    var label: Label?
    /// Whether a count before the key repeats it.
    let isRepeatable: Bool
    /// Whether its keys give way where another command of the same screen has them.
    let givesWay: Bool
    /// Whether the key bar offers it: not where it could only say why it does nothing.
    let isOffered: @Sendable (Model) -> Bool
    /// Whether it can do anything now.
    let availability: @Sendable (Model) -> Availability
    /// Does it.
    let run: @Sendable (inout Model) -> [Effect]

    init(
        _ id: CommandID, _ keys: [KeyStroke], _ summary: String, _ category: Category, bar label: Label? = nil,
        isRepeatable: Bool = false, givesWay: Bool = false,
        isOffered: @escaping @Sendable (Model) -> Bool = { _ in true },
        when availability: @escaping @Sendable (Model) -> Availability = { _ in .available },
        run: @escaping @Sendable (inout Model) -> [Effect]
    ) {
        (self.id, self.keys, self.summary, self.category, self.label) = (id, keys, summary, category, label)
        (self.isRepeatable, self.givesWay) = (isRepeatable, givesWay)
        (self.isOffered, self.availability, self.run) = (isOffered, availability, run)
    }

    /// The name by which a configuration remaps it.
    public var name: String { id.name }

    /// A word for the key bar; nil for what is not shown there.
    public var barLabel: String? { label?.text }

    /// The keys as they are read, such as `↓ j`.
    public var keyText: String { keys.map(\.displayText).joined(separator: " ") }

    /// The same with other keys.
    func with(keys new: [KeyStroke]) -> Command {
        var command = self
        command.keys = new
        if new.isEmpty { command.label = nil }
        if Set(new) != Set(keys) { command.label?.keys = nil }
        return command
    }

    /// The same where the key bar offers it, and where it does anything, only under a condition.
    func only(when condition: @escaping @Sendable (Model) -> Availability) -> Command {
        Command(
            id, keys, summary, category, bar: label, isRepeatable: isRepeatable, givesWay: givesWay,
            isOffered: { [isOffered] in isOffered($0) && condition($0) == .available },
            when: { [availability] in condition($0) == .available ? availability($0) : condition($0) }, run: run)
    }

    /// The same with other words for its keys in the bar.
    func with(barKeys: String) -> Command {
        var command = self
        command.label?.keys = barKeys
        return command
    }
}

extension KeyStroke {
    /// The key as people read it, such as `Ctrl-L`.
    public var displayText: String {
        let name =
            switch key {
            case .character(" "): "Space"
            case .character(let character):
                modifiers.contains(.control) ? character.uppercased() : String(character)
            case .function(let number): "F\(number)"
            case .enter: "Enter"
            case .tab: "Tab"
            case .backTab: "Shift-Tab"
            case .escape: "Esc"
            case .backspace: "Backspace"
            case .delete: "Del"
            case .insert: "Ins"
            case .up: "↑"
            case .down: "↓"
            case .left: "←"
            case .right: "→"
            case .home: "Home"
            case .end: "End"
            case .pageUp: "PgUp"
            case .pageDown: "PgDn"
            }
        let prefix = (modifiers.contains(.control) ? "Ctrl-" : "") + (modifiers.contains(.alt) ? "Alt-" : "")
        return prefix + name
    }
}
