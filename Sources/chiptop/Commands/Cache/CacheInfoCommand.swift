import ArgumentParser
import Market
import QuoteCache

/// What a cache holds.
struct CacheInfoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        "info",
        "Print the cache's size and each table's rows, range and sources.",
        examples: ["chiptop cache info --format json"])

    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text, json
    }

    @OptionGroup var cache: CacheOptions

    @Option(help: "Output format.")
    var format: Format = .text

    func run() throws {
        let reader = try cache.reader()
        let document = try reader.read { cache in
            CacheInfoDocument(
                path: self.cache.file.displayPath, bytes: self.cache.file.sizeOnDisk, isSample: try cache.isSample(),
                rejects: try cache.rejectCount(), summaries: try cache.summaries())
        }
        switch format {
        case .json: try JSONOutput.write(document)
        case .text: print(document.text)
        }
    }
}
