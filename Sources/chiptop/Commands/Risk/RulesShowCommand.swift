import Alerts
import ArgumentParser
import RiskRules

/// The texts of the shipped rules and theses, and an example of alerts.
struct RulesShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        "show",
        "Print the built-in rules, to copy from.",
        examples: ["chiptop rules show --alerts > ~/.config/chiptop/alerts.yaml"])

    @Flag(help: "Print the built-in thesis instead.")
    var theses = false

    @Flag(help: "Print an example alerts.yaml with every key explained instead.")
    var alerts = false

    func validate() throws {
        if theses && alerts { throw ValidationError("--theses and --alerts exclude each other") }
    }

    func run() throws {
        let text = alerts ? AlertSettings.exampleText : theses ? ThesisFile.shippedText : RuleSet.shippedText
        print(text, terminator: "")
    }
}
