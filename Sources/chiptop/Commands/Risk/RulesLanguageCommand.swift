import ArgumentParser
import RiskRules

/// The language.
struct RulesLanguageCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "language", abstract: "Print the rule language: every name, its arguments and its value.")

    func run() throws {
        print(RuleReference.page, terminator: "")
    }
}
