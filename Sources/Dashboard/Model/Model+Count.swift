import TextUI

/// Counts before a key, as in vi: `5j` goes five rows down, `12G` to the twelfth.
extension Model {
    /// More rows than anybody counts.
    private static let largestCount = 9999

    /// Takes a digit that does nothing else in the view as a part of a count; every other key ends it.
    mutating func takeDigit(_ key: KeyStroke) -> [Effect] {
        guard case .character(let character) = key.key, key.modifiers.isEmpty, character.isASCII,
            let digit = character.wholeNumberValue, count != nil || digit > 0
        else {
            count = nil
            return refuse("\(key.displayText) is not bound here · \(keys.keyText(of: .help)) lists the keys")
        }
        count = min(Model.largestCount, (count ?? 0) * 10 + digit)
        return []
    }

    /// The count that was typed, which is over then; nil where there was none.
    mutating func takeCount() -> Int? {
        defer { count = nil }
        return count
    }

    /// Does what a key does as often as a count says where that is a way to go, and once everywhere else.
    mutating func perform(_ action: Action, times: Int?) -> [Effect] {
        guard let times else { return perform(action) }
        switch action {
        case .firstRow, .lastRow:
            if view == .board { select(index: times - 1) } else { moveCursor(to: times - 1) }
            return []
        case .moveUp, .moveDown, .moveLeft, .moveRight, .pageUp, .pageDown, .nextPane, .previousPane, .findNext,
            .findPrevious, .nextChipmaker, .previousChipmaker, .placeBack, .placeForward:
            return (0..<times).reduce(into: []) { effects, _ in effects = perform(action) }
        default: return perform(action)
        }
    }
}
