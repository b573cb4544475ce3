import ConfigText
import Market

extension RuleExpression {
    /// What was probably meant where a percentage is held against a plain number of one or more, such as
    /// `3 is 300%: 3%?`; nil where nothing looks odd.
    public var hint: String? { Self.hint(root, source) }

    private static func hint(_ node: TypedNode, _ source: SourceText) -> String? {
        if case .binary(let operation) = node.operation, operation.isComparison, node.children.count == 2 {
            let (left, right) = (node.children[0], node.children[1])
            for (side, other) in [(right, left), (left, right)] where other.type == .percent && side.type == .number {
                let text = source.text(side.range)
                guard let value = literal(side), abs(value) >= 1 else { continue }
                return "\(text) is \(NumberText.fixed(value * 100, decimals: 0))%: \(text)%?"
            }
        }
        return node.children.lazy.compactMap { hint($0, source) }.first
    }

    /// The number that a node is, with its sign; nil where it is none.
    private static func literal(_ node: TypedNode) -> Double? {
        switch node.operation {
        case .literal(let value): value
        case .unary(.negate): node.children.first.flatMap(literal).map { -$0 }
        case .unary(.not), .words, .own, .region, .text, .probe, .members, .shared, .other, .binary, .choice,
            .magnitude,
            .extreme, .isKnown:
            nil
        }
    }
}
