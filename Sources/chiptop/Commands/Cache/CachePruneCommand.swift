import ArgumentParser
import Market
import QuoteCache
import RefreshEngine

/// Takes old rows away.
struct CachePruneCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        "prune",
        "Delete rows past their retention; the feed does this daily.",
        examples: ["chiptop cache prune --intraday-days 5 --daily-years 10"])

    @OptionGroup var cache: CacheOptions

    @Option(help: "Days of intraday bars to keep.")
    var intradayDays = Retention().intradayDays

    @Option(help: "Years of daily bars to keep.")
    var dailyYears = Retention().dailyYears

    @Option(help: "Quarantined rows to keep, the newest first.")
    var rejects = Retention().rejects

    func validate() throws {
        guard intradayDays >= 1, dailyYears >= 1, rejects >= 0 else {
            throw ValidationError("--intraday-days and --daily-years are 1 or more, --rejects is 0 or more")
        }
    }

    func run() throws {
        // Opening for writing would create a missing cache.
        _ = try cache.reader()
        let retention = Retention(intradayDays: intradayDays, dailyYears: dailyYears, rejects: rejects)
        let report = try cache.writer().prune(retention, now: MarketClock.system.now())
        let counts = [report.daily, report.intraday, report.rejects].map { NumberText.fixed(Double($0), decimals: 0) }
        print("deleted: \(counts[0]) daily bars, \(counts[1]) intraday bars, \(counts[2]) quarantined rows")
    }
}
