import ArgumentParser
import Market

/// The command line: without a subcommand the dashboard.
@main
struct Chiptop: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "chiptop",
        abstract: "top for the chip trade: a live board of Asian and American chipmakers in the terminal.",
        discussion: """
            The board follows a local quote cache (SQLite) that the feed, imports and your own programs write. \
            `chiptop demo` needs nothing; `chiptop import FILE…` fills a cache from CSV or JSON Lines.

            EXAMPLES:
              chiptop demo
              chiptop import ~/bars/*.csv && chiptop
              chiptop --as-of 2026-01-14

            EXIT STATUS:
              0   success
              1   failure
              64  wrong usage
            """,
        version: ProgramVersion.current,
        subcommands: [
            BoardCommand.self, DemoCommand.self, FeedCommand.self, ImportCommand.self, CacheCommand.self,
            SnapshotCommand.self, BriefCommand.self, SchemaCommand.self,
            SessionsCommand.self, CheckCommand.self, RulesCommand.self, RiskCommand.self,
            KeysCommand.self, ThemesCommand.self, ConfigCommand.self, WatchlistCommand.self,
            ManualCommand.self, CompletionsCommand.self,
        ],
        defaultSubcommand: BoardCommand.self)

    static func main() {
        let arguments = Array(CommandLine.arguments.dropFirst())
        EarlyWork.begin(for: arguments)
        // The board is what is called most: alone it is read in half the time that the tree of all commands takes. What it
        // does not understand is for the tree to answer.
        guard EarlyWork.showsBoard(arguments), let board = try? BoardCommand.parse(arguments) else { return main(nil) }
        do {
            try board.run()
        } catch {
            exit(withError: error)
        }
    }
}
