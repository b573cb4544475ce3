import ArgumentParser

/// The cache as a file.
struct CacheCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cache", abstract: "Inspect, verify, prune and export the quote cache.",
        subcommands: [
            CacheInfoCommand.self, CacheVerifyCommand.self, CachePruneCommand.self, CacheExportCommand.self,
        ])
}
