import ArgumentParser

/// The feed: starting it, and how it fares.
struct FeedCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        "feed",
        "Fill the cache from public sources, or show its status.",
        about: """
            `chiptop feed` starts the program chiptop-feed, found beside chiptop or on the PATH, with the arguments that \
            follow; `chiptop-feed --help` lists them.
            """,
        examples: ["chiptop feed", "chiptop feed --once", "chiptop feed status"],
        exit: nil,
        subcommands: [FeedRunCommand.self, FeedStatusCommand.self], defaultSubcommand: FeedRunCommand.self)
}
