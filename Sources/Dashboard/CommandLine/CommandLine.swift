import Market

/// What is typed behind the colon, with what was typed before and what it may become.
struct CommandLine: Sendable {
    private(set) var text = ""
    /// What was typed before, the newest last.
    let history: [String]
    /// Where one is in the history; its count: at the new line.
    private var place: Int
    /// Which candidate is chosen; nil: none yet.
    private(set) var selection: Int?
    /// What is wrong with what was entered; nil before the first attempt.
    var problem: String?

    /// How many lines are remembered.
    static let longestHistory = 100

    init(history: [String]) {
        self.history = history
        place = history.count
    }

    mutating func insert(_ more: String) { change(to: text + more) }

    mutating func deleteBackward() { change(to: String(text.dropLast())) }

    mutating func clear() { change(to: "") }

    /// Takes another text; candidates are looked for again.
    mutating func change(to new: String) {
        text = DisplayText.sanitized(new, limit: 120)
        (selection, problem) = (nil, nil)
    }

    /// Chooses a candidate.
    mutating func choose(_ index: Int) { selection = index }

    /// Goes through the candidates.
    mutating func choose(by step: Int, of count: Int) {
        guard count > 0 else { return }
        selection = selection.map { ($0 + step + count) % count } ?? (step > 0 ? 0 : count - 1)
    }

    /// Goes through what was typed before.
    mutating func recall(by step: Int) {
        let target = max(0, min(history.count, place + step))
        guard target != place else { return }
        place = target
        text = target < history.count ? history[target] : ""
        (selection, problem) = (nil, nil)
    }
}
