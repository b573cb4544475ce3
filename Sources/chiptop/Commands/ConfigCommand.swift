import ArgumentParser
import Dashboard
import Foundation
import Market
import PersonalFiles
import RiskRules

/// The configuration.
struct ConfigCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "config", abstract: "Write, check and show the configuration.",
        discussion: """
            config.yaml is in $XDG_CONFIG_HOME/chiptop (~/.config/chiptop). A flag overrides the environment (CHIPTOP_THEME, \
            CHIPTOP_PERIOD, … for every key, and NO_COLOR), and that overrides the file.
            """,
        subcommands: [ConfigInitCommand.self, ConfigCheckCommand.self, ConfigShowCommand.self])
}

/// The file with every key.
struct ConfigInitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init", abstract: "Write config.yaml with every key commented and explained.")

    @Flag(help: "Write over the file that is there.")
    var force = false

    func run() throws {
        let folder = ConfigurationFolder(environment: ProcessInfo.processInfo.environment)
        let path = folder.path + "/" + ConfigurationFile.name
        let files = FileManager.default
        // A broken link is something too.
        let isThere = files.fileExists(atPath: path) || (try? files.destinationOfSymbolicLink(atPath: path)) != nil
        guard force || !isThere else {
            throw ValidationError("\(DisplayText.sanitized(path)) is there already; --force writes over it")
        }
        if !files.fileExists(atPath: folder.path) {
            try files.createDirectory(
                atPath: folder.path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        }
        try AtomicTextFile.write(ConfigurationText.initial, to: path)
        print(DisplayText.sanitized(path))
    }
}

/// The mistakes of a file.
struct ConfigCheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Tell every mistake in the configuration with its place; exit 1 where there is one.")

    @Argument(help: ArgumentHelp("The file (default: config.yaml in the configuration folder).", valueName: "file"))
    var file: String?

    func run() throws {
        let environment = ProcessInfo.processInfo.environment
        let source = ConfigurationSource(
            folder: ConfigurationFolder(environment: environment), environment: environment, flags: [])
        let path = file ?? source.path
        let shown = DisplayText.sanitized(path)
        guard file != nil || FileManager.default.fileExists(atPath: path) else {
            return print("\(shown): not there; the defaults are in force")
        }
        let text = try SmallTextFile.read(path)
        let problems = source.reading(of: text, over: Configuration(), file: path).problems
        guard problems.isEmpty else {
            for problem in problems { print(problem) }
            throw ExitCode(1)
        }
        print("\(shown): good")
    }
}

/// What is in force.
struct ConfigShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Print what is in force, and where each value comes from.")

    @Flag(help: "Print a Markdown table of every key instead.")
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
