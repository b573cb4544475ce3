import ArgumentParser
import Feeds
import Foundation
import QuoteCache

/// Copies a cache out.
struct CacheExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        "export",
        "Write the whole cache as JSON Lines, the form that `chiptop import` reads.",
        examples: ["chiptop cache export > all.jsonl"])

    @OptionGroup var cache: CacheOptions

    func run() throws {
        let reader = try cache.reader()
        try reader.read { cache in
            _ = try CacheExporter().write(cache) { try FileHandle.standardOutput.write(contentsOf: $0) }
        }
    }
}
