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
                problem = "Expected a condition, such as change(day) > 2%"
            }
        } catch {
            problem = "Column \(error.column): " + error.message
        }
    }
}
