import Market
import TextUI

/// The search while it is typed.
struct FindLayer: Layer {
    var covers: Bool { false }

    mutating func take(_ key: KeyStroke, _ model: inout Model) -> LayerAnswer {
        guard let find = model.find else { return .closes() }
        switch key.key {
        case .character(let character) where key.modifiers.isEmpty: model.search(for: find.text + String(character))
        case .character("u") where key.modifiers == .control: model.search(for: "")
        case .backspace where find.text.isEmpty: return leave(&model)
        case .backspace: model.search(for: String(find.text.dropLast()))
        case .enter:
            if find.text.isEmpty { model.endFind() }
            return .closes()
        case .escape: return leave(&model)
        case .down, .tab: model.view.screen.goToMatch(by: 1, &model)
        case .up, .backTab: model.view.screen.goToMatch(by: -1, &model)
        case .character: return .passes
        case .function, .delete, .insert, .left, .right, .home, .end, .pageUp, .pageDown: break
        }
        return .stays()
    }

    private func leave(_ model: inout Model) -> LayerAnswer {
        model.endFind(goingBack: true)
        return .closes()
    }

    mutating func paste(_ text: String, _ model: inout Model) {
        if let find = model.find { model.search(for: find.text + DisplayText.sanitized(text, limit: 60)) }
    }

    mutating func press(_ target: Target?, _ model: inout Model) -> LayerAnswer { .passes }

    mutating func turn(by step: Int, _ model: inout Model) -> LayerAnswer { .passes }

    func prompt(_ model: Model) -> Prompt? {
        guard let find = model.find else { return nil }
        let isEmpty = find.text.isEmpty
        return Prompt(
            label: "find", text: find.text,
            note: isEmpty
                ? (model.isASCII ? "name or symbol" : "name, 漢字, 한글, symbol, segment, text")
                : find.count == 0 ? "no matches" : find.count == 1 ? "1 match" : "\(find.count) matches",
            isWrong: find.count == 0 && !isEmpty, hints: [("Enter", "keep"), ("↓", "next"), ("Esc", "cancel")])
    }
}
