import ArgumentParser
import Dashboard
import Foundation
import PersonalFiles

/// The keys, from the one table.
struct KeysCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keys", abstract: "List the keys in force, each with the name by which config.yaml changes it.")

    @Flag(help: "Print a Markdown table of the keys as they ship.")
    var markdown = false

    func run() throws {
        if markdown { return print(KeyMap.dashboard.markdown, terminator: "") }
        let environment = ProcessInfo.processInfo.environment
        let source = ConfigurationSource(
            folder: ConfigurationFolder(environment: environment), environment: environment, flags: [])
        let resolved = try source.resolve()
        Appearance(resolved, files: source.themes).sayNotice()
        var category = ""
        for binding in KeyMap(resolved.configuration.keys).bindings {
            if binding.category != category {
                print(category.isEmpty ? binding.category : "\n" + binding.category)
                category = binding.category
            }
            let keys = binding.keys.isEmpty ? "–" : binding.keyText
            print("  " + KeysCommand.padded(keys, 17) + KeysCommand.padded(binding.name, 16) + binding.summary)
        }
    }

    private static func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(1, width - text.count))
    }
}
