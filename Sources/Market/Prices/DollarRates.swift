/// How many units of each currency one US dollar bought, by date.
public struct DollarRates: Hashable, Sendable {
    private var series: [Currency: [DatedClose]]

    /// A rate may be this many days older than what it converts: a long weekend, no more.
    public static let maximumAge = 7

    /// Creates rates; without series only the dollar converts.
    public init(_ series: [Currency: [DatedClose]] = [:]) {
        self.series = series
    }

    /// Replaces one currency's rates, ordered by date. Returns whether they differ from those before.
    @discardableResult
    public mutating func set(_ rates: [DatedClose], for currency: Currency) -> Bool {
        guard series[currency] ?? [] != rates else { return false }
        series[currency] = rates
        return true
    }

    /// Units of a currency per dollar at the end of a date, or as of the last date before it; nil where no rate is
    /// near enough.
    public func rate(of currency: Currency, on date: CalendarDate) -> Double? {
        currency == .usd ? 1 : datedRate(of: currency, on: date)?.close
    }

    /// The date of the rate that an instrument's price is converted with; nil for the dollar and for rates themselves.
    public func date(for instrument: Instrument, on date: CalendarDate) -> CalendarDate? {
        guard instrument.kind != .fx, let currency = instrument.currency, currency != .usd else { return nil }
        return datedRate(of: currency, on: date)?.date
    }

    /// The same rate with its own date; the dollar's is 1, always as of the date asked for.
    public func datedRate(of currency: Currency, on date: CalendarDate) -> DatedClose? {
        if currency == .usd { return DatedClose(date: date, close: 1) }
        guard let rate = series[currency]?.last(onOrBefore: date), rate.close > 0,
            date.daysSince1970 - rate.date.daysSince1970 <= DollarRates.maximumAge
        else { return nil }
        return rate
    }
}
