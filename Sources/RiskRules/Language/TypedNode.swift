/// A rule's text as a tree whose names and types are known, with the code of every part.
struct TypedNode: Sendable {
    let range: Range<Int>
    let focus: Range<Int>
    var type: ValueType
    let operation: Operation
    var children: [TypedNode]
    /// What the children and the node itself speak about.
    let scope: RuleScope
    /// Its part of the program's code.
    var code: Range<Int> = 0..<0

    init(_ node: SyntaxNode, _ type: ValueType, _ operation: Operation, _ children: [TypedNode], in scope: RuleScope) {
        range = node.range
        focus = node.focus
        self.type = type
        self.operation = operation
        self.children = children
        self.scope = scope
    }
}
