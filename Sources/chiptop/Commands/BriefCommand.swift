import ArgumentParser
import Dashboard
import Market
import PersonalFiles
import RefreshEngine
import RiskRules
import Watchlists

/// What the morning's screen shows, printed.
struct BriefCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        "brief",
        "Print the morning's brief: overnight, expected opens, your lists, what is due and new.",
        about: """
            Before the home exchange opens: what New York did and what Asia's stocks are expected to open at, each with the \
            error of the last 60 mornings. During the session and in the evening: how they opened and went on.
            """,
        examples: ["chiptop brief", "chiptop brief --as-of 2026-01-15T00:45:00Z --format json | jq '.opens'"])

    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text, json
    }

    @OptionGroup var cache: CacheOptions
    @OptionGroup var marketOptions: MarketOptions

    @Option(
        help: ArgumentHelp(
            "Show the market as known at a date's end or at an ISO 8601 time.", valueName: "when"))
    var asOf: AsOf = .present

    @Option(help: "Output format: json is a documented contract.")
    var format: Format = .text

    func run() throws {
        let clock = MarketClock.system
        let resolved = try ViewOptions.fileSource.resolve()
        let snapshot = try MarketLook(
            at: cache.file, settings: try marketOptions.settings(), manualRisks: try ManualRisk.remembered(),
            asOf: asOf, clock: clock
        ).snapshot
        let brief = MorningBrief(
            snapshot, lists: WatchlistFolder.standard.lists(), flags: snapshot.flags, at: snapshot.asOf,
            home: resolved.configuration.clock.exchange)
        switch format {
        case .text: print(BriefText(brief, isSample: snapshot.isSample).text)
        case .json: try JSONOutput.write(BriefDocument(brief, isSample: snapshot.isSample))
        }
    }
}
