import ConfigText

/// Cuts a rule's text into tokens.
struct Lexer {
    /// Longer texts are refused.
    static let longestText = 4096

    private let source: SourceText
    private let bytes: [UInt8]
    private var place = 0

    private init(_ source: SourceText) {
        self.source = source
        bytes = source.bytes
    }

    /// The tokens of a text, the end at the end.
    static func tokens(of source: SourceText) throws(TextProblem) -> [Token] {
        guard source.bytes.count <= longestText else {
            throw TextProblem(source, 0..<1, "the rule is longer than \(longestText) bytes; split it into several")
        }
        var lexer = Lexer(source)
        var tokens: [Token] = []
        while let token = try lexer.next() { tokens.append(token) }
        tokens.append(Token(kind: .end, range: lexer.endOfText..<lexer.endOfText))
        return tokens
    }

    /// Just behind the last character that is not a blank.
    private var endOfText: Int { (bytes.lastIndex { !Lexer.isBlank($0) } ?? -1) + 1 }

    private mutating func next() throws(TextProblem) -> Token? {
        while place < bytes.count, Lexer.isBlank(bytes[place]) { place += 1 }
        guard place < bytes.count else { return nil }
        let byte = bytes[place]
        if Lexer.isDigit(byte) { return try number() }
        if Lexer.isLetter(byte) { return word() }
        if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") { return try text(closing: byte) }
        return try sign()
    }

    private mutating func word() -> Token {
        let start = place
        while place < bytes.count, Lexer.isWord(bytes[place]) { place += 1 }
        return token(.word(source.text(start..<place)), from: start)
    }

    private mutating func text(closing quote: UInt8) throws(TextProblem) -> Token {
        let start = place
        place += 1
        while place < bytes.count, bytes[place] != quote, bytes[place] != UInt8(ascii: "\n") { place += 1 }
        guard place < bytes.count, bytes[place] == quote else {
            throw TextProblem(source, start..<place, "the string is not closed; expected a closing quotation mark")
        }
        place += 1
        return token(.text(source.text(start + 1..<place - 1)), from: start)
    }

    private mutating func sign() throws(TextProblem) -> Token {
        let start = place
        for sign in Token.Sign.allCases where bytes[place...].starts(with: sign.rawValue.utf8) {
            place += sign.rawValue.utf8.count
            return token(.sign(sign), from: start)
        }
        var end = place + 1
        while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
        let found = source.text(start..<end)
        let advice =
            switch found {
            case "=": "; to compare write `==`"
            case "&": "; write `and`"
            case "|": "; write `or`"
            case "!": "; write `not`"
            default: ""
            }
        throw TextProblem(source, start..<end, "`\(found)` is not an operator\(advice)")
    }

    private mutating func number() throws(TextProblem) -> Token {
        let start = place
        skipDigits()
        if place + 1 < bytes.count, bytes[place] == UInt8(ascii: "."), Lexer.isDigit(bytes[place + 1]) {
            place += 1
            skipDigits()
        }
        let digits = source.text(start..<place).replacing("_", with: "")
        guard let value = Double(digits), value.isFinite, value < 1e15 else {
            throw TextProblem(source, start..<place, "the number is too large; expected less than 1e15")
        }
        if place < bytes.count, bytes[place] == UInt8(ascii: "%") {
            place += 1
            return token(.percent(value / 100), from: start)
        }
        let unitStart = place
        while place < bytes.count, Lexer.isWord(bytes[place]) { place += 1 }
        guard place > unitStart else { return token(.number(value), from: start) }
        let unit = source.text(unitStart..<place)
        if unit == "m" { return token(.word(source.text(start..<place)), from: start) }
        guard let seconds = Lexer.units[unit] else {
            throw TextProblem(
                source, unitStart..<place,
                "`\(unit)` is not a unit; expected a number, `%` or a duration such as 30s, 30min, 2h, 5d or 2w")
        }
        return token(.duration(value * seconds), from: start)
    }

    private mutating func skipDigits() {
        while place < bytes.count, Lexer.isDigit(bytes[place]) || bytes[place] == UInt8(ascii: "_") { place += 1 }
    }

    private func token(_ kind: Token.Kind, from start: Int) -> Token { Token(kind: kind, range: start..<place) }

    private static let units: [String: Double] = ["s": 1, "min": 60, "h": 3600, "d": 86_400, "w": 604_800]

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) || byte == UInt8(ascii: "_")
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        isLetter(byte) || isDigit(byte) || byte == UInt8(ascii: ".")
    }
}
