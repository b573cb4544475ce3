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
        if !isKept, let origin = find.origin { go(to: origin) }
    }

    /// Looks for the text in every name and symbol and goes to the first match.
    mutating func search(for text: String) {
        find.text = String(text.prefix(60))
        let needle = find.text.lowercased()
        find.matches = needle.isEmpty ? [] : matches(of: needle)
        if let match = find.matches.first {
            go(to: match)
        } else if let origin = find.origin {
            go(to: origin)
        }
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

    /// Names that begin with the text come before those that only hold it.
    private func matches(of needle: String) -> [FindState.Match] {
        var beginning: [FindState.Match] = []
        var holding: [FindState.Match] = []
        for (index, region) in snapshot.regions.enumerated() {
            for symbol in board.rows(of: region) {
                guard let instrument = snapshot[symbol]?.instrument else { continue }
                let texts = [instrument.name, instrument.nativeName ?? "", symbol.rawValue].map { $0.lowercased() }
                let match = FindState.Match(region: index, symbol: symbol)
                if texts.contains(where: { $0.hasPrefix(needle) }) {
                    beginning.append(match)
                } else if texts.contains(where: { $0.contains(needle) }) {
                    holding.append(match)
                }
            }
        }
        return beginning + holding
    }
}
