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
    /// How many columns there are, the ones that mean nothing here included.
    var count: Int
}

/// The columns that a header names, where they are not enough.
struct UnusableHeader: Error, Hashable {
    var found: [String]
}

extension CSVHeader {
    /// Reads a header line: any order, any case, `<DATE>` as `date`, unknown columns passed over.
    init(_ line: Span<UInt8>) throws(UnusableHeader) {
        var fields = CSVFields()
        var names: [String] = []
        do {
            try fields.split(line)
            for index in 0..<fields.count { names.append(line.extracting(fields[index]).text) }
        } catch {
            throw UnusableHeader(found: [DisplayText.sanitized(line.text, limit: 80)])
        }
        let columns = Dictionary(
            names.enumerated().map { (CSVHeader.plain($1), $0) }, uniquingKeysWith: { first, _ in first })
        let day = columns["date"] ?? columns["datetime"] ?? columns["timestamp"]
        guard let date = day ?? columns["time"], let close = columns["close"] else {
            let shown = names.prefix(20).map { DisplayText.sanitized($0, limit: 20) }
            throw UnusableHeader(found: shown.allSatisfy(\.isEmpty) ? [] : shown)
        }
        self.init(
            date: date, time: columns["date"] == nil ? nil : columns["time"],
            symbol: columns["symbol"] ?? columns["ticker"], open: columns["open"], high: columns["high"],
            low: columns["low"], close: close, volume: columns["volume"] ?? columns["vol"], count: names.count)
    }

    private static func plain(_ name: String) -> String {
        String(name.lowercased().filter { !" _<>".contains($0) })
    }
}
