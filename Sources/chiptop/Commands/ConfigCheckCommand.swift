import ArgumentParser
import ConfigText
import Dashboard
import Foundation
import Market
import PersonalFiles

/// The mistakes of the files that a person writes.
struct ConfigCheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Report every mistake in the configuration's files with its place; exit 1 where there is one.",
        discussion: """
            Without a file: config.yaml, watchlist.yaml, baskets.yaml, rules.yaml, theses.yaml, alerts.yaml, \
            feed.yaml, calendars.txt and the watchlists, those that are there. A file is read as what it is called, and \
            as a config.yaml under any other name. Hints about older spellings are no mistakes.
            """)

    @Argument(help: ArgumentHelp("The file (default: all in the configuration folder).", valueName: "file"))
    var file: String?

    func run() throws {
        let environment = ProcessInfo.processInfo.environment
        let folder = ConfigurationFolder(environment: environment)
        let source = ConfigurationSource(folder: folder, environment: environment, flags: [])
        var isGood = true
        if let file {
            let name = file.split(separator: "/").last.map(String.init) ?? file
            isGood = try report(CheckedFile(rawValue: name) ?? .config, file, source)
        } else {
            let path = source.path
            if !FileManager.default.fileExists(atPath: path) {
                print("\(DisplayText.sanitized(path)): not there; the defaults are in force")
            }
            for checked in CheckedFile.allCases {
                let path = folder.path + "/" + checked.rawValue
                guard FileManager.default.fileExists(atPath: path) else { continue }
                isGood = try report(checked, path, source) && isGood
            }
            isGood = reportOthers(folder) && isGood
        }
        guard isGood else { throw ExitCode(1) }
    }

    /// Prints what is wrong with the calendars and the watchlists; whether nothing is.
    private func reportOthers(_ folder: ConfigurationFolder) -> Bool {
        var (mistakes, hints) = WatchlistFolder(folder).findings()
        do {
            _ = try folder.calendars(nil)
        } catch {
            mistakes.insert("\(error)", at: 0)
        }
        for line in mistakes + hints { print(line) }
        return mistakes.isEmpty
    }

    /// Prints what is wrong with a file; whether nothing is.
    private func report(_ checked: CheckedFile, _ path: String, _ source: ConfigurationSource) throws -> Bool {
        let shown = DisplayText.sanitized(path)
        let (mistakes, hints) = checked.findings(try SmallTextFile.read(path, isChosen: true), file: shown, source)
        for problem in mistakes + hints { print(problem) }
        if mistakes.isEmpty { print("\(shown): good") }
        return mistakes.isEmpty
    }
}
