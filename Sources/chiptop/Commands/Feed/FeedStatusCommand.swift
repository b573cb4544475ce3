import ArgumentParser
import Market
import QuoteCache
import RefreshEngine

/// How the feeds fare, from the cache.
struct FeedStatusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        "status",
        "Print the state of every source and instrument; starts nothing.",
        examples: ["chiptop feed status --format json"])

    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text, json
    }

    @OptionGroup var cache: CacheOptions

    @Option(help: "Output format; json is a documented contract.")
    var format: Format = .text

    func run() throws {
        let reader = try cache.reader()
        let (feeds, instruments) = try reader.read { (try $0.feedStatus(), try $0.feedInstrumentStatus()) }
        let document = FeedStatusDocument(feeds, instruments)
        switch format {
        case .json: try JSONOutput.write(document)
        case .text: print(FeedStatusText.text(feeds, instruments, now: MarketClock.system.now()))
        }
    }
}
