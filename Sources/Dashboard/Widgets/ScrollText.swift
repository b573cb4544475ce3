import TextUI

/// How a text that is longer than its box is gone through.
struct ScrollText: Hashable, Sendable {
    /// Lines of the text.
    let count: Int
    /// Lines that are on screen at once.
    let height: Int

    /// The first line on screen, the last page at most.
    func first(_ wanted: Int) -> Int { max(0, min(wanted, count - height)) }

    /// Where the text is after a key: a line, a page, either end; nil for every key that closes it.
    func scrolled(_ from: Int, by move: CursorMove?) -> Int? {
        let page = max(1, height - 1)
        switch move {
        case .down: return first(first(from) + 1)
        case .up: return first(first(from) - 1)
        case .pageDown: return first(first(from) + page)
        case .pageUp: return first(first(from) - page)
        case .first: return 0
        case .last: return first(count)
        case .left, .right, .nextPane, .previousPane, nil: return nil
        }
    }

    /// Which lines are on screen, and what the keys do; only how to close it where everything is.
    func hint(_ from: Int) -> String {
        guard count > height else { return "any key closes" }
        let first = first(from)
        return "\(first + 1)–\(first + height) of \(count) ↓↑ · any other key closes"
    }
}
