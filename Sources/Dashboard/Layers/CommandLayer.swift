import TextUI

/// The command line while it is open.
struct CommandLayer: Layer {
    private var line: CommandLine

    /// How many candidates are offered.
    static let mostCandidates = 8

    init(history: [String]) { line = CommandLine(history: history) }

    mutating func take(_ key: KeyStroke, _ model: inout Model) -> LayerAnswer {
        switch key.key {
        case .enter: return run(&model)
        case .escape: return .closes()
        case .character("u") where key.modifiers == .control: line.clear()
        case .backspace where line.text.isEmpty: return .closes()
        case .backspace: line.deleteBackward()
        case .tab: line.choose(by: 1, of: candidates(model).count)
        case .backTab: line.choose(by: -1, of: candidates(model).count)
        case .up: line.recall(by: -1)
        case .down: line.recall(by: 1)
        case .character(let character) where key.modifiers.isEmpty: line.insert(String(character))
        case .character, .function, .delete, .insert, .left, .right, .home, .end, .pageUp, .pageDown: break
        }
        return .stays()
    }

    mutating func paste(_ text: String, _ model: inout Model) { line.insert(text) }

    mutating func press(_ target: Target?, _ model: inout Model) -> LayerAnswer {
        guard case .choice(let index) = target else { return .stays() }
        line.choose(index)
        return run(&model)
    }

    /// What the line could become.
    private func candidates(_ model: Model) -> [CommandReader.Candidate] {
        line.text.isEmpty ? [] : model.commandReader.candidates(line.text, limit: CommandLayer.mostCandidates)
    }

    /// The line as it would be entered: what was typed, or the candidate that was chosen.
    private func entered(_ model: Model) -> String {
        let candidates = candidates(model)
        guard let selection = line.selection, candidates.indices.contains(selection) else { return line.text }
        return candidates[selection].text
    }

    private mutating func run(_ model: inout Model) -> LayerAnswer {
        let text = entered(model)
        guard !text.allSatisfy(\.isWhitespace) else { return .closes() }
        switch model.commandReader.order(text) {
        case .success(let order):
            if model.commandHistory.last != text { model.commandHistory.append(text) }
            model.commandHistory = model.commandHistory.suffix(CommandLine.longestHistory)
            return .closes(order.perform(on: &model))
        case .failure(let problem):
            line.problem = problem.words
            return .stays()
        }
    }

    func draw(_ model: Model, into frame: inout Frame) -> Point? {
        CandidateBox(theme: model.theme, candidates: candidates(model), selection: line.selection)
            .draw(in: ViewLayout(model).aboveKeys, into: &frame)
        return nil
    }

    func prompt(_ model: Model) -> Prompt? {
        Prompt(
            label: ":", text: line.text, note: line.problem ?? "view, region, symbol, command or setting",
            isWrong: line.problem != nil,
            hints: [("Enter", "go"), ("Tab", "complete"), ("↑", "history"), ("Esc", "cancel")])
    }
}
