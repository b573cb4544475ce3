import ArgumentParser
import Dashboard

/// The keys, from the one table.
struct KeysCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "keys", abstract: "List the keys.")

    @Flag(help: "Print a Markdown table.")
    var markdown = false

    func run() throws {
        if markdown { return print(KeyMap.dashboard.markdown, terminator: "") }
        var category = ""
        for binding in KeyMap.dashboard.bindings {
            if binding.category != category {
                print(category.isEmpty ? binding.category : "\n" + binding.category)
                category = binding.category
            }
            let keys = binding.keyText
            print("  " + keys + String(repeating: " ", count: max(1, 14 - keys.count)) + binding.summary)
        }
    }
}
