import ConfigText
import Market
import RiskRules
import TextUI

/// The expression that rows have to fulfil, while it is typed.
struct FilterPrompt: Sendable {
    private(set) var text: String
    /// What is wrong with it, in one line; nil where nothing is.
    private(set) var problem: String?
    /// What was probably meant, where it says something odd.
    var hint: String? { expression?.hint }
    /// The expression, where it is whole.
    private(set) var expression: RuleExpression?

    init(text: String) {
        self.text = text
        compile()
    }

    mutating func insert(_ more: String) {
        text = DisplayText.sanitized(text + more, limit: 200)
        compile()
    }

    mutating func deleteBackward() {
        text = String(text.dropLast())
        compile()
    }

    mutating func clear() {
        text = ""
        compile()
    }

    private mutating func compile() {
        (problem, expression) = (nil, nil)
        guard !text.allSatisfy(\.isWhitespace) else { return }
        do throws(TextProblem) {
            let compiled = try RuleExpression(text, scope: .instrument, file: "filter")
            if compiled.type == .boolean {
                expression = compiled
            } else {
                problem = "expected something that is true or false, such as change(day) > 2%"
            }
        } catch {
            problem = "at \(error.column): " + error.message
        }
    }
}

extension Model {
    /// A key while the filter's prompt is open.
    mutating func typeFilter(_ key: KeyStroke) -> [Effect] {
        switch key.key {
        case .enter:
            guard prompt?.problem == nil else { return [] }
            board.filter = prompt?.expression
            prompt = nil
            reorder()
        case .escape: prompt = nil
        case .character("c") where key.modifiers == .control: prompt = nil
        case .character("u") where key.modifiers == .control: prompt?.clear()
        case .backspace: if prompt?.text.isEmpty == true { prompt = nil } else { prompt?.deleteBackward() }
        case .character(let character) where key.modifiers.isEmpty: prompt?.insert(String(character))
        default: break
        }
        return []
    }

    /// Shows all rows again. Returns whether a filter was in force.
    mutating func clearFilter() -> Bool {
        guard board.filter != nil, view == .board || view == .region || view == .watchlist else { return false }
        board.filter = nil
        reorder()
        return true
    }

    /// Marks the chipmaker under the cursor, or takes its mark away, and goes on to the next row.
    mutating func mark() {
        guard let symbol = selectedSymbol else { return }
        if let index = board.marked.firstIndex(of: symbol) {
            board.marked.remove(at: index)
        } else if board.marked.count < Model.mostMarked {
            board.marked.append(symbol)
        }
        if view == .board { moveSelection(by: 1) } else { moveCursor(.down) }
    }

    /// How many chipmakers can be compared at once: more curves cannot be told apart.
    static let mostMarked = 8

    /// Compares the marked chipmakers; the one under the cursor with its region's index where none is marked.
    mutating func compare() -> [Effect] {
        var symbols = board.marked
        if symbols.isEmpty, let symbol = selectedSymbol {
            let region = snapshot[symbol]?.instrument.region
            symbols = [symbol] + snapshot.regions.filter { $0.region == region }.compactMap(\.index)
        }
        guard !symbols.isEmpty else { return refuse("no chipmaker is marked · Space marks one") }
        return travel { $0.enter(Place(comparing: symbols)) }
    }

    /// Opens the notes about the chipmaker in the person's editor.
    mutating func editNote() -> [Effect] {
        guard let symbol = selectedSymbol else { return refuse("no chipmaker is under the cursor") }
        return [.editNote(symbol)]
    }
}
