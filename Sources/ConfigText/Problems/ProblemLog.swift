/// What a reader finds: it goes on behind an error, so that all of them are reported at once.
package struct ProblemLog: Sendable {
    private var found: [TextProblem] = []

    /// An empty log.
    package init() {}

    /// What makes the text wrong, in the order of the files and their lines.
    package var mistakes: [TextProblem] { sorted([.error, .warning]) }
    /// What is understood and should be written otherwise, in the same order.
    package var hints: [TextProblem] { sorted([.hint]) }

    /// Adds one, unless another that is here already explains it.
    package mutating func add(_ problem: TextProblem) {
        if problem.kind != .consequence { found.append(problem) }
    }

    /// Reads a part that may be skipped: an error in it is a warning.
    @discardableResult
    package mutating func attemptOptional<Value>(
        _ body: (inout ProblemLog) throws(TextProblem) -> Value
    ) -> Value? {
        do throws(TextProblem) {
            return try body(&self)
        } catch {
            add(error.asWarning)
            return nil
        }
    }

    /// Reads a part; an error that ends it leaves the other parts alone.
    @discardableResult
    package mutating func attempt<Value>(
        _ body: (inout ProblemLog) throws(TextProblem) -> Value
    ) -> Value? {
        do throws(TextProblem) {
            return try body(&self)
        } catch {
            add(error)
            return nil
        }
    }

    /// Ends the reading where there is an error that cannot be skipped.
    package func check() throws(TextProblems) {
        guard found.contains(where: { $0.kind == .error }) else { return }
        throw TextProblems(mistakes)
    }

    private func sorted(_ kinds: Set<TextProblem.Kind>) -> [TextProblem] {
        var files: [String: Int] = [:]
        for problem in found where files[problem.file] == nil { files[problem.file] = files.count }
        return found.filter { kinds.contains($0.kind) }.sorted { left, right in
            (files[left.file] ?? 0, left.line, left.column) < (files[right.file] ?? 0, right.line, right.column)
        }
    }
}
