import ArgumentParser
import Feeds
import Foundation
import Market
import QuoteCache
import RefreshEngine

/// Fills a cache from files.
struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        "import",
        "Import bars from CSV, or rows of every kind from JSON, into the cache.",
        about: """
            CSV: a header names the columns in any order (date, open, high, low, close, volume), as Yahoo, Stooq, \
            Nasdaq.com, investing.com, TWSE, KRX, Tushare, FinMind, TradingView and others write it; the file name \
            (2330.TW.csv, TSM_5m.csv), a column or --symbol gives the symbol. JSON: one quote, bar, fact, target, event \
            or instrument per line, or an array of them. Bad lines and bad files are listed and skipped. A daily row of \
            a session still open becomes a quote. Importing the same file twice changes nothing.
            """,
        examples: [
            "chiptop import ~/bars/*.csv", "chiptop import --dry-run --symbol 2330.TW prices.csv",
            "chiptop cache export --cache other.db | chiptop import",
        ],
        exit: ExitMeaning([
            (0, "everything was imported"), (1, "part of it, or nothing, was imported"),
            (2, "no files, or an unknown zone or symbol"),
        ]))

    @OptionGroup var cache: CacheOptions

    @Option(help: "The symbol, where no column names one.", completion: .symbols)
    var symbol: String?

    @Option(help: "Time zone of times without one: utc, an exchange's city such as Asia/Taipei, or US/Eastern.")
    var zone: String?

    @Flag(help: "Stop at the first bad line of a file and import nothing of it.")
    var strict = false

    @Flag(help: "Show what would be imported without writing it.")
    var dryRun = false

    @Argument(help: "Files to import; - or none for standard input.", completion: .file())
    var files: [String] = []

    func run() throws {
        let sources = try sources()
        let importer = try importer()
        let writer = dryRun ? nil : try cache.writer("nothing was imported")
        var report = ImportReport()
        var line = ProgressLine(sourceCount: sources.count)
        let start = MarketClock.system.wall()
        do {
            try importer.run(sources, into: writer, report: &report) { line.show($0) }
        } catch {
            line.clear()
            summarize(report, since: start)
            guard let fault = error as? CacheFault else { throw error }
            throw fault.afterOneTry(report.rows == 0 ? "nothing was imported" : "not all was imported")
        }
        line.clear()
        summarize(report, since: start)
        if !report.isComplete { throw ExitCode(1) }
    }

    private func sources() throws -> [ImportSource] {
        guard files.isEmpty else { return files.map { $0 == "-" ? .standardInput : .file(path: $0) } }
        guard isatty(STDIN_FILENO) == 0 else { throw misuse("Name the files to import, or pipe them in") }
        return [.standardInput]
    }

    private func importer() throws -> Importer {
        var importer = Importer(isStrict: strict, now: MarketClock.system.now())
        if let zone {
            guard let rule = Importer.zone(typed: zone) else {
                throw misuse(
                    "Unknown zone \(DisplayText.sanitized(zone, limit: 40)); try UTC, Asia/Taipei or US/Eastern")
            }
            importer.zone = rule
        }
        if let symbol {
            do {
                importer.symbol = try Importer.symbol(typed: symbol)
            } catch {
                throw misuse("\(error)")
            }
        }
        return importer
    }

    private func misuse(_ sentence: String) -> ExitCode {
        ProgressLine.say("Error: \(sentence)")
        return ExitCode(2)
    }

    private func summarize(_ report: ImportReport, since start: Instant) {
        for problem in report.problems { ProgressLine.say("\(problem)") }
        if report.badLines > report.problems.count {
            ProgressLine.say("… and \(report.badLines - report.problems.count) more bad lines")
        }
        for failure in report.failures { ProgressLine.say(failure) }
        let seconds = Double(MarketClock.system.wall().milliseconds(since: start)) / 1000
        for line in ImportSummary(report: report, isDryRun: dryRun, seconds: seconds).lines { print(line) }
    }
}
