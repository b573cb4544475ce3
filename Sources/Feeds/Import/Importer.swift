public import Market
public import QuoteCache

/// Fills a quote cache from files: bars from CSV, every kind of row from JSON Lines.
public struct Importer: Sendable {
    /// Whose rows they are where no column says so, whatever the file's name says.
    public var symbol: Symbol?
    /// Whether the first bad line ends the import of its file and takes back what was read of it.
    public var isStrict: Bool
    /// The clock of times without a zone; nil: UTC, or the exchange's where only that fits its sessions.
    public var zone: TimeZoneRule?
    /// The moment after which a row is in the future and is bad; two minutes of clock difference pass, and a daily
    /// bar may carry tomorrow's date.
    public var now: Instant

    /// What rows say about where they come from.
    static let sourceName = "import"

    /// Creates an importer.
    public init(symbol: Symbol? = nil, isStrict: Bool = false, zone: TimeZoneRule? = nil, now: Instant) {
        self.zone = zone
        self.symbol = symbol
        self.isStrict = isStrict
        self.now = now
    }

    /// The symbol that the user gave.
    ///
    /// - Throws: `ImportError.wrongSymbol` where the text is none.
    public static func symbol(typed text: String) throws(ImportError) -> Symbol {
        switch SymbolSpelling().reading(of: text) {
        case .symbol(let symbol): return symbol
        case .ambiguous(let candidates): throw .ambiguousName(source: text, candidates: candidates)
        case .notCovered, .unreadable: throw .wrongSymbol(text)
        }
    }

    /// A zone as typed, such as `UTC`, `Asia/Taipei` or `US/Eastern`; nil where it is not known.
    public static func zone(typed text: String) -> TimeZoneRule? { LooseDate.zone(text) }

    /// Imports sources in order, each in transactions of its own (a strict import: one per source). A source that
    /// cannot be read is noted among the report's failures, and the next one is read.
    ///
    /// - Parameters:
    ///   - sources: what to read.
    ///   - writer: the cache; nil to find out what would be taken.
    ///   - report: what was done; added to as the import goes on, so that it is true even where one throws.
    ///   - progress: called at the beginning and the end of every source and about once per MiB between.
    /// - Throws: `CacheFault` where the cache cannot be written.
    public func run(
        _ sources: [ImportSource], into writer: QuoteCacheWriter?, report: inout ImportReport,
        progress: (ImportProgress) -> Void = { _ in }
    ) throws {
        let known = writer.flatMap { try? QuoteCacheReader(file: $0.file).read { try Importer.known(in: $0) } } ?? []
        defer { report.newSymbols = report.symbols.filter { !known.contains($0) } }
        for source in sources {
            do {
                try read(source, into: writer, report: &report, progress: progress)
            } catch let error as ImportError {
                report.failures.append(error.description)
            }
        }
    }

    /// A strict import that fails does not count what its transaction takes back.
    private func read(
        _ source: ImportSource, into writer: QuoteCacheWriter?, report: inout ImportReport,
        progress: (ImportProgress) -> Void
    ) throws {
        guard let writer else {
            var run = run(of: source, report: report)
            defer { report = run.report }
            return try run.read(progress) { SavedRecords(written: $0.count) }
        }
        guard isStrict else {
            var run = run(of: source, report: report)
            defer { report = run.report }
            return try run.read(progress) { batch in
                try writer.write { try $0.save(batch) }
            }
        }
        var after = report
        try writer.write { transaction in
            var run = run(of: source, report: after)
            try run.read(progress) { try transaction.save($0) }
            after = run.report
        }
        report = after
    }

    private static func known(in cache: CacheRead) throws -> Set<Symbol> {
        try cache.symbolsWithDailyBars().union(try cache.symbolsWithIntradayBars())
            .union(try cache.instruments().map(\.symbol))
    }

    private func run(of source: ImportSource, report: ImportReport) -> ImportRun {
        ImportRun(source: source, symbol: symbol, isStrict: isStrict, now: now, zone: zone, report: report)
    }
}
