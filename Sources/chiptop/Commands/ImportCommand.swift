import ArgumentParser
import Feeds
import Foundation
import Market
import QuoteCache
import RefreshEngine

/// Fills a cache from files.
struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Read bars from CSV, or rows of every kind from JSON Lines, into the cache.",
        discussion: """
            CSV: a header names the columns in any order and spelling (date, open, high, low, close, volume); the \
            file's name (2330.TW.csv, TSM_5m.csv) or --symbol says whose bars they are. JSON Lines: one quote, bar, \
            fact, target, event or instrument a line. Bad lines are listed and passed over. Importing the same twice changes nothing.
            """)

    @OptionGroup var cache: CacheOptions

    @Option(help: "Whose bars they are, where no column says so.")
    var symbol: String?

    @Flag(help: "End at the first bad line and take back what was read of its file.")
    var strict = false

    @Argument(help: "The files; - or none for standard input.")
    var files: [String] = []

    func run() throws {
        let sources: [ImportSource] =
            try files.isEmpty
            ? [standardInput()]
            : files.map {
                $0 == "-" ? .standardInput : .file(path: $0)
            }
        let importer = Importer(
            symbol: try symbol.map { try Importer.symbol(typed: $0) }, isStrict: strict, now: MarketClock.system.now())
        let writer = try QuoteCacheWriter.open(at: cache.file.path)
        var report = ImportReport()
        var line = ProgressLine(sourceCount: sources.count)
        let start = MarketClock.system.wall()
        defer {
            line.clear()
            summarize(report, seconds: Double(MarketClock.system.wall().milliseconds(since: start)) / 1000)
        }
        try importer.run(sources, into: writer, report: &report) { line.show($0) }
    }

    private func standardInput() throws -> ImportSource {
        guard isatty(STDIN_FILENO) == 0 else {
            throw ValidationError("name the files to import, or pipe them in")
        }
        return .standardInput
    }

    private func summarize(_ report: ImportReport, seconds: Double) {
        for problem in report.problems { ProgressLine.say("\(problem)") }
        if report.badLines > report.problems.count {
            ProgressLine.say("… and \(report.badLines - report.problems.count) more bad lines")
        }
        let symbols = report.symbols.count
        var parts = ["\(NumberText.fixed(Double(report.written), decimals: 0)) rows written"]
        if report.unchanged > 0 { parts.append("\(NumberText.fixed(Double(report.unchanged), decimals: 0)) unchanged") }
        if report.badLines > 0 { parts.append("\(NumberText.fixed(Double(report.badLines), decimals: 0)) bad lines") }
        let time = NumberText.fixed(seconds, decimals: 1)
        print(parts.joined(separator: ", ") + " · \(symbols) \(symbols == 1 ? "symbol" : "symbols") · \(time) s")
    }
}
