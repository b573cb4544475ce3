import Market
import TextUI

extension Model {
    mutating func openFind() {
        let selection = focusedRegion.flatMap { board.panes[$0.region]?.selection }
        find = FindState(isOpen: true, origin: FindState.Match(region: board.focus, symbol: selection))
    }

    /// A key while the prompt is open; nil for those that the board handles all the same.
    mutating func type(_ key: KeyStroke) -> [Effect]? {
        switch key.key {
        case .character(let character) where key.modifiers.isEmpty: search(for: find.text + String(character))
        case .character("u") where key.modifiers == .control: search(for: "")
        case .backspace:
            if find.text.isEmpty { closeFind(keeping: false) } else { search(for: String(find.text.dropLast())) }
        case .enter: closeFind(keeping: true)
        case .escape: closeFind(keeping: false)
        case .character("c") where key.modifiers == .control: closeFind(keeping: false)
        case .down, .tab: goToMatch(by: 1)
        case .up, .backTab: goToMatch(by: -1)
        case .character: return nil
        default: break
        }
        return []
    }

    private mutating func closeFind(keeping isKept: Bool) {
        find.isOpen = false
        guard !isKept || find.text.isEmpty else { return }
        clearFind()
        if let origin = find.origin { go(to: origin) }
    }

    /// Shows all rows again. Returns whether any were hidden.
    @discardableResult
    mutating func clearFind() -> Bool {
        guard find.found != nil else { return false }
        find.found = nil
        find.count = 0
        find.text = ""
        reorder()
        return true
    }

    /// Looks for the text in every name, symbol and segment, shows only the rows that match and goes to the best one.
    mutating func search(for text: String) {
        find.text = String(text.prefix(60))
        find.found = find.text.isEmpty ? nil : searchIndex.matches(find.text)
        reorder()
        find.count = find.found == nil ? 0 : snapshot.regions.reduce(0) { $0 + board.rows(of: $1).count }
        if let best = bestMatch ?? find.origin { go(to: best) }
    }

    /// The first of the rows that match best, in the board's order.
    private var bestMatch: FindState.Match? {
        guard let scores = find.found else { return nil }
        for score in Set(scores.values).sorted(by: >) {
            if let match = firstMatch(scoring: score, scores) { return match }
        }
        return nil
    }

    private func firstMatch(scoring score: Int, _ scores: [Symbol: Int]) -> FindState.Match? {
        for (index, region) in snapshot.regions.enumerated() {
            if let symbol = board.rows(of: region).first(where: { scores[$0] == score }) {
                return FindState.Match(region: index, symbol: symbol)
            }
        }
        return nil
    }

    /// Goes round through the matches.
    mutating func goToMatch(by step: Int) {
        guard find.found != nil else { return }
        let matches = snapshot.regions.enumerated().flatMap { index, region in
            board.rows(of: region).map { FindState.Match(region: index, symbol: $0) }
        }
        guard !matches.isEmpty else { return }
        let selection = focusedRegion.flatMap { board.panes[$0.region]?.selection }
        let current = matches.firstIndex { $0.region == board.focus && $0.symbol == selection }
        let next = current.map { $0 + step } ?? 0
        go(to: matches[(next + matches.count) % matches.count])
    }

    private mutating func go(to match: FindState.Match) {
        guard snapshot.regions.indices.contains(match.region) else { return }
        board.focus = match.region
        board.panes[snapshot.regions[match.region].region, default: BoardState.Pane()].selection = match.symbol
        keepSelectionVisible()
    }
}
