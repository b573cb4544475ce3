import TextUI

/// Why a key cannot be bound.
struct KeyRefusal: Error {
    let reason: String
}

extension KeyStroke {
    private static let named: [String: Key] = [
        "space": .character(" "), "enter": .enter, "return": .enter, "tab": .tab, "esc": .escape, "escape": .escape,
        "backspace": .backspace, "del": .delete, "delete": .delete, "ins": .insert, "insert": .insert, "↑": .up,
        "up": .up, "↓": .down, "down": .down, "←": .left, "left": .left, "→": .right, "right": .right, "home": .home,
        "end": .end, "pgup": .pageUp, "pageup": .pageUp, "pgdn": .pageDown, "pagedown": .pageDown,
    ]

    /// Chords that never reach the program, with who takes them.
    private static let taken: [Character: String] = [
        "a": "GNU screen uses it", "b": "tmux uses it", "h": "terminals send it as Backspace",
        "i": "terminals send it as Tab", "j": "terminals send it as Enter", "m": "terminals send it as Enter",
        "[": "terminals send it as Esc",
    ]

    /// Reads a key as it is displayed: `j`, `Ctrl-L`, `Alt-x`, `F1`, `Space`, `PgUp`, `Shift-Tab`.
    init(text: String) throws(KeyRefusal) {
        var rest = Substring(text)
        var modifiers: Modifiers = []
        for (prefix, modifier) in [("ctrl-", Modifiers.control), ("alt-", .alt), ("shift-", .shift)]
        where rest.count > prefix.count && rest.lowercased().hasPrefix(prefix) {
            rest = rest.dropFirst(prefix.count)
            modifiers.insert(modifier)
        }
        guard let key = KeyStroke.key(String(rest), modifiers) else {
            throw KeyRefusal(
                reason:
                    "Unknown key `\(text)`; write a character, or a name such as Ctrl-L, Alt-x, F1, Space, Tab or PgUp")
        }
        if modifiers.contains(.shift) {
            guard key == .tab, modifiers == .shift else {
                throw KeyRefusal(
                    reason: "Invalid key `\(text)`: Shift works only with Tab; write the shifted character itself")
            }
            self.init(.backTab)
            return
        }
        if modifiers.contains(.control) {
            guard case .character(let character) = key, character != " " else {
                throw KeyRefusal(reason: "Invalid key `\(text)`: Ctrl needs a letter")
            }
            if let reason = KeyStroke.taken[character] {
                throw KeyRefusal(reason: "Key `\(text)` is not available: \(reason)")
            }
        }
        self.init(key, modifiers)
    }

    private static func key(_ text: String, _ modifiers: Modifiers) -> Key? {
        if text.count == 1, let character = text.first, named[text] == nil {
            let isControl = modifiers.contains(.control)
            guard !character.isWhitespace, character.unicodeScalars.count == 1 else { return nil }
            return .character(isControl ? Character(character.lowercased()) : character)
        }
        let lower = text.lowercased()
        if lower.hasPrefix("f"), let number = Int(lower.dropFirst()), (1...24).contains(number) {
            return .function(number)
        }
        return named[lower]
    }
}
