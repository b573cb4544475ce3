public import ConfigText
import Market

/// Reads theses.
public enum ThesisFile {
    /// The file's name in the configuration folder.
    package static let name = "theses.yaml"

    /// The theses that ship, as the text of their file.
    public static var shippedText: String { String(decoding: PackageResources.theses_yaml, as: UTF8.self) }

    /// The theses that ship; an error in the shipped file is a test's to find.
    public static let shipped: [Thesis] = (try? theses(shippedText, file: "shipped theses")) ?? []

    private enum Key: String, FileKey {
        case id, title, text, statements
    }

    private enum StatementKey: String, FileKey {
        case id, title, holds
    }

    /// The theses of a YAML text.
    ///
    /// - Throws: `TextProblems` with every error.
    public static func theses(_ text: String, file: String) throws(TextProblems) -> [Thesis] {
        var log = ProblemLog()
        let theses = theses(text, file: file, &log)
        try log.check()
        return theses
    }

    /// The theses of a YAML text, those with errors left out.
    package static func theses(_ text: String, file: String, _ log: inout ProblemLog) -> [Thesis] {
        var theses: [Thesis] = []
        let trees = log.attempt { log throws(TextProblem) in
            try YAMLText(text, file: file).tree(&log)?.entries(of: "theses", beginningWith: "id") ?? []
        }
        for tree in trees ?? [] {
            log.attempt { log throws(TextProblem) in
                let thesis = try self.thesis(tree, &log)
                guard !theses.contains(where: { $0.id == thesis.id }) else {
                    throw tree.problem("duplicate thesis `\(thesis.id)`")
                }
                theses.append(thesis)
            }
        }
        return theses
    }

    private static func thesis(_ tree: YAMLTree, _ log: inout ProblemLog) throws(TextProblem) -> Thesis {
        let fields = try tree.fields(Key.self, of: "a thesis", &log)
        let id = try fields.identifier(.id)
        var statements: [ThesisStatement] = []
        let trees = try fields.required(.statements)
        let elements = try trees.entries(of: "statements", beginningWith: "id")
        guard !elements.isEmpty else { throw trees.problem("`statements` needs one statement at least") }
        for tree in elements {
            log.attempt { log throws(TextProblem) in
                let statement = try self.statement(tree, &log)
                guard !statements.contains(where: { $0.id == statement.id }) else {
                    throw tree.problem("duplicate statement `\(statement.id)`")
                }
                statements.append(statement)
            }
        }
        return Thesis(
            id: id, title: DisplayText.sanitized(try fields.text(.title) ?? id),
            text: DisplayText.sanitized(try fields.text(.text) ?? "", limit: 600), statements: statements)
    }

    private static func statement(_ tree: YAMLTree, _ log: inout ProblemLog) throws(TextProblem) -> ThesisStatement {
        let fields = try tree.fields(StatementKey.self, of: "a statement", &log)
        let id = try fields.identifier(.id)
        let holds = try fields.required(.holds)
        _ = try holds.text(for: StatementKey.holds.rawValue)
        return ThesisStatement(
            id: id, title: DisplayText.sanitized(try fields.text(.title) ?? id),
            expression: try RuleExpression(holds.source, scope: .market, expecting: .boolean))
    }
}
