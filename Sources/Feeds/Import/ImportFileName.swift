import Market

/// What a file's name tells about its content.
struct ImportFileName: Hashable {
    /// How a file is written.
    enum Format: Hashable {
        case csv, jsonLines
    }

    /// The format that the extension names; nil where the first byte has to decide.
    var format: Format?
    /// The instrument that the name spells; nil where it spells none.
    var symbol: Symbol?
    /// The instruments that bare digits in the name may be.
    var candidates: [Symbol] = []
    /// The bars' length in minutes, where the name ends with one, such as `_5m`.
    var minutes: Int?
    /// What the name says of bars longer than a session, such as `_1wk`.
    var spacing: BarSpacing?

    init(_ path: String) {
        var stem = path.split(separator: "/").last.map(String.init) ?? ""
        if stem.lowercased().hasSuffix(".gz") { stem.removeLast(3) }
        if let dot = stem.lastIndex(of: "."), let format = ImportFileName.formats[stem[dot...].lowercased()] {
            self.format = format
            stem = String(stem[..<dot])
        }
        read(stem)
    }

    /// What is known of standard input: nothing.
    init() {}

    private mutating func read(_ stem: String) {
        var isTaiwan = false
        var words = stem.split(whereSeparator: { "_ ,()".contains($0) }).map { String($0) }
        if stem.uppercased().hasPrefix("STOCK_DAY_") {
            words.removeFirst(2)
            isTaiwan = true
        }
        for phrase in [
            ["historical", "data"], ["historical", "prices"], ["historical", "quotes"], ["price", "history"],
        ] {
            let tail = words.suffix(2).map { $0.lowercased() }
            if words.count > 2, tail == phrase { words.removeLast(2) }
        }
        if words.count > 1, let last = words.last, last.allSatisfy(\.isNumber), last.count == 6 || last.count == 8 {
            let year = Int(last.prefix(4)) ?? 0
            if (1990...2100).contains(year) { words.removeLast() }
        }
        if words.count > 1, let found = words.last.flatMap({ ImportFileName.spacing($0) }) {
            spacing = found
            words.removeLast()
        }
        if let place = words.lastIndex(where: { interval($0) != nil }), place > 0, place >= words.count - 2 {
            minutes = interval(words[place]).flatMap { $0 == 0 ? nil : $0 }
            words.removeSubrange(place...)
        }
        // TradingView marks delayed prices.
        words.removeAll { $0 == "DLY" }
        note(reading(words, on: isTaiwan ? .xtai : nil), isWord: words.count == 1)
    }

    private func reading(_ words: [String], on exchange: Exchange?) -> SymbolReading {
        let spelling = SymbolSpelling()
        switch words.count {
        case 1: return spelling.reading(of: words[0], on: exchange)
        case 2:
            if let rate = spelling.reading(of: words[0] + words[1]).symbol, rate.spelledKind == .fx {
                return .symbol(rate)
            }
            let behind = spelling.reading(of: words[1] + ":" + words[0])
            if words[1].count == 2, case .symbol = behind { return behind }
            let before = spelling.reading(of: words[0] + ":" + words[1])
            return before.symbol == nil ? whole(in: words) ?? before : before
        default: return whole(in: words) ?? .unreadable
        }
    }

    /// The one word that is a symbol with its exchange, such as `2330.TW`, whatever stands around it.
    private func whole(in words: [String]) -> SymbolReading? {
        let found = words.filter { $0.contains(".") }.compactMap { SymbolSpelling().reading(of: $0).symbol }
            .filter { Exchange(symbolSuffixOf: $0) != nil }
        return found.count == 1 ? found.first.map { .symbol($0) } : nil
    }

    private mutating func note(_ reading: SymbolReading, isWord: Bool) {
        switch reading {
        case .symbol(let symbol):
            let isKnown = InstrumentDirectory.shared[symbol] != nil || symbol.rawValue.contains { ".^=".contains($0) }
            let isTicker = symbol.isPlainTicker && !ImportFileName.words.contains(symbol.rawValue)
            let isPair = symbol.rawValue.split(separator: "-").count == 2
            if isKnown || isTicker || isPair && isWord { self.symbol = symbol }
        case .ambiguous(let symbols): candidates = symbols
        case .notCovered, .unreadable: break
        }
    }

    /// Minutes of an interval's name, 0 for a day; nil where it is none.
    private func interval(_ word: String) -> Int? { ImportFileName.intervals[word.lowercased()] }

    /// `1M` is TradingView's month, `1m` a minute.
    private static func spacing(_ word: String) -> BarSpacing? {
        if word == "1M" { return .monthly }
        switch word.lowercased() {
        case "1wk", "1w", "wk", "w", "weekly": return .weekly
        case "1mo", "mo", "monthly": return .monthly
        case "3mo", "quarterly": return .quarterly
        case "yearly": return .yearly
        default: return nil
        }
    }

    private static let formats: [String: Format] = [
        ".csv": .csv, ".txt": .csv, ".tsv": .csv, ".tab": .csv, ".jsonl": .jsonLines, ".ndjson": .jsonLines,
        ".json": .jsonLines,
    ]

    private static let intervals: [String: Int] = [
        "1m": 1, "1": 1, "1min": 1, "2m": 2, "3m": 3, "3min": 3, "5m": 5, "5": 5, "5min": 5, "10m": 10, "10": 10,
        "15m": 15, "15": 15, "15min": 15,
        "30m": 30, "30": 30, "30min": 30, "20m": 20, "20min": 20, "60m": 60, "60": 60, "60min": 60, "1h": 60, "90m": 90,
        "2h": 120, "120": 120, "h": 60, "240": 240, "4h": 240, "d": 0,
        "1d": 0, "day": 0, "daily": 0,
    ]

    /// Words of four or five letters that name files rather than shares.
    private static let words: Set<String> = [
        "DATA", "TABLE", "EXPORT", "PRICE", "QUOTE", "STOCK", "CHART", "FILE", "TEST", "DAILY", "INPUT", "OHLC",
        "OHLCV", "BARS", "BAR", "CSV", "TXT", "JSON", "HIST", "LIST", "SHEET", "NAIVE", "MIXED", "HOLE", "NEW", "OLD",
        "OUT", "TEMP", "TMP", "FOO", "MARKET", "INDEX", "TRADE", "ORDER", "BOOK", "REPLY", "RESULT", "DUMP", "BACK",
        "COPY",
        "FINAL", "SEMI", "CLOSE", "OPEN", "HIGH", "LOW", "FEED", "DAY", "HOUR", "MIN", "WEEK", "MONTH", "YEAR", "FILES",
    ]
}
