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
        find.matches = []
        find.text = ""
        reorder()
        return true
    }

    /// Looks for the text in every name, symbol and segment, shows only the rows that match and goes to the best one.
    mutating func search(for text: String) {
        find.text = String(text.prefix(60))
        find.found = find.text.isEmpty ? nil : searchIndex.matches(find.text)
        reorder()
        let best = takeMatches()
        if let best { go(to: best) } else if let origin = find.origin { go(to: origin) }
    }

    /// Takes the rows that are left, in the board's order; the best of them.
    private mutating func takeMatches() -> FindState.Match? {
        find.matches = []
        guard let scores = find.found else { return nil }
        var (best, bestScore) = (FindState.Match?.none, 0)
        for (index, region) in snapshot.regions.enumerated() {
            for symbol in board.rows(of: region) {
                let match = FindState.Match(region: index, symbol: symbol)
                find.matches.append(match)
                let score = scores[symbol] ?? 0
                if score > bestScore { (best, bestScore) = (match, score) }
            }
        }
        return best
    }

    /// Goes round through the matches.
    mutating func goToMatch(by step: Int) {
        guard !find.matches.isEmpty else { return }
        let selection = focusedRegion.flatMap { board.panes[$0.region]?.selection }
        let current = find.matches.firstIndex { $0.region == board.focus && $0.symbol == selection }
        let next = current.map { $0 + step } ?? 0
        go(to: find.matches[(next + find.matches.count) % find.matches.count])
    }

    private mutating func go(to match: FindState.Match) {
        guard snapshot.regions.indices.contains(match.region) else { return }
        board.focus = match.region
        board.panes[snapshot.regions[match.region].region, default: BoardState.Pane()].selection = match.symbol
        keepSelectionVisible()
    }
}
