public import TextUI

/// One line of the key table: which keys do what, and what is said of it.
public struct KeyBinding: Sendable {
    /// What is done.
    let action: Action
    /// The keys that do it.
    public let keys: [KeyStroke]
    /// What is said of it, beginning with a verb.
    public let summary: String
    /// The heading it stands under in the help.
    public let category: String
    /// A word for the key bar; nil for what is not shown there.
    public let barLabel: String?
    /// The keys as the bar shows them, where that is shorter than the list.
    let barKeys: String?
    /// The views in which it does something; nil: in all.
    let views: Set<View>?

    init(
        _ action: Action, _ keys: [KeyStroke], _ summary: String, _ category: String, in views: Set<View>? = nil,
        bar label: String? = nil, barKeys: String? = nil
    ) {
        self.action = action
        self.keys = keys
        self.summary = summary
        self.category = category
        barLabel = label
        self.barKeys = barKeys
        self.views = views
    }

    /// The name by which a configuration remaps it.
    public var name: String { action.name }

    /// The same with other keys.
    func with(keys: [KeyStroke]) -> KeyBinding {
        let isSame = Set(keys) == Set(self.keys)
        return KeyBinding(
            action, keys, summary, category, in: views, bar: keys.isEmpty ? nil : barLabel,
            barKeys: isSame ? barKeys : nil)
    }

    /// The same with other words for its keys in the bar.
    func with(barKeys: String) -> KeyBinding {
        KeyBinding(action, keys, summary, category, in: views, bar: barLabel, barKeys: barKeys)
    }

    /// Whether it shows a view.
    var isView: Bool {
        if case .show = action { return true }
        return false
    }

    /// Whether it does something in some views only.
    var isOfOneView: Bool { views != nil }

    /// Whether it does something in a view.
    public func applies(in view: View) -> Bool { views?.contains(view) ?? true }

    /// The keys as people read them, such as `↓ j`.
    public var keyText: String { keys.map(\.displayText).joined(separator: " ") }
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
