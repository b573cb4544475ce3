/// An expression step by step: every part with its words, its value, and why it is unknown where it is.
public struct Explanation: Hashable, Sendable {
    /// What kind of part.
    public enum Kind: Hashable, Sendable {
        /// Something that is known or not: a figure, a fact, a count.
        case figure
        /// A number or words that stand in the text.
        case literal
        /// Something reckoned with other parts.
        case operation
    }

    /// What kind of part it is.
    public let kind: Kind
    /// The part's place in the expression's text, in bytes of UTF-8.
    public let range: Range<Int>
    /// Its words.
    public let text: String
    /// Its value.
    public let value: RuleValue
    /// Why it is unknown, one clause without a stop; nil where it is known.
    public let reason: String?
    /// Its parts, in the text's order.
    public let children: [Explanation]

    /// The figures in it, each once, in the text's order.
    public var figures: [Explanation] {
        var seen: Set<String> = []
        return leaves.filter { seen.insert($0.text).inserted }
    }

    private var leaves: [Explanation] { kind == .figure ? [self] : children.flatMap(\.leaves) }
}
