import TextUI

/// The filter while it is typed.
struct FilterLayer: Layer {
    private var filter: FilterPrompt

    init(_ text: String) { filter = FilterPrompt(text: text) }

    mutating func take(_ key: KeyStroke, _ model: inout Model) -> LayerAnswer {
        switch key.key {
        case .enter:
            guard filter.problem == nil else { return .stays() }
            model.shown.filter = filter.expression
            model.reorder()
            return .closes()
        case .escape: return .closes()
        case .character("u") where key.modifiers == .control: filter.clear()
        case .backspace where filter.text.isEmpty: return .closes()
        case .backspace: filter.deleteBackward()
        case .character(let character) where key.modifiers.isEmpty: filter.insert(String(character))
        case .character, .function, .tab, .backTab, .delete, .insert, .up, .down, .left, .right, .home, .end, .pageUp,
            .pageDown:
            break
        }
        return .stays()
    }

    mutating func paste(_ text: String, _ model: inout Model) { filter.insert(text) }

    func prompt(_ model: Model) -> Prompt? {
        Prompt(
            label: "filter", text: filter.text,
            note: filter.problem ?? filter.hint ?? "such as change(day) > 2% and volume_ratio(20) > 1.5",
            isWrong: filter.problem != nil || filter.hint != nil, hints: [("Enter", "apply"), ("Esc", "cancel")])
    }
}
