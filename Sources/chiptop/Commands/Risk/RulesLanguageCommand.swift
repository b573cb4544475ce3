import ArgumentParser
import RiskRules

/// The language.
struct RulesLanguageCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        "language",
        "Print the rule language: every name, its arguments and its value.",
        examples: ["chiptop rules language | less"])

    func run() throws {
        print(RuleReference.page, terminator: "")
    }
}
