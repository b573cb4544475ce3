/// A rule's text as a tree, before anybody asked what its names mean.
struct SyntaxNode: Hashable, Sendable {
    enum Kind: Hashable, Sendable {
        case number(Double)
        case percent(Double)
        case duration(Double)
        case text(String)
        case truth(Bool)
        /// A name with its arguments; without parentheses there are none.
        case call(String, hasParentheses: Bool)
        case unary(UnaryOperator)
        case binary(BinaryOperator)
        /// Condition, what holds if it is true, what holds if it is false.
        case choice
    }

    let kind: Kind
    let range: Range<Int>
    /// The name alone, or the operator's sign: what an error is about.
    let focus: Range<Int>
    let children: [SyntaxNode]
    /// How many levels there are below and with this one.
    let height: Int

    init(_ kind: Kind, _ range: Range<Int>, focus: Range<Int>? = nil, children: [SyntaxNode] = []) {
        self.kind = kind
        self.range = range
        self.focus = focus ?? range
        self.children = children
        height = 1 + (children.lazy.map(\.height).max() ?? 0)
    }
}

enum UnaryOperator: String, Hashable, Sendable {
    case negate = "-"
    case not
}

enum BinaryOperator: String, Hashable, Sendable {
    case or, and
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
    case equal = "=="
    case notEqual = "!="
    case plus = "+"
    case minus = "-"
    case times = "*"
    case divided = "/"

    /// What binds tighter is higher.
    var precedence: Int {
        switch self {
        case .or: 1
        case .and: 2
        case .less, .lessOrEqual, .greater, .greaterOrEqual, .equal, .notEqual: 4
        case .plus, .minus: 5
        case .times, .divided: 6
        }
    }

    /// Where `not` stands between `and` and the comparisons.
    static let notPrecedence = 3
    /// Where the sign of a number stands.
    static let signPrecedence = 7

    var isComparison: Bool { precedence == 4 }
    var isArithmetic: Bool { precedence >= 5 }
}
