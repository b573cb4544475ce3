public import TextUI

/// A ready set of keys to begin with.
public enum KeyPreset: String, CaseIterable, Hashable, Sendable {
    /// The table as it is.
    case standard = "default"
    /// As vi has them, where that is more than the table has already; what tmux takes (Ctrl-B) is left out.
    case vim

    /// What differs from the table.
    var changes: [String: [KeyStroke]] {
        switch self {
        case .standard: [:]
        case .vim:
            [
                "move-up": [KeyStroke("k"), KeyStroke(.up), .control("p")],
                "move-down": [KeyStroke("j"), KeyStroke(.down), .control("n")],
                "move-left": [KeyStroke("h"), KeyStroke(.left)],
                "move-right": [KeyStroke("l"), KeyStroke(.right)],
                "next-pane": [KeyStroke("}"), KeyStroke(.tab)],
                "previous-pane": [KeyStroke("{"), KeyStroke(.backTab)],
                "page-up": [.control("u"), KeyStroke(.pageUp), .control("y")],
                "page-down": [.control("d"), KeyStroke(.pageDown), .control("f"), .control("e")],
            ]
        }
    }
}

/// Which keys the user wants.
public struct KeyChoices: Hashable, Sendable {
    /// What to begin with.
    public var preset: KeyPreset
    /// The keys of some actions by their names; an empty list unbinds.
    public var changes: [String: [KeyStroke]]

    /// Creates choices; without any, the keys are those of the table.
    public init(preset: KeyPreset = .standard, changes: [String: [KeyStroke]] = [:]) {
        self.preset = preset
        self.changes = changes
    }
}
