import ArgumentParser
import Market
import QuoteCache
import RefreshEngine

/// Takes old rows away.
struct CachePruneCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "prune", abstract: "Take away what is older than the cache is to keep; the feed does so daily.")

    @OptionGroup var cache: CacheOptions

    @Option(help: "Days that parts of sessions stay.")
    var intradayDays = Retention().intradayDays

    @Option(help: "Years that daily bars stay.")
    var dailyYears = Retention().dailyYears

    @Option(help: "Rows set aside that stay, the newest.")
    var rejects = Retention().rejects

    func validate() throws {
        guard intradayDays >= 1, dailyYears >= 1, rejects >= 0 else {
            throw ValidationError("--intraday-days and --daily-years are 1 or more, --rejects is 0 or more")
        }
    }

    func run() throws {
        // Opening for writing would make a cache where there is none.
        _ = try cache.reader()
        let retention = Retention(intradayDays: intradayDays, dailyYears: dailyYears, rejects: rejects)
        let report = try cache.writer().prune(retention, now: MarketClock.system.now())
        let counts = [report.daily, report.intraday, report.rejects].map { NumberText.fixed(Double($0), decimals: 0) }
        print("taken away: \(counts[0]) daily bars, \(counts[1]) intraday bars, \(counts[2]) rows set aside")
    }
}
