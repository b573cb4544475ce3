/// A YAML value of any shape with its place in the file.
package struct YAMLTree {
    /// What it holds.
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

    /// Whether it is nothing, or `null`.
    package var isNothing: Bool {
        switch content {
        case .nothing: true
        case .words, .list, .mapping: false
        }
    }

    /// Whether it is a list, be it empty.
    package var isList: Bool {
        switch content {
        case .list: true
        case .nothing, .words, .mapping: false
        }
    }

    /// A problem with it.
    package func problem(_ message: String) -> TextProblem {
        TextProblem(source, 0..<source.bytes.count, message)
    }

    /// A problem with a name that is not among those that are expected here.
    package func unknown(
        _ name: String, _ what: String, among names: [String], advice: String? = nil
    ) -> TextProblem {
        source.unknown(name, what, among: names, advice: advice)
    }

    /// What it is, for a message about what it should be.
    package var kind: String {
        switch content {
        case .nothing: "nothing"
        case .words(let words): words.isEmpty ? "nothing" : "`\(words)`"
        case .list: "a list"
        case .mapping: "keys and values"
        }
    }
}

extension SourceText {
    /// All of it.
    package var words: String { text(0..<bytes.count) }

    /// A problem with all of it.
    package func problem(_ message: String) -> TextProblem { TextProblem(self, 0..<bytes.count, message) }

    /// A problem with a name that is not among those that are expected here.
    ///
    /// - Parameter advice: what is reported where no name is near; nil for all the names.
    package func unknown(
        _ name: String, _ what: String, among names: [String], advice: String? = nil
    ) -> TextProblem {
        let advice =
            NearestName.of(name, among: names).map { "did you mean `\($0)`?" } ?? advice
            ?? "expected one of \(names.joined(separator: ", "))"
        return problem("`\(name)` is not \(what); \(advice)")
    }
}
