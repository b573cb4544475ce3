import ArgumentParser
import Foundation

/// The manual pages, made from the definitions of the commands, settings and rules.
struct ManualCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        "manual",
        "Print a manual page in mdoc.",
        about: """
            The page of the feed comes from the program chiptop-feed, found beside chiptop or on the PATH.
            """,
        examples: ["chiptop manual > chiptop.1 && man ./chiptop.1", "chiptop manual chiptop-rules | man -l -"])

    enum Page: String, CaseIterable, ExpressibleByArgument {
        case chiptop
        case feed = "chiptop-feed"
        case configuration = "chiptop-config"
        case rules = "chiptop-rules"
    }

    @Argument(help: "The page.")
    var page: Page = .chiptop

    func run() throws { print(try text.text, terminator: "") }

    private var text: ManualText {
        get throws {
            switch page {
            case .chiptop:
                try ManualText(
                    of: CommandDump(json: Chiptop._dumpHelp()), files: ManualText.files,
                    seeAlso: "Xr chiptop-feed 1 , Xr chiptop-config 5 , Xr chiptop-rules 5")
            case .feed:
                try ManualText(
                    of: CommandDump(json: try FeedProgram.helpDump()),
                    files: ManualText.files.filter { $0.tag.contains("feed") || $0.tag.contains("quotes.db") },
                    seeAlso: "Xr chiptop 1 , Xr chiptop-config 5")
            case .configuration: .configuration
            case .rules: .rules
            }
        }
    }
}
