import Market

/// The import of one source: bytes to lines to rows to batches.
struct ImportRun {
    /// Bytes between two calls of the progress closure.
    static let progressStep: Int64 = 1 << 20

    private(set) var report: ImportReport
    private let source: ImportSource
    private let isStrict: Bool
    private var reader: RecordReader
    private var splitter = LineSplitter()
    private var batch = ImportBatch()
    private var symbols: Set<Symbol>
    private var lastSymbol: Symbol?

    init(source: ImportSource, symbol: Symbol?, isStrict: Bool, now: Instant, report: ImportReport) {
        self.source = source
        self.isStrict = isStrict
        self.report = report
        symbols = Set(report.symbols)
        let hints = if case .file(let path) = source { ImportFileName(path) } else { ImportFileName() }
        reader = RecordReader(name: source.name, hints: hints, symbol: symbol, now: now)
    }

    /// Reads the source to its end.
    ///
    /// - Parameters:
    ///   - progress: told how far it is.
    ///   - save: writes a batch and tells how many of its rows were new.
    mutating func read(_ progress: (ImportProgress) -> Void, save: ([ImportRecord]) throws -> Int) throws {
        let stream = try ByteStream(source)
        var buffer = [UInt8](repeating: 0, count: ByteStream.chunkSize)
        var (bytesRead, bytesTold): (Int64, Int64) = (0, 0)
        progress(state(bytesRead, of: stream.total))
        while true {
            let count = try stream.read(into: &buffer)
            if count == 0 { break }
            try take(buffer.span.extracting(0..<count), save: save)
            bytesRead += Int64(count)
            if bytesRead - bytesTold >= ImportRun.progressStep {
                bytesTold = bytesRead
                progress(state(bytesRead, of: stream.total))
            }
        }
        try finish(save: save)
        progress(state(bytesRead, of: stream.total.map { max($0, bytesRead) }))
    }

    /// Takes the next bytes.
    mutating func take(_ chunk: Span<UInt8>, save: ([ImportRecord]) throws -> Int) throws {
        try splitter.feed(chunk, to: &reader)
        try sort(save: save)
    }

    /// Takes the end of the source.
    mutating func finish(save: ([ImportRecord]) throws -> Int) throws {
        try splitter.finish(to: &reader)
        try reader.finish()
        try sort(save: save)
        try flush(save: save)
    }

    private mutating func sort(save: ([ImportRecord]) throws -> Int) throws {
        for outcome in reader.outcomes {
            switch outcome.result {
            case .success(let record):
                note(record.symbol)
                batch.add(record)
                if batch.isFull { try flush(save: save) }
            case .failure(let fault):
                let problem = ImportProblem(source: source.name, line: outcome.line, reason: fault.description)
                if isStrict { throw ImportError.badLine(problem) }
                report.add(problem)
            }
        }
        reader.outcomes.removeAll(keepingCapacity: true)
    }

    private mutating func note(_ symbol: Symbol?) {
        guard let symbol, symbol != lastSymbol else { return }
        lastSymbol = symbol
        if symbols.insert(symbol).inserted { report.symbols.append(symbol) }
    }

    private mutating func flush(save: ([ImportRecord]) throws -> Int) throws {
        guard !batch.records.isEmpty else { return }
        let written = try save(batch.records)
        report.written += written
        report.unchanged += batch.records.count - written
        report.superseded += batch.superseded
        batch.removeAll()
    }

    private func state(_ bytesRead: Int64, of total: Int64?) -> ImportProgress {
        ImportProgress(
            source: source, bytesRead: bytesRead, totalBytes: total, rows: report.rows + batch.records.count)
    }
}
