import ArgumentParser

/// The cache as a file.
struct CacheCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cache", abstract: "Look into the quote cache, check it, take old rows away, copy it out.",
        subcommands: [
            CacheInfoCommand.self, CacheVerifyCommand.self, CachePruneCommand.self, CacheExportCommand.self,
        ])
}
