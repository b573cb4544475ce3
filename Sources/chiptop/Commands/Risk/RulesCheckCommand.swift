import ArgumentParser
import ConfigText
import RiskRules

/// Mistakes in a file of rules.
struct RulesCheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Check a rules file and report every error with line and column.")

    @Argument(help: ArgumentHelp("A YAML file of rules.", valueName: "file"))
    var file: String

    func run() throws {
        let rules = try RuleOptions.parse([]).ruleSet(file: file)
        for hint in rules.hints { print(hint) }
        print("\(rules.rules.count) rules in force, \(rules.disabled.count) disabled")
    }
}
