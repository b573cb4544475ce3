import ArgumentParser

/// The risk rules.
struct RulesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        "rules",
        "Show, check and back-test the rules that raise risk flags.",
        examples: ["chiptop rules check rules.yaml", "chiptop rules test --from 2026-01-01 --to 2026-06-30"],
        exit: nil,
        subcommands: [
            RulesShowCommand.self, RulesLanguageCommand.self, RulesCheckCommand.self, RulesTestCommand.self,
            RulesRecordCommand.self,
        ],
        defaultSubcommand: RulesShowCommand.self)
}
