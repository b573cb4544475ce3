import Market

/// Reads the lines below a header into rows.
struct CSVRowReader {
    let header: CSVHeader
    let check: PriceCheck
    /// Whose rows they are where no column says so.
    let symbol: Symbol?

    private var fields = CSVFields()
    private var lastSpelling: [UInt8] = []
    private var lastSymbol: Symbol?

    init(header: CSVHeader, check: PriceCheck, symbol: Symbol?) {
        self.header = header
        self.check = check
        self.symbol = symbol
    }

    /// The row of a line.
    mutating func row(_ line: Span<UInt8>) throws(LineFault) -> CSVRow {
        try fields.split(line)
        try checkCount(line)
        let time = try time(line)
        let symbol = try symbol(line)
        if let column = header.currency {
            try check.check(currency: line.extracting(fields[column]).text, of: symbol)
        }
        let close = try check.required(try number(.close, at: header.close, line), .close)
        let range = try check.range(
            high: try number(.high, at: header.high, line), low: try number(.low, at: header.low, line))
        return CSVRow(
            symbol: symbol, time: time, open: try check.optional(try number(.open, at: header.open, line), .open),
            high: range.high, low: range.low, close: close,
            volume: try check.volume(try number(.volume, at: header.volume, line)))
    }

    /// Empty fields behind the last column do no harm; filled ones mean that a comma stands inside a number.
    private func checkCount(_ line: Span<UInt8>) throws(LineFault) {
        guard fields.count > header.count else { return }
        for index in header.count..<fields.count where !fields[index].isEmpty {
            throw .tooManyFields(found: fields.count, wanted: header.count)
        }
    }

    private func time(_ line: Span<UInt8>) throws(LineFault) -> SpelledTime {
        let field = line.extracting(fields[header.date])
        if field.isEmpty { throw .missing(.date) }
        guard var time = SpelledTime(field) else { throw .wrongDate(field.text) }
        if let column = header.time, time.timeOfDay == nil, !fields[column].isEmpty {
            let field = line.extracting(fields[column])
            guard time.add(timeOfDay: field) else { throw .wrongDate(field.text) }
        }
        return time
    }

    private func number(_ name: LineFault.Field, at column: Int?, _ line: Span<UInt8>) throws(LineFault) -> Double? {
        guard let column else { return nil }
        let field = line.extracting(fields[column])
        if field.isEmpty { return nil }
        if let number = DecimalReader.number(field) { return number }
        switch LooseNumber(field.text) {
        case .number(let plain): return Double(plain)
        case .missing: return nil
        case .percent, .unreadable: throw .notANumber(name, field.text)
        }
    }

    private mutating func symbol(_ line: Span<UInt8>) throws(LineFault) -> Symbol {
        guard let column = header.symbol else { return try defaultSymbol() }
        let field = line.extracting(fields[column])
        if field.isEmpty { return try defaultSymbol() }
        if let lastSymbol, isLastSpelling(field) { return lastSymbol }
        let symbol = try spelled(field.text)
        lastSpelling = (0..<field.count).map { field[$0] }
        lastSymbol = symbol
        return symbol
    }

    private func spelled(_ text: String) throws(LineFault) -> Symbol {
        if let symbol, symbol.rawValue.hasPrefix(text.uppercased() + ".") { return symbol }
        switch SymbolSpelling().reading(of: text) {
        case .symbol(let symbol): return symbol
        case .ambiguous(let candidates): throw .ambiguousSymbol(text, candidates)
        case .notCovered, .unreadable: throw .wrongSymbol(text)
        }
    }

    private func defaultSymbol() throws(LineFault) -> Symbol {
        guard let symbol else { throw .missing(.symbol) }
        return symbol
    }

    private func isLastSpelling(_ field: Span<UInt8>) -> Bool {
        guard field.count == lastSpelling.count else { return false }
        for index in field.indices where field[index] != lastSpelling[index] { return false }
        return true
    }
}
