import Market

/// Reads the lines of one source, whichever format they are in, and keeps what became of them until it is fetched.
struct RecordReader: LineConsumer {
    /// What became of the lines since the last time somebody emptied it.
    var outcomes: [LineOutcome] = []

    private let name: String
    private let check: PriceCheck
    private let symbol: Symbol?
    private let hints: ImportFileName
    private var csv: CSVBarReader?
    private var json: JSONRecordReader?

    /// - Parameters:
    ///   - name: what messages call the source.
    ///   - hints: what its file name tells.
    ///   - symbol: whose rows they are, whatever the file's name says.
    ///   - now: what counts as the future begins soon after it.
    init(name: String, hints: ImportFileName, symbol: Symbol?, now: Instant) {
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
            outcomes.append(
                LineOutcome(line: number, result: Result { () throws(LineFault) in try json.record(line) }))
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
    }

    private mutating func begin(_ line: Span<UInt8>, first: UInt8, number: Int) throws {
        let format = hints.format ?? (first == UInt8(ascii: "{") ? .jsonLines : .csv)
        switch format {
        case .jsonLines:
            json = JSONRecordReader(check: check, symbol: symbol, source: Importer.sourceName)
            try take(line: line, number: number)
        case .csv:
            let header: CSVHeader
            do throws(UnusableHeader) {
                header = try CSVHeader(line)
            } catch {
                throw ImportError.noUsableHeader(source: name, found: error.found)
            }
            let whose = symbol ?? hints.symbol
            if header.symbol == nil && whose == nil { throw ImportError.noSymbol(source: name) }
            csv = CSVBarReader(header: header, check: check, symbol: whose, minutes: hints.minutes)
        }
    }
}
