/// The smallest part of a rule's text.
struct Token: Hashable, Sendable {
    enum Kind: Hashable, Sendable {
        case number(Double)
        case percent(Double)
        /// In seconds.
        case duration(Double)
        case text(String)
        /// A name, with its dots, or a word of the language.
        case word(String)
        case sign(Sign)
        case end
    }

    enum Sign: String, CaseIterable, Hashable, Sendable {
        case lessOrEqual = "<="
        case greaterOrEqual = ">="
        case equal = "=="
        case notEqual = "!="
        case less = "<"
        case greater = ">"
        case plus = "+"
        case minus = "-"
        case times = "*"
        case divided = "/"
        case open = "("
        case close = ")"
        case comma = ","
    }

    let kind: Kind
    let range: Range<Int>

    /// What messages call it.
    var name: String {
        switch kind {
        case .number: "a number"
        case .percent: "a percentage"
        case .duration: "a duration"
        case .text: "a string"
        case .word(let word): "`\(word)`"
        case .sign(let sign): "`\(sign.rawValue)`"
        case .end: "the end"
        }
    }
}
