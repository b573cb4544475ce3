/// The language's own page, made from the table that the type checker reads.
public enum RuleReference {
    /// Every name with what it takes and says, in Markdown.
    public static var page: String {
        var lines = [
            "# The rule language", "",
            "An expression is made of numbers (`1.5`), percentages (`5%`), durations (`30min`, `2h`, `5d`, `2w`), texts "
                + "(`\"2330.TW\"`), `true` and `false`; of `and`, `or`, `not`, `< <= > >= == !=`, `+ - * /`, "
                + "`if a then b else c` (or `if(a, b, c)`) and parentheses; and of the names below.", "",
            "What nobody knows is unknown, and so is everything reckoned with it, but `false and …` is false and "
                + "`true or …` is true. A rule whose condition is unknown raises nothing.", "",
            "`of(\"SYMBOL\", value)`, `of(\"gauge\", value)` and `of(region, value)` ask about somebody else; regions are "
                + RuleWords.regions.keys.sorted().map { "`\($0)`" }.joined(separator: ", ") + ".", "",
            "Periods: " + RuleWords.periods.keys.sorted().map { "`\($0)`" }.joined(separator: ", ") + ".",
        ]
        for scope in RuleScope.allCases {
            lines += ["", "## About \(scope.name)", "", "| name | is | |", "|---|---|---|"]
            let own = (FunctionTable.entries[scope] ?? []).filter { function in
                !FunctionTable.anywhere.contains { $0.name == function.name }
            }
            lines += own.sorted { $0.name < $1.name }.map(row)
        }
        lines += ["", "## Everywhere", "", "| name | is | |", "|---|---|---|"]
        lines += FunctionTable.anywhere.sorted { $0.name < $1.name }.map(row)
        return lines.joined(separator: "\n") + "\n"
    }

    private static func row(_ function: RuleFunction) -> String {
        "| `\(function.signature)` | \(function.result.rawValue) | \(function.summary) |"
    }
}
