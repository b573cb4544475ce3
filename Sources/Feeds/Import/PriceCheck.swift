import Market

/// The checks that every row passes before it goes into the cache, whatever file it came from.
struct PriceCheck {
    /// Seconds that the clock of any code that wrote a time may be ahead of ours.
    static let clockTolerance = 120

    /// The largest price, and the largest volume or price beside it, that the cache takes.
    static let (largestPrice, largestNumber) = (1e12, 1e15)

    private let latestInstant: Instant
    private let latestDate: CalendarDate

    /// The same for times whose zone is not known yet.
    var withoutFuture: PriceCheck { PriceCheck(now: latestInstant.advanced(seconds: 86_400)) }

    init(now: Instant) {
        latestInstant = now.advanced(seconds: PriceCheck.clockTolerance)
        // Somewhere east of here it is tomorrow already.
        latestDate = TimeZoneRule.utc.local(now).date.advanced(days: 1)
    }

    func check(_ date: CalendarDate) throws(LineFault) {
        if date > latestDate { throw .inTheFuture(date.description) }
    }

    func check(_ instant: Instant) throws(LineFault) {
        if instant.milliseconds < 0 { throw .beforeTime(instant.description) }
        if instant > latestInstant { throw .inTheFuture(instant.description) }
    }

    /// The price that a row is about: it has to be there and above zero.
    func required(_ value: Double?, _ field: LineFault.Field) throws(LineFault) -> Double {
        guard let value else { throw .missing(field) }
        guard value > 0 else { throw .notAboveZero(field) }
        guard value <= PriceCheck.largestPrice else { throw .tooLarge(field) }
        return value
    }

    /// A price beside it: sources write 0 where they have none.
    func optional(_ value: Double?, _ field: LineFault.Field) throws(LineFault) -> Double? {
        guard let value, value != 0 else { return nil }
        guard value > 0 else { throw .belowZero(field) }
        guard value <= PriceCheck.largestNumber else { throw .tooLarge(field) }
        return value
    }

    /// A volume; zero is one.
    func volume(_ value: Double?) throws(LineFault) -> Double? {
        guard let value else { return nil }
        guard value >= 0 else { throw .belowZero(.volume) }
        guard value <= PriceCheck.largestNumber else { throw .tooLarge(.volume) }
        return value == 0 ? 0 : value
    }

    /// The highest and the lowest price. A close or a last price outside of them happens in real data (adjusted
    /// closes, auctions) and is let pass.
    func range(high: Double?, low: Double?) throws(LineFault) -> (high: Double?, low: Double?) {
        let high = try optional(high, .high)
        let low = try optional(low, .low)
        if let high, let low, high < low { throw .highBelowLow }
        return (high, low)
    }

    /// The price of an instrument is in its own currency; a text that names none says nothing.
    func check(currency text: String, of symbol: Symbol) throws(LineFault) {
        let instrument = Instrument(inferredFrom: symbol)
        guard let found = Currency(text.uppercased()), let own = instrument.currency, instrument.kind == .equity,
            found != own
        else { return }
        throw .otherCurrency(found, symbol, own)
    }
}
