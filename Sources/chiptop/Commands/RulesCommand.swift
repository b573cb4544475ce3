import ArgumentParser
import RiskRules

/// The risk rules.
struct RulesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rules", abstract: "Show, explain, check and back-test the rules that raise risk flags.",
        subcommands: [RulesShowCommand.self, RulesHelpCommand.self, RulesCheckCommand.self, RulesTestCommand.self],
        defaultSubcommand: RulesShowCommand.self)
}

/// The text of the shipped rules.
struct RulesShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Print the rules that ship, to copy from.")

    @Flag(help: "Print the shipped thesis instead.")
    var theses = false

    func run() throws {
        print(theses ? ThesisFile.shippedText : RuleSet.shippedText, terminator: "")
    }
}

/// The language.
struct RulesHelpCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "language", abstract: "Print the rule language: every name with what it takes and says.")

    func run() throws {
        print(RuleReference.page, terminator: "")
    }
}

/// Mistakes in a file of rules.
struct RulesCheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Say whether a file of rules is right, and if not, what is wrong where.")

    @Argument(help: ArgumentHelp("A file of rules in YAML.", valueName: "file"))
    var file: String

    func run() throws {
        let rules = try RuleOptions.parse([]).ruleSet(file: file)
        print("\(rules.rules.count) rules in force, \(rules.disabled.count) switched off")
    }
}
