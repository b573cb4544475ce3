internal import Yams

/// A YAML value of any shape with its place in the file.
package struct YAMLTree {
    /// What stands there.
    package enum Content {
        /// Nothing, or `null`.
        case nothing
        case words(String)
        case list([YAMLTree])
        case mapping([(key: YAMLTree, value: YAMLTree)])
    }

    /// Its text with the place of every byte; a list or a mapping is known by where it begins.
    package let source: SourceText
    /// What it is.
    package let content: Content

    /// The line of the file that it begins on, from 1.
    package var line: Int { source.position(of: 0).line }

    /// A problem with it.
    package func problem(_ message: String) -> TextProblem {
        TextProblem(source, 0..<source.bytes.count, message)
    }
}

extension YAMLText {
    /// Aliases let a short file stand for a huge one; nobody writes so much by hand.
    private static let mostValues = 20_000
    private static let deepest = 8

    /// The whole file; nil where it is empty.
    package func tree() throws(TextProblem) -> YAMLTree? {
        try refuseLarge()
        guard let root = try compose() else { return nil }
        var left = YAMLText.mostValues
        return try tree(root, depth: 0, &left)
    }

    private func tree(_ node: Node, depth: Int, _ left: inout Int) throws(TextProblem) -> YAMLTree {
        left -= 1
        guard left > 0, depth < YAMLText.deepest else { throw problem(node, "this is nested too deeply or too long") }
        let start = source(at: offset(of: node.mark))
        switch node {
        case .scalar(let scalar):
            let isPlain = scalar.style == .plain || scalar.style == .any
            if isPlain, ["", "~", "null", "Null", "NULL"].contains(scalar.string) {
                return YAMLTree(source: scalar.string.isEmpty ? start : source(scalar), content: .nothing)
            }
            // An empty text has no byte whose place could be told.
            return YAMLTree(source: scalar.string.isEmpty ? start : source(scalar), content: .words(scalar.string))
        case .sequence(let sequence):
            var values: [YAMLTree] = []
            for element in sequence { values.append(try tree(element, depth: depth + 1, &left)) }
            return YAMLTree(source: start, content: .list(values))
        case .mapping(let mapping):
            var pairs: [(YAMLTree, YAMLTree)] = []
            for (key, value) in mapping {
                pairs.append((try tree(key, depth: depth + 1, &left), try tree(value, depth: depth + 1, &left)))
            }
            return YAMLTree(source: start, content: .mapping(pairs))
        case .alias: throw problem(node, "an alias of nothing")
        }
    }
}
