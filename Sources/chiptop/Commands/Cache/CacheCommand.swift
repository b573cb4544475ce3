import ArgumentParser

/// The cache as a file.
struct CacheCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        "cache",
        "Inspect, verify, prune and export the quote cache.",
        examples: ["chiptop cache info", "chiptop cache verify"],
        exit: nil,
        subcommands: [
            CacheInfoCommand.self, CacheVerifyCommand.self, CachePruneCommand.self, CacheExportCommand.self,
        ])
}
