import ArgumentParser
import Foundation
import Market
import PersonalFiles
import RiskRules

/// Which rules and theses.
struct RuleOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Rules in YAML, applied over the built-in ones (default: rules.yaml in the configuration folder).",
            valueName: "path"), completion: .yamlFile)
    var rules: String?

    @Option(
        help: ArgumentHelp(
            "Theses in YAML, instead of the built-in one (default: theses.yaml in the configuration folder).",
            valueName: "path"), completion: .yamlFile)
    var theses: String?

    private var folder: ConfigurationFolder {
        ConfigurationFolder(environment: ProcessInfo.processInfo.environment)
    }

    /// The shipped rules with the user's own over them; or with another file's.
    func ruleSet(file: String? = nil) throws -> RuleSet {
        guard let (path, text) = try folder.read(file ?? rules, standard: "rules.yaml") else { return .shipped }
        return try RuleSet([(file: DisplayText.sanitized(path), text: text)])
    }

    func chosenTheses() throws -> [Thesis] {
        guard let (path, text) = try folder.read(theses, standard: "theses.yaml") else { return ThesisFile.shipped }
        return try ThesisFile.theses(text, file: DisplayText.sanitized(path))
    }
}

/// A severity on the command line, by its name; its raw value is a number, which help would show.
struct SeverityArgument: ExpressibleByArgument {
    let severity: RiskFlag.Severity

    init(_ severity: RiskFlag.Severity) { self.severity = severity }

    /// Reads info, warn or high.
    init?(argument: String) {
        guard let severity = RiskFlag.Severity.allCases.first(where: { $0.name == argument }) else { return nil }
        self.init(severity)
    }

    static var allValueStrings: [String] { RiskFlag.Severity.allCases.map(\.name) }

    var defaultValueDescription: String { severity.name }
}
