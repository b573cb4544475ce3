import Market

/// Reads quotes and bars from JSON Lines: one flat object per line.
struct JSONRecordReader {
    let check: PriceCheck
    /// Whose row it is where the object does not say.
    let symbol: Symbol?
    /// What a quote's source is where the object does not say.
    let source: String

    /// The row of a line.
    func record(_ line: Span<UInt8>) throws(LineFault) -> ImportRecord {
        var values: [String: JSONScalar] = [:]
        var reader = FlatObjectReader()
        try reader.read(line) { (key, value) throws(LineFault) in
            values[JSONRecordReader.plain(key)] = value == .null ? nil : value
        }
        let object = JSONValues(values: values)
        switch try object.text(.type)?.lowercased() {
        case "quote": return try quote(object)
        case "bar": return try bar(object)
        case let type?: throw .unknownType(type)
        case nil: break
        }
        if values["price"] != nil { return try quote(object) }
        if values["close"] != nil { return try bar(object) }
        throw .missing(.type)
    }

    private func quote(_ object: JSONValues) throws(LineFault) -> ImportRecord {
        let range = try check.range(high: try object.number(.high), low: try object.number(.low))
        return .quote(
            Quote(
                symbol: try symbol(object), price: try check.required(try object.number(.price), .price),
                time: try instant(object),
                previousClose: try check.optional(try object.number(.previousClose), .previousClose),
                open: try check.optional(try object.number(.open), .open), high: range.high, low: range.low,
                volume: try check.volume(try object.number(.volume)),
                bid: try check.optional(try object.number(.bid), .bid),
                ask: try check.optional(try object.number(.ask), .ask), source: try object.text(.source) ?? source))
    }

    private func bar(_ object: JSONValues) throws(LineFault) -> ImportRecord {
        let symbol = try symbol(object)
        let close = try check.required(try object.number(.close), .close)
        let open = try check.optional(try object.number(.open), .open)
        let range = try check.range(high: try object.number(.high), low: try object.number(.low))
        let volume = try check.volume(try object.number(.volume))
        if object.has(.time) {
            let bar = IntradayBar(
                start: try instant(object), minutes: try minutes(object), open: open, high: range.high,
                low: range.low, close: close, volume: volume)
            return .intraday(symbol, bar)
        }
        let bar = DailyBar(
            date: try date(object), open: open, high: range.high, low: range.low, close: close, volume: volume)
        return .daily(symbol, bar)
    }

    private func symbol(_ object: JSONValues) throws(LineFault) -> Symbol {
        guard let text = try object.text(.symbol), !text.isEmpty else {
            guard let symbol else { throw .missing(.symbol) }
            return symbol
        }
        guard let symbol = Symbol(validating: text) else { throw .wrongSymbol(text) }
        return symbol
    }

    private func date(_ object: JSONValues) throws(LineFault) -> CalendarDate {
        guard let text = try object.text(.date) else { throw .missing(.date) }
        guard let time = SpelledTime(Array(text.utf8).span) else { throw .wrongDate(text) }
        guard time.isMidnight else { throw .timeInDailyBars }
        try check.check(time.date)
        return time.date
    }

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
        String(decoding: key.utf8.filter { $0 != UInt8(ascii: "_") }, as: UTF8.self).lowercased()
    }
}

/// The values of an object under their plain keys.
private struct JSONValues {
    let values: [String: JSONScalar]

    private subscript(field: LineFault.Field) -> JSONScalar? {
        field == .previousClose ? values["previousclose"] : values[field.rawValue]
    }

    func has(_ field: LineFault.Field) -> Bool { self[field] != nil }

    func text(_ field: LineFault.Field) throws(LineFault) -> String? {
        switch self[field] {
        case nil: return nil
        case .text(let text): return text
        default: throw .wrongKind(field, wanted: "a text in quotes")
        }
    }

    func number(_ field: LineFault.Field) throws(LineFault) -> Double? {
        switch self[field] {
        case nil: return nil
        case .number(let number): return number
        default: throw .wrongKind(field, wanted: "a number without quotes")
        }
    }

    func instant(_ field: LineFault.Field) throws(LineFault) -> Instant {
        switch self[field] {
        case nil: throw .missing(field)
        case .number(let seconds):
            guard let instant = Instant(seconds: seconds) else { throw .wrongDate("\(seconds)") }
            return instant
        case .text(let text):
            guard let time = SpelledTime(Array(text.utf8).span), time.timeOfDay != nil else { throw .wrongDate(text) }
            return time.instant
        default: throw .wrongKind(field, wanted: "a time such as \"2026-01-14T02:00:00Z\" or Unix seconds")
        }
    }
}
