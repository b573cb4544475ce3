import Market

/// The values of an object under their plain keys.
struct JSONValues {
    let values: [String: JSONScalar]
    /// Keys whose values mean none.
    var missing: Set<String> = []

    private subscript(field: LineFault.Field) -> JSONScalar? { values[field.key] }

    func has(_ field: LineFault.Field) -> Bool { self[field] != nil }

    func text(_ field: LineFault.Field) throws(LineFault) -> String? {
        switch self[field] {
        case nil: return nil
        case .text(let text): return text
        default: throw .wrongKind(field, wanted: "a quoted string")
        }
    }

    /// A text for people, made safe to show; nil where it is empty.
    func words(_ field: LineFault.Field, limit: Int = 200) throws(LineFault) -> String? {
        guard let text = try text(field) else { return nil }
        let safe = DisplayText.sanitized(text, limit: limit)
        return safe.isEmpty ? nil : safe
    }

    func flag(_ field: LineFault.Field) throws(LineFault) -> Bool {
        switch self[field] {
        case nil: return false
        case .flag(let flag): return flag
        default: throw .wrongKind(field, wanted: "true or false")
        }
    }

    func number(_ field: LineFault.Field) throws(LineFault) -> Double? {
        switch self[field] {
        case nil: return nil
        case .number(let number): return number
        case .text(let text):
            switch LooseNumber(text) {
            case .number(let plain): return Double(plain)
            case .percent(let plain) where field == .value: return Double(plain)
            case .missing: return nil
            case .percent, .unreadable: throw .notANumber(field, text)
            }
        default: throw .wrongKind(field, wanted: "a number")
        }
    }

    /// Whether the time is a text that names no zone.
    var isTimeNaive: Bool {
        guard case .text(let text) = self[.time], let time = SpelledTime(Array(text.utf8).span) else { return false }
        return time.timeOfDay != nil && time.offsetMinutes == nil
    }

    func instant(_ field: LineFault.Field) throws(LineFault) -> Instant {
        switch self[field] {
        case nil: throw .missing(field)
        case .number(let seconds):
            guard let instant = Instant(seconds: seconds > 100_000_000_000 ? seconds / 1000 : seconds) else {
                throw .wrongDate("\(seconds)")
            }
            return instant
        case .text(let text):
            guard let time = SpelledTime(Array(text.utf8).span), time.timeOfDay != nil else { throw .wrongDate(text) }
            return time.instant
        default: throw .wrongKind(field, wanted: "a time such as \"2026-01-14T02:00:00Z\" or Unix seconds")
        }
    }
}

extension LineFault.Field {
    /// Its key in the form that does not tell `previousClose` from `previous_close`.
    fileprivate var key: String { JSONRecordReader.plain(rawValue.filter { $0 != " " }) }
}
