import ArgumentParser
import Dashboard
import Foundation
import Market
import PersonalFiles
import RiskRules

/// The configuration.
struct ConfigCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        "config",
        "Write, check and show the configuration.",
        about: """
            config.yaml is in $XDG_CONFIG_HOME/chiptop (~/.config/chiptop). A flag overrides the environment \
            (CHIPTOP_THEME, CHIPTOP_PERIOD, … for every key, and NO_COLOR), and that overrides the file.
            """,
        examples: ["chiptop config init", "chiptop config check"],
        exit: nil,
        subcommands: [ConfigInitCommand.self, ConfigCheckCommand.self, ConfigShowCommand.self])
}

/// The file with every key.
struct ConfigInitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        "init",
        "Write a config.yaml with every key commented out and explained.",
        examples: ["chiptop config init"])

    @Flag(help: "Overwrite an existing file.")
    var force = false

    func run() throws {
        let folder = ConfigurationFolder(environment: ProcessInfo.processInfo.environment)
        let path = folder.path + "/" + ConfigurationFile.name
        let files = FileManager.default
        // A broken link is something too.
        let isThere = files.fileExists(atPath: path) || (try? files.destinationOfSymbolicLink(atPath: path)) != nil
        guard force || !isThere else {
            throw CommandError("\(DisplayText.sanitized(path)) already exists; --force overwrites it")
        }
        try folder.make()
        try AtomicTextFile.write(ConfigurationText.initial, to: path)
        print(DisplayText.sanitized(path))
    }
}

/// What is in force.
struct ConfigShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        "show",
        "Print the settings in force and where each comes from.",
        examples: ["chiptop config show"])

    @Flag(help: "Print a Markdown table of all keys instead.")
    var markdown = false

    @OptionGroup var view: ViewOptions

    func run() throws {
        if markdown { return print(ConfigurationText.markdown, terminator: "") }
        let source = view.source
        let resolved = try source.resolve()
        Appearance(resolved, files: source.themes).sayNotice()
        print(
            ConfigurationText.inForce(resolved.configuration) { resolved.origins[$0] ?? "default" }, terminator: "")
    }
}
