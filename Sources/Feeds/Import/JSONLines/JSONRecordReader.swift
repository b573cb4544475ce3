import Market

/// Reads rows of every kind from JSON Lines: one flat object per line.
struct JSONRecordReader {
    let check: PriceCheck
    /// Whose row it is where the object does not say.
    let symbol: Symbol?
    /// What a row's source is where the object does not say.
    let source: String

    /// What `type` may be, besides `cache`.
    static let types = ["quote", "bar", "fact", "target", "event", "instrument"]

    /// The row of a line.
    func record(_ line: Span<UInt8>) throws(LineFault) -> ImportRecord { try record(of: try object(line)) }

    /// The row of a line of a file; whether a bar's time without a zone is UTC is decided over the whole file.
    func outcome(_ line: Span<UInt8>, number: Int) -> LineOutcome {
        var isNaive = false
        let result = Result { () throws(LineFault) in
            let object = try object(line)
            isNaive = object.isTimeNaive && object.has(.close) && !object.has(.price)
            return try JSONRecordReader(
                check: isNaive ? check.withoutFuture : check, symbol: symbol, source: source
            ).record(of: object)
        }
        return LineOutcome(line: number, result: result, isNaive: isNaive)
    }

    private func record(of object: JSONValues) throws(LineFault) -> ImportRecord {
        switch try object.text(.type)?.lowercased() {
        case "quote": return try quote(object)
        case "bar": return try bar(object)
        case "fact": return try fact(object)
        case "target": return try target(object)
        case "event": return try event(object)
        case "instrument": return try instrument(object)
        case "cache": return try mark(object)
        case let type?: throw .unknownType(type)
        case nil: break
        }
        if object.has(.price) { return try quote(object) }
        if object.has(.close) { return try bar(object) }
        if object.missing.contains("price") { throw .missing(.price) }
        if object.missing.contains("close") || object.has(.open) { throw .missing(.close) }
        throw .missing(.type)
    }

    private func object(_ line: Span<UInt8>) throws(LineFault) -> JSONValues {
        var values: [String: JSONScalar] = [:]
        var missing: Set<String> = []
        var reader = FlatObjectReader()
        try reader.read(line) { (key, value) throws(LineFault) in
            let name = JSONRecordReader.plain(key)
            if value == .null { missing.insert(name) }
            values[name] = value == .null ? nil : value
        }
        return JSONValues(values: values, missing: missing)
    }

    private func quote(_ object: JSONValues) throws(LineFault) -> ImportRecord {
        let range = try check.range(high: try object.number(.high), low: try object.number(.low))
        let symbol = try symbol(object)
        if let text = try object.text(.currency) { try check.check(currency: text, of: symbol) }
        return .quote(
            Quote(
                symbol: symbol, price: try check.required(try object.number(.price), .price),
                time: try instant(object),
                previousClose: try check.optional(try object.number(.previousClose), .previousClose),
                open: try check.optional(try object.number(.open), .open), high: range.high, low: range.low,
                volume: try check.volume(try object.number(.volume)),
                bid: try check.optional(try object.number(.bid), .bid),
                ask: try check.optional(try object.number(.ask), .ask), source: try source(object)))
    }

    private func bar(_ object: JSONValues) throws(LineFault) -> ImportRecord {
        let symbol = try symbol(object)
        if let text = try object.text(.currency) { try check.check(currency: text, of: symbol) }
        let close = try check.required(try object.number(.close), .close)
        let open = try check.optional(try object.number(.open), .open)
        let range = try check.range(high: try object.number(.high), low: try object.number(.low))
        let volume = try check.volume(try object.number(.volume))
        if object.has(.time) {
            let bar = IntradayBar(
                start: try instant(object), minutes: try minutes(object), open: open, high: range.high,
                low: range.low, close: close, volume: volume)
            return .intraday(symbol, bar, source: try source(object))
        }
        let bar = DailyBar(
            date: try date(object), open: open, high: range.high, low: range.low, close: close, volume: volume)
        return .daily(symbol, bar, source: try source(object))
    }

    func symbol(_ object: JSONValues) throws(LineFault) -> Symbol {
        guard let text = try object.text(.symbol), !text.isEmpty else {
            guard let symbol else { throw .missing(.symbol) }
            return symbol
        }
        if let symbol, symbol.rawValue.hasPrefix(text.uppercased() + ".") { return symbol }
        switch SymbolSpelling().reading(of: text) {
        case .symbol(let symbol): return symbol
        case .ambiguous(let candidates): throw .ambiguousSymbol(text, candidates)
        case .notCovered, .unreadable: throw .wrongSymbol(text)
        }
    }

    private func date(_ object: JSONValues) throws(LineFault) -> CalendarDate {
        let date = try date(object, .date)
        try check.check(date)
        return date
    }

    /// A date that may lie ahead.
    func date(_ object: JSONValues, _ field: LineFault.Field) throws(LineFault) -> CalendarDate {
        if case .number? = object.values[field.rawValue] {
            // Milliseconds or seconds of the session's midnight or its open.
            let instant = try object.instant(field)
            let zone = Instrument(inferredFrom: try symbol(object)).zone
            return instant.milliseconds % 86_400_000 == 0
                ? TimeZoneRule.utc.local(instant).date : zone.local(instant).date
        }
        guard let text = try object.text(field) else { throw .missing(field) }
        guard let time = SpelledTime(Array(text.utf8).span) else { throw .wrongDate(text) }
        guard time.isMidnight else { throw .timeInDailyBars }
        return time.date
    }

    func source(_ object: JSONValues) throws(LineFault) -> String { try object.text(.source) ?? source }

    private func instant(_ object: JSONValues) throws(LineFault) -> Instant {
        let instant = try object.instant(.time)
        try check.check(instant)
        return instant
    }

    private func minutes(_ object: JSONValues) throws(LineFault) -> Int {
        guard let number = try object.number(.minutes) else { throw .missing(.minutes) }
        guard let minutes = Int(exactly: number), (1...1440).contains(minutes) else { throw .wrongMinutes }
        return minutes
    }

    /// `previousClose` and `previous_close` are the same key.
    static func plain(_ key: String) -> String {
        var plain = String(decoding: key.utf8.filter { $0 != UInt8(ascii: "_") }, as: UTF8.self).lowercased()
        // Alpha Vantage numbers its keys: `4. close`.
        if let dot = plain.firstIndex(of: "."), plain[..<dot].allSatisfy(\.isNumber), dot != plain.startIndex {
            plain = String(plain[plain.index(after: dot)...].drop { $0 == " " })
        }
        return plain
    }
}
