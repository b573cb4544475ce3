import ArgumentParser
import ConfigText
import RiskRules

/// Mistakes in a file of rules.
struct RulesCheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        "check",
        "Check a rules file and report every error with line and column.",
        examples: ["chiptop rules check my-rules.yaml"],
        exit: ExitMeaning([(0, "the file is correct"), (1, "the file has an error, or cannot be read")]))

    @Argument(help: ArgumentHelp("A YAML file of rules.", valueName: "file"), completion: .yamlFile)
    var file: String

    func run() throws {
        let rules = try RuleOptions.parse([]).ruleSet(file: file)
        for hint in rules.hints { print(hint) }
        print("\(rules.rules.count) rules in force, \(rules.disabled.count) disabled")
    }
}
