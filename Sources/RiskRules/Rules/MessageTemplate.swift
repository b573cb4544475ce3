import ConfigText
import Market

/// A message with expressions between braces: `{change(day)} today`.
///
/// `{{` is a brace. A colon behind an expression says how its value is written: `%` a percentage, `+%` with its sign,
/// `0%` and `+0%` without decimals, a digit so many decimals, `x` a ratio.
struct MessageTemplate: Sendable {
    enum Piece: Sendable {
        case text(String)
        case value(TypedNode, format: String)
    }

    let pieces: [Piece]

    /// Reads a message and compiles its expressions into a program.
    init(_ source: SourceText, scope: RuleScope, into program: inout RuleProgram) throws(TextProblem) {
        var pieces: [Piece] = []
        var text: [UInt8] = []
        var place = 0
        let bytes = source.bytes
        guard bytes.count <= Lexer.longestText else {
            throw TextProblem(source, 0..<1, "the message is longer than \(Lexer.longestText) bytes")
        }
        while place < bytes.count {
            guard bytes[place] == UInt8(ascii: "{") else {
                text.append(bytes[place])
                place += 1
                continue
            }
            if place + 1 < bytes.count, bytes[place + 1] == UInt8(ascii: "{") {
                text.append(bytes[place])
                place += 2
                continue
            }
            guard let end = bytes[place...].firstIndex(of: UInt8(ascii: "}")) else {
                throw TextProblem(source, place..<place + 1, "the brace is not closed; expected `}`")
            }
            if !text.isEmpty { pieces.append(.text(MessageTemplate.safe(text))) }
            text = []
            pieces.append(try MessageTemplate.value(source, place + 1..<end, scope, &program))
            place = end + 1
        }
        if !text.isEmpty { pieces.append(.text(MessageTemplate.safe(text))) }
        self.pieces = pieces
    }

    private static let formats: Set<String> = ["%", "+%", "0%", "+0%", "0", "1", "2", "3", "4", "x"]

    private static func value(
        _ source: SourceText, _ range: Range<Int>, _ scope: RuleScope, _ program: inout RuleProgram
    ) throws(TextProblem) -> Piece {
        let colon = source.bytes[range].lastIndex(of: UInt8(ascii: ":"))
        let expression = source.piece(range.lowerBound..<(colon ?? range.upperBound))
        let format = colon.map { source.text($0 + 1..<range.upperBound) } ?? ""
        guard colon == nil || formats.contains(format) else {
            throw TextProblem(
                source, (colon ?? range.lowerBound)..<range.upperBound,
                "`\(format)` is not a way to write a value; expected one of \(formats.sorted().joined(separator: ", "))"
            )
        }
        let node = try RuleExpression.compile(expression, scope: scope, expecting: nil, into: &program)
        return .value(node, format: format)
    }

    private static func safe(_ bytes: [UInt8]) -> String {
        DisplayText.sanitized(String(decoding: bytes, as: UTF8.self), limit: 400)
    }

    /// The message for the subject that the evaluator stands at, and the values in it.
    func render(_ evaluator: inout Evaluator, _ program: RuleProgram) -> (text: String, values: [RuleValue]) {
        let shared = evaluator.sharedValues(of: program)
        let instrument = evaluator.state?.instrument
        var text = ""
        var values: [RuleValue] = []
        for piece in pieces {
            switch piece {
            case .text(let words): text += words
            case .value(let node, let format):
                let value = evaluator.value(of: evaluator.run(program, node.code, shared: shared), node, program)
                values.append(value)
                text += MessageTemplate.text(value, format, instrument)
            }
        }
        return (DisplayText.sanitized(text, limit: 400), values)
    }

    private static func text(_ value: RuleValue, _ format: String, _ instrument: Instrument?) -> String {
        guard case .number(let number) = value.content, !format.isEmpty else { return value.text(for: instrument) }
        switch format {
        case "%": return RuleValue(value.content, .percent).text()
        case "+%": return NumberText.percent(number, decimals: 1)
        case "0%": return NumberText.fixed(number * 100, decimals: 0) + "%"
        case "+0%": return NumberText.percent(number, decimals: 0)
        case "x": return RuleValue(value.content, .ratio).text()
        default: return NumberText.fixed(number, decimals: Int(format) ?? 0)
        }
    }
}
