import Market

/// Reads the lines of one source, whichever format they are in, and keeps what became of them until it is fetched.
struct RecordReader: LineConsumer {
    /// What became of the lines since it was last emptied.
    var outcomes: [LineOutcome] = []

    /// What was assumed on the way.
    private(set) var notes: [String] = []
    /// What it was read as.
    private(set) var form: String?
    /// Headings that are not understood.
    private(set) var unread: [String] = []
    private let name: String
    private let check: PriceCheck
    private let symbol: Symbol?
    private let zone: TimeZoneRule?
    private let now: Instant
    private let hints: ImportFileName
    private var csv: CSVBarReader?
    private var json: JSONRecordReader?

    /// - Parameters:
    ///   - name: what messages call the source.
    ///   - hints: what its file name tells.
    ///   - symbol: whose rows they are, whatever the file's name says.
    ///   - now: what counts as the future begins soon after it.
    init(name: String, hints: ImportFileName, symbol: Symbol?, zone: TimeZoneRule? = nil, now: Instant) {
        self.zone = zone
        self.now = now
        self.name = name
        self.hints = hints
        self.symbol = symbol
        check = PriceCheck(now: now)
    }

    mutating func take(line: Span<UInt8>, number: Int) throws {
        guard let first = line.firstNonBlank else { return }
        if csv != nil {
            csv?.read(line, number: number, into: &outcomes)
        } else if let json {
            outcomes.append(json.outcome(line, number: number))
        } else {
            try begin(line, first: first, number: number)
        }
    }

    mutating func takeOverlongLine(number: Int) throws {
        if csv == nil && json == nil && hints.format != .jsonLines {
            throw ImportError.noUsableHeader(source: name, found: ["a line that is too long"])
        }
        outcomes.append(LineOutcome(line: number, result: .failure(.overlong)))
    }

    /// Tells that there are no more lines.
    mutating func finish() throws {
        if csv == nil && json == nil && hints.format == .csv {
            throw ImportError.noUsableHeader(source: name, found: [])
        }
        csv?.finish(into: &outcomes)
        notes += csv?.notes ?? []
    }

    /// How far apart the bars among the first rows are, where that is more than a session: by their dates, and by the
    /// file's name where these do not speak against it.
    func spacing(of outcomes: [LineOutcome]) -> BarSpacing? {
        var dates: [Symbol: Set<CalendarDate>] = [:]
        for outcome in outcomes {
            guard case .success(.daily(let symbol, let bar, _)) = outcome.result else { continue }
            dates[symbol, default: []].insert(bar.date)
        }
        if let spacing = BarSpacing(dates.values) { return spacing }
        // Of few bars the name tells, unless some are of days that follow each other: `1mo` may be what was asked for.
        let areNear = dates.values.contains { dates in
            let days = dates.sorted()
            return dates.count >= BarSpacing.enough
                || zip(days.dropFirst(), days).contains { $1.advanced(days: 5) > $0 }
        }
        return areNear || dates.isEmpty ? nil : hints.spacing
    }

    /// Whether the first bytes need nothing but a comma between plain values, or are JSON Lines.
    static func isPlain(_ bytes: [UInt8]) -> Bool {
        if DocumentScanner.isDocument(bytes) { return false }
        var sample = bytes.prefix(16_384)
        // The last line may be cut.
        if let end = sample.lastIndex(of: 0x0A), sample.count < bytes.count { sample = sample[...end] }
        let text = String(decoding: sample, as: UTF8.self).drop { $0 == "\u{FEFF}" || $0.isWhitespace }
        return text.first == "{" || CSVHeader.isPlain(text)
    }

    /// Reads a whole text that is more than plain rows; false where it is plain.
    mutating func takeSpecial(_ bytes: [UInt8]) throws -> Bool {
        if DocumentScanner.isDocument(bytes) {
            let document = DocumentScanner(bytes)
            let isArray = bytes.first { $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "{") } == UInt8(ascii: "[")
            if isArray || !document.elements.isEmpty {
                try takeDocument(document)
                return true
            }
        }
        let first = bytes.first { $0 != 0x20 && $0 != 0x0A && $0 != 0x0D && $0 != 0x09 }
        guard first != nil, first != UInt8(ascii: "{"), hints.format != .jsonLines else { return false }
        let text = String(decoding: bytes, as: UTF8.self)
        if CSVHeader.isPlain(text.drop { $0 == "\u{FEFF}" }) { return false }
        let latest = TimeZoneRule.utc.local(now).date.advanced(days: 1)
        let table = try rewritten(text, latest: latest)
        notes += table.notes
        let name = table.form.name
        try begin(Array(TableRewriter.heading.utf8).span, first: UInt8(ascii: "d"), number: 1)
        form = name
        unread = table.form.unknown
        for line in table.lines { try take(line: Array(line.text.utf8).span, number: line.number) }
        return true
    }

    private func rewritten(_ text: String, latest: CalendarDate) throws -> TableRewriter {
        do throws(ImportError) {
            return try TableRewriter(text, name: name, symbol: symbol ?? hints.symbol, latest: latest)
        } catch {
            if case .noSymbol = error { throw noSymbol }
            throw error
        }
    }

    private mutating func takeDocument(_ document: DocumentScanner) throws {
        let named = document.symbol.flatMap { Symbol(spelled: $0) }
        let reader = JSONRecordReader(
            check: check, symbol: symbol ?? named ?? hints.symbol, source: Importer.sourceName)
        json = reader
        form = "JSON document"
        guard !document.elements.isEmpty else {
            throw ImportError.refused(source: name, reason: "the JSON document has no rows with a date and a close")
        }
        for element in document.elements {
            outcomes.append(reader.outcome(element.bytes.span, number: element.line))
        }
    }

    private var noSymbol: ImportError {
        hints.candidates.isEmpty
            ? .noSymbol(source: name) : .ambiguousName(source: name, candidates: hints.candidates)
    }

    private mutating func begin(_ line: Span<UInt8>, first: UInt8, number: Int) throws {
        let format = hints.format ?? (first == UInt8(ascii: "{") ? .jsonLines : .csv)
        if format == .jsonLines {
            json = JSONRecordReader(check: check, symbol: symbol ?? hints.symbol, source: Importer.sourceName)
            form = "JSON Lines"
            try take(line: line, number: number)
            return
        }
        let header: CSVHeader
        do throws(UnusableHeader) {
            header = try CSVHeader(line)
        } catch {
            throw ImportError.noUsableHeader(source: name, found: error.found)
        }
        let whose = symbol ?? hints.symbol
        if header.symbol == nil && whose == nil { throw noSymbol }
        form = FormName.name(header.names, separator: ",")
        unread = header.unread
        csv = CSVBarReader(header: header, check: check, symbol: whose, minutes: hints.minutes, zone: zone)
    }
}
