import ArgumentParser
import ConfigText
import RiskRules

/// Mistakes in a file of rules.
struct RulesCheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Say whether a file of rules is right, and if not, what is wrong where.")

    @Argument(help: ArgumentHelp("A file of rules in YAML.", valueName: "file"))
    var file: String

    func run() throws {
        let rules = try RuleOptions.parse([]).ruleSet(file: file)
        for hint in rules.hints { print(hint) }
        print("\(rules.rules.count) rules in force, \(rules.disabled.count) switched off")
    }
}
