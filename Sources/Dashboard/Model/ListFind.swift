import Market
import TextUI

/// A search in the list of a view beside the board: it goes from one row that matches to the next.
struct ListFind: Hashable, Sendable {
    /// Whether its prompt is open.
    var isOpen = true
    /// What was typed.
    var text = ""
    /// The rows that match, from top to bottom: looked for when the text or the rows change, and not for every frame.
    fileprivate(set) var matches: [Int] = []
    /// Where the list was before, to go back to.
    let origin: ListState
}

extension Model {
    /// Looks for the rows of the present view that match.
    mutating func findListMatches() {
        guard let find = listFind else { return }
        guard !find.text.isEmpty, let body = viewBody else {
            listFind?.matches = []
            return
        }
        let needle = find.text.lowercased()
        let symbols = searchIndex.matches(find.text)
        listFind?.matches = (0..<body.rowCount).filter { row in
            if let symbol = body.symbol(of: row), symbols[symbol] != nil { return true }
            return body.words(of: row).lowercased().contains(needle)
        }
    }

    /// What the title says of a search or a filter, such as `/mem 2 of 8`; nil while there is none.
    var findWords: String? {
        if view == .board {
            guard find.found != nil else { return nil }
            return "/\(find.text) \(find.count) of \(snapshot.regions.reduce(0) { $0 + $1.members.count })"
        }
        guard let find = listFind, !find.text.isEmpty, let body = viewBody else { return nil }
        let matches = find.matches
        let row = selectedRow(of: body.rowCount, first: body.firstSelection)
        let place = matches.firstIndex(of: row).map { "\($0 + 1) of " } ?? ""
        return "/\(find.text) \(place)\(matches.count)"
    }

    mutating func openListFind() -> [Effect] {
        // Where there are no rows, such as on a chart, one looks for another place to go to.
        guard let body = viewBody, body.rowCount > 0 else { return perform(.command) }
        listFind = ListFind(origin: list)
        return []
    }

    /// A key while the search's prompt is open; nil for those that the view handles all the same.
    mutating func typeListFind(_ key: KeyStroke) -> [Effect]? {
        guard let find = listFind else { return nil }
        switch key.key {
        case .character(let character) where key.modifiers.isEmpty: searchList(for: find.text + String(character))
        case .character("u") where key.modifiers == .control: searchList(for: "")
        case .backspace:
            if find.text.isEmpty {
                clearListFind(goingBack: true)
            } else {
                searchList(for: String(find.text.dropLast()))
            }
        case .enter: if find.text.isEmpty { listFind = nil } else { listFind?.isOpen = false }
        case .escape: clearListFind(goingBack: true)
        case .character("c") where key.modifiers == .control: clearListFind(goingBack: true)
        case .down, .tab: goToListMatch(by: 1)
        case .up, .backTab: goToListMatch(by: -1)
        case .character: return nil
        default: break
        }
        return []
    }

    /// Ends a search. Returns whether there was one.
    @discardableResult
    mutating func clearListFind(goingBack: Bool = false) -> Bool {
        guard let find = listFind else { return false }
        listFind = nil
        if goingBack {
            choices.lists[place] = find.origin
            keepRowVisible()
        }
        return true
    }

    /// Looks for a text and goes to the first row that matches, from where the search began.
    mutating func searchList(for text: String) {
        listFind?.text = String(text.prefix(60))
        findListMatches()
        guard let find = listFind else { return }
        let matches = find.matches
        let start = find.origin.selection ?? 0
        if let row = matches.first(where: { $0 >= start }) ?? matches.first { moveCursor(to: row) }
    }

    /// Goes round through the rows that match.
    mutating func goToListMatch(by step: Int) {
        let matches = listFind?.matches ?? []
        guard !matches.isEmpty, let body = viewBody else { return }
        let row = selectedRow(of: body.rowCount, first: body.firstSelection)
        let next =
            step > 0
            ? matches.first { $0 > row } ?? matches[0] : matches.last { $0 < row } ?? matches[matches.count - 1]
        moveCursor(to: next)
    }
}
