/// An expression step by step: every part with its words, its value, and why it is unknown where it is.
public struct Explanation: Hashable, Sendable {
    /// The part's place in the expression's text, in bytes of UTF-8.
    public let range: Range<Int>
    /// Its words.
    public let text: String
    /// Its value.
    public let value: RuleValue
    /// Why nobody knows it, one clause without a stop; nil where it is known.
    public let reason: String?
    /// Its parts, in the text's order.
    public let children: [Explanation]
}
