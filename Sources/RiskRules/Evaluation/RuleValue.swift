public import Market

/// What an expression is worth.
public struct RuleValue: Hashable, Sendable {
    /// The value itself.
    public enum Content: Hashable, Sendable {
        /// A number, a percentage as a fraction, a duration in seconds.
        case number(Double)
        /// True or false.
        case truth(Bool)
        /// Words.
        case text(String)
        /// Unknown.
        case unknown
    }

    /// The value itself.
    public let content: Content
    /// What it is.
    public let type: ValueType

    /// Creates a value.
    public init(_ content: Content, _ type: ValueType) {
        self.content = content
        self.type = type
    }

    /// The number, a truth as 1 or 0; nil for words and what is unknown.
    public var number: Double? {
        switch content {
        case .number(let number): number
        case .truth(let isTrue): isTrue ? 1 : 0
        case .text, .unknown: nil
        }
    }

    /// Whether it is unknown.
    public var isUnknown: Bool { content == .unknown }

    /// The value for people, such as `31.2%`, `1,690`, `1.32×` or `5 d`.
    ///
    /// - Parameter instrument: whose exchange decides how prices are written.
    public func text(for instrument: Instrument? = nil) -> String {
        switch content {
        case .unknown: return NumberText.unknown
        case .truth(let isTrue): return isTrue ? "true" : "false"
        case .text(let text): return DisplayText.sanitized(text)
        case .number(let value):
            switch type {
            case .percent: return NumberText.fixed(value * 100, decimals: 1) + "%"
            case .ratio: return NumberText.fixed(value, decimals: 2) + "×"
            case .duration: return RuleValue.duration(value)
            case .price:
                if let instrument { return PriceText.text(value, instrument) }
                return RuleValue.plain(value)
            case .number, .boolean, .string: return RuleValue.plain(value)
            }
        }
    }

    private static func plain(_ value: Double) -> String {
        if value == value.rounded(), abs(value) < 1e9 { return NumberText.fixed(value, decimals: 0) }
        return abs(value) >= 1e6 ? NumberText.compact(value) : NumberText.fixed(value, decimals: 2)
    }

    private static func duration(_ seconds: Double) -> String {
        let magnitude = abs(seconds)
        if magnitude >= 172_800 || magnitude == 86_400 { return NumberText.fixed(seconds / 86_400, decimals: 0) + " d" }
        if magnitude >= 7200 { return NumberText.fixed(seconds / 3600, decimals: 0) + " h" }
        return magnitude >= 60
            ? NumberText.fixed(seconds / 60, decimals: 0) + " min"
            : NumberText.fixed(seconds, decimals: 0) + (seconds == 0 ? " d" : " s")
    }
}
