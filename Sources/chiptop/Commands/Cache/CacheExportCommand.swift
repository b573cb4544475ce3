import ArgumentParser
import Feeds
import Foundation
import QuoteCache

/// Copies a cache out.
struct CacheExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write everything that the cache holds as JSON Lines, as `chiptop import` reads them.")

    @OptionGroup var cache: CacheOptions

    func run() throws {
        let reader = try cache.reader()
        try reader.read { cache in
            _ = try CacheExporter().write(cache) { try FileHandle.standardOutput.write(contentsOf: $0) }
        }
    }
}
