import ArgumentParser
import Dashboard
import Foundation
import PersonalFiles

/// The keys, from the one table.
struct KeysCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        "keys",
        "List the keys in force, with the names that config.yaml uses.",
        examples: ["chiptop keys"])

    @Flag(help: "Print a Markdown table of the default keys.")
    var markdown = false

    func run() throws {
        if markdown { return print(KeyMap.dashboard.markdown, terminator: "") }
        let environment = ProcessInfo.processInfo.environment
        let source = ConfigurationSource(
            folder: ConfigurationFolder(environment: environment), environment: environment, flags: [])
        let resolved = try source.resolve()
        Appearance(resolved, files: source.themes).sayNotice()
        var category: Command.Category?
        for command in KeyMap(resolved.configuration.keys).commands {
            if command.category != category {
                print((category == nil ? "" : "\n") + command.category.rawValue)
                category = command.category
            }
            let keys = command.keys.isEmpty ? "–" : command.keyText
            print("  " + KeysCommand.padded(keys, 17) + KeysCommand.padded(command.name, 16) + command.summary)
        }
    }

    private static func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(1, width - text.count))
    }
}
