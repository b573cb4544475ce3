public import Market
public import QuoteCache

/// Fills a quote cache from files: bars from CSV, every kind of row from JSON Lines.
public struct Importer: Sendable {
    /// Whose rows they are where no column says so, whatever the file's name says.
    public var symbol: Symbol?
    /// Whether the first bad line ends the import of its file and takes back what was read of it.
    public var isStrict: Bool
    /// The moment after which a row lies in the future and is bad; two minutes of clock difference pass, and a daily
    /// bar may carry tomorrow's date.
    public var now: Instant

    /// What rows say about where they come from.
    static let sourceName = "import"

    /// Creates an importer.
    public init(symbol: Symbol? = nil, isStrict: Bool = false, now: Instant) {
        self.symbol = symbol
        self.isStrict = isStrict
        self.now = now
    }

    /// The symbol that somebody typed.
    ///
    /// - Throws: `ImportError.wrongSymbol` where the text is none.
    public static func symbol(typed text: String) throws(ImportError) -> Symbol {
        guard let symbol = Symbol(validating: text) else { throw .wrongSymbol(text) }
        return symbol
    }

    /// Imports sources in order, each in transactions of its own (a strict import: one per source).
    ///
    /// Nothing is read before it is certain that every file is there and can be opened.
    ///
    /// - Parameters:
    ///   - sources: what to read.
    ///   - writer: the cache.
    ///   - report: what was done; added to as the import goes on, so that it is true even where one throws.
    ///   - progress: called at the beginning and the end of every source and about once per MiB between.
    /// - Throws: `ImportError` for a source that cannot be read, `CacheFault` where the cache cannot be written.
    public func run(
        _ sources: [ImportSource], into writer: QuoteCacheWriter, report: inout ImportReport,
        progress: (ImportProgress) -> Void = { _ in }
    ) throws {
        for source in sources { try ByteStream.check(source) }
        for source in sources {
            // A strict import that fails must not count what its transaction takes back.
            var after = report
            if isStrict {
                try writer.write { transaction in
                    var run = run(of: source, report: after)
                    try run.read(progress) { try transaction.save($0) }
                    after = run.report
                }
                report = after
            } else {
                var run = run(of: source, report: report)
                defer { report = run.report }
                try run.read(progress) { batch in
                    try writer.write { try $0.save(batch) }
                }
            }
        }
    }

    private func run(of source: ImportSource, report: ImportReport) -> ImportRun {
        ImportRun(source: source, symbol: symbol, isStrict: isStrict, now: now, report: report)
    }
}
