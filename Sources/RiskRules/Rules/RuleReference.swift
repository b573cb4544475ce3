/// The language's own page, made from the table that the type checker reads.
public enum RuleReference {
    /// The language in general: a paragraph each, in Markdown.
    public static var introduction: [String] {
        [
            "An expression consists of numbers (`1.5`), percentages (`5%`), durations (`30min`, `2h`, `5d`, `2w`), strings "
                + "(`\"2330.TW\"`), `true` and `false`; of `and`, `or`, `not`, `< <= > >= == !=`, `+ - * /`, "
                + "`if a then b else c` (or `if(a, b, c)`) and parentheses; and of the names below.",
            "Missing data is unknown, and so is everything computed from it, but `false and …` is false and "
                + "`true or …` is true. A rule whose condition is unknown raises nothing.",
            "`of(\"SYMBOL\", value)`, `of(\"basket\", value)` and `of(region, value)` read the value of another subject; "
                + "regions are " + RuleWords.regions.keys.sorted().map { "`\($0)`" }.joined(separator: ", ") + ".",
            "Periods: " + RuleWords.periods.keys.sorted().map { "`\($0)`" }.joined(separator: ", ") + ".",
        ]
    }

    /// The names by what they are about.
    public struct Chapter: Sendable {
        /// Such as `About an instrument`.
        public let title: String
        /// Its names in alphabetical order.
        public let functions: [Function]
    }

    /// A name that an expression may use.
    public struct Function: Sendable {
        /// Such as `sma(sessions)`.
        public let signature: String
        /// Such as `percent`.
        public let type: String
        /// What it is: a sentence.
        public let summary: String
    }

    /// Every name, by scope; those of every scope last.
    public static var chapters: [Chapter] {
        let scopes = RuleScope.allCases.map { scope in
            let own = (FunctionTable.entries[scope] ?? []).filter { function in
                !FunctionTable.anywhere.contains { $0.name == function.name }
            }
            return Chapter(title: "About \(scope.name)", functions: functions(own))
        }
        return scopes + [Chapter(title: "Everywhere", functions: functions(FunctionTable.anywhere))]
    }

    /// Every name with what it takes and says, in Markdown.
    public static var page: String {
        var lines = ["# The rule language"]
        for paragraph in introduction { lines += ["", paragraph] }
        for chapter in chapters {
            lines += ["", "## \(chapter.title)", "", "| name | type | meaning |", "|---|---|---|"]
            lines += chapter.functions.map { "| `\($0.signature)` | \($0.type) | \($0.summary) |" }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func functions(_ table: [RuleFunction]) -> [Function] {
        table.sorted { $0.name < $1.name }.map {
            Function(signature: $0.signature, type: $0.result.rawValue, summary: $0.summary)
        }
    }
}
