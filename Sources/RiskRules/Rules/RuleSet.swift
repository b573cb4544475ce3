public import ConfigText
package import Market

/// The rules that are in force: those that ship, with what the user's own files add, change and switch off.
public struct RuleSet: Sendable {
    /// The rules in the files' order, those switched off left out.
    public let rules: [Rule]
    /// The ids of the rules that were switched off.
    public let disabled: [String]
    /// What of the user's files should be written otherwise by now.
    package let hints: [TextProblem]

    /// The rules that ship with the program, as the text of their file.
    public static var shippedText: String { String(decoding: PackageResources.rules_yaml, as: UTF8.self) }

    /// The rules that ship.
    ///
    /// An error in the shipped file is a test's to find; there are no rules then.
    public static let shipped: RuleSet = (try? RuleSet()) ?? RuleSet(rules: [], disabled: [], hints: [])

    private init(rules: [Rule], disabled: [String], hints: [TextProblem]) {
        self.hints = hints
        self.rules = rules
        self.disabled = disabled
    }

    /// Compiles the shipped rules with the user's own over them.
    ///
    /// An entry with the id of an earlier one changes what it names and leaves the rest; `enabled: false` switches a
    /// rule off.
    ///
    /// - Parameters:
    ///   - texts: YAML texts with what messages call their files, later ones over earlier ones.
    ///   - isShippedIncluded: whether the shipped rules come first.
    /// - Throws: `TextProblems` with every error.
    public init(
        _ texts: [(file: String, text: String)] = [], isShippedIncluded: Bool = true
    ) throws(TextProblems) {
        var log = ProblemLog()
        var entries: [RuleEntry] = []
        let shipped = isShippedIncluded ? [(file: "shipped rules", text: RuleSet.shippedText)] : []
        for (file, text) in shipped + texts {
            for entry in RuleFile.entries(YAMLText(text, file: file), &log) {
                if let place = entries.firstIndex(where: { $0.id == entry.id }) {
                    entries[place] = entries[place].overridden(by: entry)
                } else {
                    entries.append(entry)
                }
            }
        }
        var rules: [Rule] = []
        var disabled: [String] = []
        for entry in entries {
            log.attempt { log throws(TextProblem) in
                guard try RuleCompiler.isEnabled(entry) else { return disabled.append(entry.id) }
                var compiler = RuleCompiler(entry)
                if let rule = try compiler.rule(&log) { rules.append(rule) }
            }
        }
        for problem in RuleSet.unknownCovers(rules, disabled, entries) { log.add(problem) }
        try log.check()
        self.init(rules: rules, disabled: disabled, hints: log.hints)
    }

    /// What is wrong with the user's rules, and what should be written otherwise by now.
    package static func findings(
        _ texts: [(file: String, text: String)]
    ) -> (mistakes: [TextProblem], hints: [TextProblem]) {
        do {
            return ([], try RuleSet(texts).hints)
        } catch {
            return (error.problems, [])
        }
    }

    private static func unknownCovers(_ rules: [Rule], _ disabled: [String], _ entries: [RuleEntry]) -> [TextProblem] {
        let regional = Set(rules.filter { $0.scope == .region }.map(\.id) + disabled)
        return rules.compactMap { rule in
            guard let cover = rule.coveredBy, !regional.contains(cover),
                let source = entries.first(where: { $0.id == rule.id })?.fields[.coveredBy]
            else { return nil }
            return source.problem("`\(cover)` is not a rule about regions")
        }
    }

    /// The rule of an id.
    public subscript(id: String) -> Rule? { rules.first { $0.id == id } }

    /// The rule that raised a flag; nil where it was a manual risk.
    package subscript(origin: FlagOrigin) -> Rule? {
        switch origin {
        case .rule(let id): self[id]
        case .manualRisk: nil
        }
    }
}
