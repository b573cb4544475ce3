import ArgumentParser
import RiskRules

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
