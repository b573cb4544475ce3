/// A key as the terminal reports it.
public enum Key: Hashable, Sendable {
    /// A character as typed, shift already applied.
    case character(Character)
    /// A function key, F1 being 1.
    case function(Int)
    /// The return key.
    case enter
    /// The tab key.
    case tab
    /// Tab with shift.
    case backTab
    /// Escape.
    case escape
    /// Backspace.
    case backspace
    /// Delete.
    case delete
    /// Insert.
    case insert
    /// Arrow up.
    case up
    /// Arrow down.
    case down
    /// Arrow left.
    case left
    /// Arrow right.
    case right
    /// Home.
    case home
    /// End.
    case end
    /// Page up.
    case pageUp
    /// Page down.
    case pageDown
}

/// A key with the modifiers that a terminal can tell apart.
public struct KeyStroke: Hashable, Sendable {
    /// Control, alt and shift; shift is only reported for keys that are not characters.
    public struct Modifiers: OptionSet, Hashable, Sendable {
        /// The bits.
        public let rawValue: UInt8

        /// Creates a set from its bits.
        public init(rawValue: UInt8) {
            self.rawValue = rawValue
        }

        /// Ctrl.
        public static let control = Modifiers(rawValue: 1)
        /// Alt, also called meta.
        public static let alt = Modifiers(rawValue: 2)
        /// Shift.
        public static let shift = Modifiers(rawValue: 4)
    }

    /// The key.
    public var key: Key
    /// What was held down with it.
    public var modifiers: Modifiers

    /// Creates a key stroke.
    public init(_ key: Key, _ modifiers: Modifiers = []) {
        self.key = key
        self.modifiers = modifiers
    }

    /// A character without modifiers.
    public init(_ character: Character) {
        self.init(.character(character))
    }

    /// A character with Ctrl, named by its lower-case letter.
    public static func control(_ character: Character) -> KeyStroke {
        KeyStroke(.character(character), .control)
    }
}

/// What the user or the terminal did.
public enum InputEvent: Hashable, Sendable {
    /// A key was pressed.
    case key(KeyStroke)
    /// The mouse was pressed or its wheel turned.
    case mouse(MouseEvent)
    /// Text was pasted (bracketed paste), as one piece.
    case paste(String)
    /// The window has this size now; sent also when only a full redraw is due.
    case resize(Size)
    /// The terminal came to the front, or left it; only where it says so.
    case focus(Bool)
}
