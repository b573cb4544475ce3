import Market

/// What is wrong in a file that the user writes, in the form that compilers use.
public struct TextProblem: Error, Hashable, Sendable, CustomStringConvertible {
    /// How much it matters.
    public enum Kind: String, Hashable, Sendable {
        /// The text means nothing so.
        case error
        /// It is skipped, and everything else counts.
        case warning
        /// It is understood, and written otherwise by now.
        case hint
        /// It follows from an error that is reported already.
        case consequence
    }

    /// Whether it is an error.
    public private(set) var kind: Kind
    /// The file, as messages call it.
    public let file: String
    /// The line, from 1.
    public let line: Int
    /// The character in the line, from 1.
    public let column: Int
    /// What is wrong and what was expected, one sentence without a stop.
    public let message: String
    /// The line itself.
    public let excerpt: String
    /// How many characters the error is wide.
    public let width: Int

    private static let longestLine = 160

    /// A problem with a range of a text's bytes.
    package init(_ source: SourceText, _ range: Range<Int>, _ message: String, kind: Kind = .error) {
        let position = source.position(of: range.lowerBound)
        self.kind = kind
        file = source.file
        line = position.line
        column = position.column
        self.message = DisplayText.sanitized(message, limit: 400)
        excerpt = DisplayText.sanitized(position.text, limit: TextProblem.longestLine)
        let text = source.text(range)
        width = max(1, text.prefix { !$0.isNewline }.count)
    }

    /// The same as something that is skipped.
    package var asWarning: TextProblem {
        var problem = self
        if kind == .error { problem.kind = .warning }
        return problem
    }

    /// A problem at a line and column of a file whose text is known.
    init(file: String, line: Int, column: Int, message: String, text: String) {
        kind = .error
        self.file = file
        self.line = line
        self.column = column
        self.message = DisplayText.sanitized(message, limit: 400)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        excerpt =
            lines.indices.contains(line - 1)
            ? DisplayText.sanitized(String(lines[line - 1]), limit: TextProblem.longestLine) : ""
        width = 1
    }

    /// One line: `file:line:column: message`.
    package var inOneLine: String { "\(DisplayText.sanitized(file)):\(line):\(column): \(message)" }

    /// Three lines: `file:line:column: error: message`, the line of the text, and a caret under the error.
    public var description: String {
        let place = "\(DisplayText.sanitized(file)):\(line):\(column)"
        guard column <= excerpt.count + 1 else { return "\(place): \(kind.rawValue): \(message)" }
        let room = max(1, min(width, excerpt.count - column + 2))
        let caret = String(repeating: " ", count: column - 1) + "^" + String(repeating: "~", count: room - 1)
        return "\(place): \(kind.rawValue): \(message)\n\(excerpt)\n\(caret)"
    }
}

/// Every error of a file.
public struct TextProblems: Error, Hashable, Sendable, CustomStringConvertible {
    /// The errors in the order of the file.
    public let problems: [TextProblem]

    /// Creates a report of errors.
    package init(_ problems: [TextProblem]) {
        self.problems = problems
    }

    /// All of them, one after another.
    public var description: String { problems.map(\.description).joined(separator: "\n") }
}
