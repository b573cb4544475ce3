public import ConfigText
import Market

/// Reads theses.
public enum ThesisFile {
    /// The theses that ship, as the text of their file.
    public static var shippedText: String { String(decoding: PackageResources.theses_yaml, as: UTF8.self) }

    /// The theses that ship; a mistake in the shipped file is a test's to find.
    public static let shipped: [Thesis] = (try? theses(shippedText, file: "shipped theses")) ?? []

    private static let keys = ["id", "title", "text", "statements"]
    private static let statementKeys = ["id", "title", "holds"]

    /// The theses of a YAML text.
    ///
    /// - Throws: `TextProblem` for the first mistake.
    public static func theses(_ text: String, file: String) throws(TextProblem) -> [Thesis] {
        var theses: [Thesis] = []
        for raw in try YAMLText(text, file: file).entries(of: "theses", nested: "statements") {
            let entry = try FlatEntry(raw, keys: keys)
            let id = try identifier(entry)
            guard !theses.contains(where: { $0.id == id }) else {
                throw TextProblem(raw.start, 0..<1, "the thesis `\(id)` stands there twice")
            }
            var statements: [ThesisStatement] = []
            for nested in raw.nested {
                let statement = try statement(try FlatEntry(nested, keys: statementKeys))
                guard !statements.contains(where: { $0.id == statement.id }) else {
                    throw TextProblem(nested.start, 0..<1, "the statement `\(statement.id)` stands there twice")
                }
                statements.append(statement)
            }
            guard !statements.isEmpty else { throw entry.missing("statements") }
            theses.append(
                Thesis(
                    id: id, title: DisplayText.sanitized(entry.words("title") ?? id),
                    text: DisplayText.sanitized(entry.words("text") ?? "", limit: 600), statements: statements))
        }
        return theses
    }

    private static func identifier(_ entry: FlatEntry) throws(TextProblem) -> String {
        guard let id = try entry.value("id", "small letters, digits and `-`", { $0.isIdentifier ? $0 : nil }) else {
            throw entry.missing("id")
        }
        return id
    }

    private static func statement(_ entry: FlatEntry) throws(TextProblem) -> ThesisStatement {
        let id = try identifier(entry)
        guard let holds = entry.source("holds") else { throw entry.missing("holds") }
        return ThesisStatement(
            id: id, title: DisplayText.sanitized(entry.words("title") ?? id),
            expression: try RuleExpression(holds, scope: .market, expecting: .boolean))
    }
}
