import ArgumentParser

/// The feed: starting it, and how it fares.
struct FeedCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "feed", abstract: "Fill the cache from public sources, or show its status.",
        discussion: """
            `chiptop feed` starts the program chiptop-feed, found beside chiptop or on the PATH, with the arguments that \
            follow; `chiptop-feed --help` lists them. `chiptop feed status` starts nothing.
            """,
        subcommands: [FeedRunCommand.self, FeedStatusCommand.self], defaultSubcommand: FeedRunCommand.self)
}
