/// What an expression's value is, and how it is read.
public enum ValueType: String, CaseIterable, Hashable, Sendable {
    /// A plain number.
    case number
    /// A number that is read as a percentage: `5%` is 0.05.
    case percent
    /// A number of the subject's own currency.
    case price
    /// One amount over another: `1.32×`.
    case ratio
    /// A length of time, in seconds.
    case duration
    /// True or false.
    case boolean
    /// Words.
    case string

    /// Whether it can be reckoned with as a number.
    public var isNumeric: Bool {
        switch self {
        case .number, .percent, .price, .ratio: true
        case .duration, .boolean, .string: false
        }
    }

    /// What messages call it.
    public var name: String {
        switch self {
        case .number: "a number"
        case .percent: "a percentage"
        case .price: "a price"
        case .ratio: "a ratio"
        case .duration: "a duration"
        case .boolean: "true or false"
        case .string: "a string"
        }
    }

    /// Whether values of both can be held against each other.
    func isComparable(with other: ValueType) -> Bool { self == other || (isNumeric && other.isNumeric) }

    /// What both branches of a choice are read as.
    func joined(with other: ValueType) -> ValueType { self == other ? self : .number }
}
