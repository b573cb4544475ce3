import TextUI

/// Something that is written field by field in a box over the view.
protocol ScreenForm {
    /// What the box is called.
    var title: String { get }
    /// What the keys do, for the box's first line.
    var hint: String { get }
    /// The fields from top to bottom.
    var fields: [FormField] { get }
    /// The field that keys go to, by its place.
    var focusIndex: Int { get }
    /// The line below the fields: what the field in focus takes.
    var focusHint: String { get }
    /// What is wrong with what was written; nil before the first attempt to save.
    var problem: String? { get }
    /// Whether something was written that leaving would lose.
    var isChanged: Bool { get }
    /// Whether leaving was asked for and waits to be asked for again.
    var isLeaving: Bool { get set }

    /// Goes to another field.
    mutating func move(by step: Int)
    /// Adds to the field's text.
    mutating func type(_ text: String)
    /// Takes the last character of the field's text away.
    mutating func deleteBackward()
    /// Empties the field.
    mutating func clear()
    /// Takes the next choice of a field that has some.
    mutating func choose(by step: Int)
}

/// One field as it is drawn.
struct FormField: Hashable, Sendable {
    let label: String
    let content: String
    /// What may be written there.
    let hint: String
    /// Whether one chooses instead of writing.
    let isChoice: Bool
}

/// What a key did to a form.
enum FormOutcome: Hashable, Sendable {
    /// It changed the form, or did nothing.
    case typed
    /// It asks for what was written to be saved.
    case entered
    /// It leaves the form.
    case left
}

extension ScreenForm {
    /// Whether the field in focus is chosen and not written.
    var isChoice: Bool { fields.indices.contains(focusIndex) && fields[focusIndex].isChoice }

    /// The hint of the field in focus.
    var focusHint: String { fields.indices.contains(focusIndex) ? fields[focusIndex].hint : "" }

    /// Takes a key.
    mutating func take(_ key: KeyStroke) -> FormOutcome {
        if key.key == .escape {
            guard isChanged, !isLeaving else { return .left }
            isLeaving = true
            return .typed
        }
        isLeaving = false
        switch key.key {
        case .enter: return .entered
        case .down, .tab: move(by: 1)
        case .up, .backTab: move(by: -1)
        case .left: choose(by: -1)
        case .right: choose(by: 1)
        case .backspace: deleteBackward()
        case .character("u") where key.modifiers == .control: clear()
        case .character(let character) where key.modifiers.isEmpty:
            if isChoice { choose(by: character == "h" ? -1 : 1) } else { type(String(character)) }
        case .character, .function, .escape, .delete, .insert, .home, .end, .pageUp, .pageDown: break
        }
        return .typed
    }
}
