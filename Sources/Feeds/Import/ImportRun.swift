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
    /// The first bytes, until it is known what they are; nil afterwards.
    private var gathered: [UInt8]? = []
    private var needsAll = false
    private var rows: SessionGuard
    private var quotes = LatestQuotes()
    private var tally = ImportTally()
    private var encoding: String?
    /// Whose session goes on, among those with a row of it.
    private var running: Set<Symbol> = []
    /// The first rows, until it is known that they are not bars of weeks or months; nil afterwards.
    private var held: [LineOutcome]? = []
    private var stamps = BarStamps()
    private var naive: NaiveBars
    private let zone: TimeZoneRule?
    private let now: Instant
    private static let heldRows = 4096
    private static let sampleSize = 65_536

    init(
        source: ImportSource, symbol: Symbol?, isStrict: Bool, now: Instant, zone: TimeZoneRule? = nil,
        report: ImportReport
    ) {
        rows = SessionGuard(now: now)
        naive = NaiveBars(zone: zone, now: now)
        (self.zone, self.now) = (zone, now)
        self.source = source
        self.isStrict = isStrict
        self.report = report
        symbols = Set(report.symbols)
        let hints = if case .file(let path) = source { ImportFileName(path) } else { ImportFileName() }
        reader = RecordReader(name: source.name, hints: hints, symbol: symbol, zone: zone, now: now)
    }

    /// Reads the source to its end.
    ///
    /// - Parameters:
    ///   - progress: told how far it is.
    ///   - save: writes a batch and tells how many of its rows were new.
    mutating func read(_ progress: (ImportProgress) -> Void, save: ([ImportRecord]) throws -> SavedRecords) throws {
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
    mutating func take(_ chunk: Span<UInt8>, save: ([ImportRecord]) throws -> SavedRecords) throws {
        guard gathered != nil else {
            try splitter.feed(chunk, to: &reader)
            return try sort(save: save)
        }
        chunk.withUnsafeBufferPointer { gathered?.append(contentsOf: $0) }
        if !needsAll, gathered?.count ?? 0 >= ImportRun.sampleSize { try settle(isWhole: false, save: save) }
    }

    /// Takes the end of the source.
    mutating func finish(save: ([ImportRecord]) throws -> SavedRecords) throws {
        if gathered != nil { try settle(isWhole: true, save: save) }
        try splitter.finish(to: &reader)
        try reader.finish()
        try sort(isEnd: true, save: save)
        try flush(save: save)
        try saveQuotes(save)
        describe()
    }

    /// Says once what the source was read as, what of it was taken, what was assumed and what was skipped.
    private mutating func describe() {
        guard let words = tally.words else { return }
        let unread = reader.unread.filter { report.unreadHeadings.insert($0).inserted }
        var parts =
            [([reader.form, encoding].compactMap(\.self) + [words]).joined(separator: ", ")] + reader.notes
            + naive.notes + stamps.notes
        if !unread.isEmpty {
            let names = unread.prefix(12).map { DisplayText.sanitized($0, limit: 20) }
            let rest = unread.count > names.count ? " and \(unread.count - names.count) more" : ""
            parts.append("columns not read: \(names.joined(separator: ", "))\(rest)")
        }
        report.note("\(source.name): \(parts.joined(separator: "; "))")
    }

    /// Finds out what the first bytes are, and reads them; waits for the rest where it takes the whole.
    private mutating func settle(isWhole: Bool, save: ([ImportRecord]) throws -> SavedRecords) throws {
        guard let bytes = gathered else { return }
        let kind = SourceKind(bytes)
        if kind != .plain, !isWhole, !kind.isRefusal {
            needsAll = true
            return
        }
        let text = try SourceText.decode(bytes, as: kind, name: source.name)
        encoding = text.note
        // A part of a table is not enough to say which of its forms it has; a trial of its first lines is.
        var trial = reader
        if !isWhole {
            if RecordReader.isPlain(text.bytes) {
                gathered = nil
                try splitter.feed(text.bytes.span, to: &reader)
                return try sort(save: save)
            }
            needsAll = true
            return
        }
        gathered = nil
        if try trial.takeSpecial(text.bytes) {
            reader = trial
        } else {
            try splitter.feed(text.bytes.span, to: &reader)
        }
        try sort(save: save)
    }

    private mutating func sort(isEnd: Bool = false, save: ([ImportRecord]) throws -> SavedRecords) throws {
        defer { reader.outcomes.removeAll(keepingCapacity: true) }
        guard let first = held else { return try sort(reader.outcomes, save: save) }
        held = first + reader.outcomes
        guard let outcomes = held, isEnd || outcomes.count >= ImportRun.heldRows else { return }
        held = nil
        if let spacing = reader.spacing(of: outcomes) {
            throw ImportError.refused(
                source: source.name, reason: "\(spacing.rawValue) bars; only daily and shorter ones are imported")
        }
        naive = NaiveBars(outcomes, zone: zone, now: now)
        var zoned: [LineOutcome] = []
        for outcome in outcomes { zoned.append(naive.zoned(outcome)) }
        stamps = BarStamps(zoned)
        try sort(outcomes, save: save)
    }

    private mutating func sort(
        _ outcomes: [LineOutcome], save: ([ImportRecord]) throws -> SavedRecords
    ) throws {
        for outcome in outcomes {
            switch naive.zoned(outcome).result {
            case .success(let read):
                let record = stamps.moved(read)
                do throws(LineFault) {
                    let checked = try rows.checked(record)
                    if let new = checked.record { add(new, madeOf: record) }
                    if let fault = checked.fault { throw fault }
                } catch {
                    try fail(error, line: outcome.line)
                }
                if batch.isFull { try flush(save: save) }
            case .failure(.oddRow): report.oddRows += 1
            case .failure(let fault): try fail(fault, line: outcome.line)
            }
        }
    }

    private mutating func add(_ record: ImportRecord, madeOf row: ImportRecord) {
        guard case .quote(let quote) = record else { return batch.add(record) }
        if case .daily = row, running.insert(quote.symbol).inserted { report.quotesOfNow += 1 }
        quotes.add(quote)
    }

    private mutating func fail(_ fault: LineFault, line: Int) throws {
        let problem = ImportProblem(source: source.name, line: line, reason: fault.description)
        if isStrict { throw ImportError.badLine(problem) }
        report.add(problem)
    }

    private mutating func note(_ symbol: Symbol?) {
        guard let symbol, symbol != lastSymbol else { return }
        lastSymbol = symbol
        if symbols.insert(symbol).inserted { report.symbols.append(symbol) }
    }

    private mutating func flush(save: ([ImportRecord]) throws -> SavedRecords) throws {
        guard !batch.records.isEmpty else { return }
        count(batch.records, try save(batch.records))
        report.superseded += batch.superseded
        batch.removeAll()
    }

    /// Saves the newest quotes, and in place of those that cannot be true the ones before them.
    private mutating func saveQuotes(_ save: ([ImportRecord]) throws -> SavedRecords) throws {
        report.superseded += quotes.superseded
        var records = quotes.takeNewest(of: nil)
        while !records.isEmpty {
            let saved = try save(records)
            count(records, saved)
            records = quotes.takeNewest(of: Set(saved.quarantined.filter(\.isRefused).map(\.symbol)))
        }
    }

    /// Only what is in the cache is counted and named.
    private mutating func count(_ records: [ImportRecord], _ saved: SavedRecords) {
        let refused = Set(saved.quarantined.filter(\.isRefused).map(\.symbol))
        for record in records {
            note(record.symbol)
            if case .quote(let quote) = record, refused.contains(quote.symbol) { continue }
            tally.add(record)
        }
        report.written += saved.written
        report.unchanged += records.count - saved.written - saved.quarantined.count { $0.isRefused }
        report.quarantined += saved.quarantined
    }

    private func state(_ bytesRead: Int64, of total: Int64?) -> ImportProgress {
        ImportProgress(
            source: source, bytesRead: bytesRead, totalBytes: total, rows: report.rows + batch.records.count)
    }
}
