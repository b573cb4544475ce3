public import Market

/// Simple returns.
public enum Returns {
    /// No price ever multiplied itself by this: one of the two must be wrong.
    private static let impossible = 1e9

    /// `price / reference - 1` as a fraction; nil unless both are above zero, finite and of one world.
    public static func simple(_ price: Double, against reference: Double) -> Double? {
        guard price > 0, reference > 0, price.isFinite, reference.isFinite else { return nil }
        let value = price / reference - 1
        return value < impossible ? value : nil
    }

    /// A local return seen from the US dollar: `(1 + r) · f₀ / f₁ - 1`, with `f` the units of local currency per
    /// dollar at the reference date and now.
    public static func inDollars(_ local: Double, rateThen: Double, rateNow: Double) -> Double? {
        guard rateThen > 0, rateNow > 0 else { return nil }
        let value = (1 + local) * rateThen / rateNow - 1
        return value < impossible ? value : nil
    }

    /// The returns of an instrument over every period, local and in dollars.
    ///
    /// Today's change counts from the close that the source names, where it names one.
    public static func all(
        of instrument: Instrument, latest: LatestPrice, references: ReferenceCloses, rates: DollarRates
    ) -> (local: PeriodReturns, usd: PeriodReturns) {
        var local = PeriodReturns()
        var usd = PeriodReturns()
        let rateNow = instrument.currency.flatMap { rates.rate(of: $0, on: latest.date) }
        for period in Period.allCases {
            let reference = references.closes[period]
            let base = period == .day ? latest.previousClose ?? reference?.close : reference?.close
            guard let base, let value = simple(latest.price, against: base) else { continue }
            local[period] = value
            let then = reference?.date ?? latest.date.advanced(days: -1)
            guard instrument.kind != .fx, let currency = instrument.currency, let rateNow,
                let rateThen = rates.rate(of: currency, on: then)
            else { continue }
            usd[period] = inDollars(value, rateThen: rateThen, rateNow: rateNow)
        }
        return (local, usd)
    }
}
