import Analytics
import Market

/// A moment that a test's text names.
func instant(_ text: String) -> Instant {
    guard let instant = Instant(text) else { preconditionFailure("\(text) is not a moment") }
    return instant
}

/// A date that a test's text names.
func date(_ text: String) -> CalendarDate {
    guard let date = CalendarDate(text) else { preconditionFailure("\(text) is not a date") }
    return date
}

/// Closes by date, ordered.
func closes(_ pairs: KeyValuePairs<String, Double>) -> [DatedClose] {
    pairs.map { DatedClose(date: date($0.key), close: $0.value) }
}

/// A share listed in Taipei that the directory does not know.
func share(
    _ symbol: Symbol = "9999.TW", exchange: Exchange = .xtai, listedOn: String? = nil, name: String = "Share"
) -> Instrument {
    Instrument(
        symbol: symbol, kind: .equity, name: name, exchange: exchange, currency: exchange.currency,
        region: exchange.region, listedOn: listedOn.map { date($0) })
}

let nearly = 1e-12
