import ArgumentParser

/// The risk rules.
struct RulesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rules", abstract: "Show, check and back-test the rules that raise risk flags.",
        subcommands: [RulesShowCommand.self, RulesLanguageCommand.self, RulesCheckCommand.self, RulesTestCommand.self],
        defaultSubcommand: RulesShowCommand.self)
}
