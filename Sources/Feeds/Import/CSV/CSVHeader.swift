import Market

/// Where the columns of a file stand.
struct CSVHeader: Hashable {
    var date: Int
    /// A time of day in a column of its own beside the date.
    var time: Int?
    var symbol: Int?
    var open: Int?
    var high: Int?
    var low: Int?
    var close: Int
    var volume: Int?
    var currency: Int?
    /// How many columns there are, the ones that mean nothing here included.
    var count: Int
    /// Headings that are not read.
    var unread: [String] = []
    /// All headings.
    var names: [String] = []
}

/// The columns that a header names, where they are not enough.
struct UnusableHeader: Error, Hashable {
    var found: [String]
}

extension CSVHeader {
    /// Reads a header line: any order, any case, `<DATE>` as `date`, unknown columns skipped.
    init(_ line: Span<UInt8>) throws(UnusableHeader) {
        var fields = CSVFields()
        var names: [String] = []
        do {
            try fields.split(line)
            for index in 0..<fields.count { names.append(line.extracting(fields[index]).text) }
        } catch {
            throw UnusableHeader(found: [DisplayText.sanitized(line.text, limit: 80)])
        }
        let kinds = names.map { ColumnHeading($0) }
        var columns: [ColumnHeading: Int] = [:]
        for (index, kind) in kinds.enumerated() {
            if let kind, columns[kind] == nil { columns[kind] = index }
        }
        guard let date = columns[.date] ?? columns[.time], let close = columns[.close] else {
            let shown = names.prefix(20).map { DisplayText.sanitized($0, limit: 20) }
            throw UnusableHeader(found: shown.allSatisfy(\.isEmpty) ? [] : shown)
        }
        self.init(
            date: date, time: columns[.date] == nil ? nil : columns[.time], symbol: columns[.symbol],
            open: columns[.open], high: columns[.high], low: columns[.low], close: close, volume: columns[.volume],
            currency: columns[.currency], count: names.count)
        self.names = names
        unread = zip(names, kinds).compactMap { $0.isEmpty || $1 != nil ? nil : $0 }
    }

    /// Whether a line and the rows below it need nothing but a comma between plain values.
    static func isPlain(_ text: some StringProtocol) -> Bool {
        // Bytes, since every line of a file is looked at.
        let lines = text.utf8.split { $0 == 0x0A || $0 == 0x0D }.filter { !$0.allSatisfy { $0 <= 0x20 } }
        guard let first = lines.first, let header = try? CSVHeader(Array(first).span) else { return false }
        let line = String(decoding: first, as: UTF8.self)
        guard !line.contains(";") else { return false }
        let names = Set(line.split(separator: ",").map { ColumnHeading.plain($0) })
        let needsReading: Set<String> = [
            "tscode", "tradingvolume", "tradevolume", "closelast", "closingprice", "code",
        ]
        if names.contains("name"), header.symbol == nil { return false }
        // Several columns of closes have to agree, which only the whole table shows.
        if header.names.count(where: { ColumnHeading($0) == .close }) > 1 { return false }
        guard line.allSatisfy(\.isASCII), DelimitedLine.fields(line, ",").allSatisfy({ ColumnHeading.factor($0) == 1 }),
            names.isDisjoint(with: needsReading)
        else { return false }
        return lines.dropFirst().allSatisfy { isPlain(row: $0, header) }
    }

    private static func isPlain(row: some Collection<UInt8>, _ header: CSVHeader) -> Bool {
        guard row.contains(UInt8(ascii: "\"")) else {
            let fields = row.split(
                separator: UInt8(ascii: ","), maxSplits: header.date + 1, omittingEmptySubsequences: false)
            guard fields.indices.contains(header.date) else { return true }
            return isPlainDate(DelimitedLine.trimmed(String(decoding: fields[header.date], as: UTF8.self)))
        }
        let fields = DelimitedLine.fields(String(decoding: row, as: UTF8.self), ",")
        // A quoted comma may stand before decimals.
        let prices = [header.open, header.high, header.low, header.close].compactMap { $0 }
        let texts = prices.filter(fields.indices.contains).map { fields[$0] }
        if texts.contains(where: { LooseNumber($0) == .unreadable && LooseNumber($0, mark: .comma).value != nil }) {
            return false
        }
        return isPlainDate(fields.indices.contains(header.date) ? fields[header.date] : nil)
    }

    private static func isPlainDate(_ text: String?) -> Bool {
        guard let text, !text.isEmpty else { return true }
        return SpelledTime(Array(text.utf8).span) != nil || LooseDate(text, isTaiwan: false) == nil
    }
}
