import Alerts
import ArgumentParser
import Foundation
import Market
import PersonalFiles

/// What raises an alert.
struct AlertOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Alert settings in YAML (default: alerts.yaml in the configuration folder).",
            valueName: "path"), completion: .yamlFile)
    var alerts: String?

    func settings() throws -> AlertSettings {
        let folder = ConfigurationFolder(environment: ProcessInfo.processInfo.environment)
        guard let (path, text) = try folder.read(alerts, standard: AlertFile.name) else { return AlertSettings() }
        return try AlertFile.settings(text, file: DisplayText.sanitized(path))
    }
}
