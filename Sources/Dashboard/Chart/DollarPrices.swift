import Market

/// Bars and prices in US dollars, each at the rate of its own session.
///
/// What no rate converts is unknown and left out: a price at another day's rate would be a return of the currency.
struct DollarPrices {
    /// Rates of a year, with the latest ones.
    let recent: DollarRates
    /// Rates as far back as the cache has them, while their bars are at hand.
    private let long: DollarRates

    /// - Parameters:
    ///   - currencies: those that are converted.
    ///   - bars: all daily bars of a rate; nil while they are read.
    init(_ recent: DollarRates, of currencies: some Sequence<Currency>, bars: (Symbol) -> [DailyBar]?) {
        self.recent = recent
        var long = DollarRates()
        for currency in currencies {
            guard let symbol = currency.dollarRateSymbol, let bars = bars(symbol) else { continue }
            let closes = bars.filter { $0.close > 0 }.map {
                DatedClose(date: $0.date, close: currency.isQuotedInDollars ? 1 / $0.close : $0.close)
            }
            long.set(closes, for: currency)
        }
        self.long = long
    }

    private func rate(of currency: Currency?, on date: CalendarDate) -> Double? {
        currency.flatMap { recent.rate(of: $0, on: date) ?? long.rate(of: $0, on: date) }
    }

    /// The instrument as its prices in dollars are written: with cents, whatever its exchange's ticks are.
    func instrument(_ own: Instrument) -> Instrument {
        guard own.currency != .usd else { return own }
        return Instrument(
            symbol: own.symbol, kind: own.kind, name: own.name, nativeName: own.nativeName, currency: .usd,
            region: own.region, segment: own.segment, listedOn: own.listedOn)
    }

    /// The bars that a rate converts.
    func detail(_ detail: InstrumentDetail, of own: Instrument) -> InstrumentDetail {
        guard own.currency != .usd else { return detail }
        var result = detail
        result.daily = detail.daily.compactMap { bar in
            rate(of: own.currency, on: bar.date).map { rate in bar.mapPrices { $0 / rate } }
        }
        result.intraday = detail.intraday.compactMap { bar in
            rate(of: own.currency, on: own.zone.local(bar.start).date).map { rate in bar.mapPrices { $0 / rate } }
        }
        return result
    }

    /// The latest price and its session; nil where no rate converts them.
    func state(_ state: InstrumentState?) -> InstrumentState? {
        guard var result = state, let date = result.sessionDate else { return nil }
        guard result.instrument.currency != .usd else { return result }
        guard let rate = rate(of: result.instrument.currency, on: date) else { return nil }
        result.price = result.price.map { $0 / rate }
        result.previousClose = nil
        result.session.open = result.session.open.map { $0 / rate }
        result.session.high = result.session.high.map { $0 / rate }
        result.session.low = result.session.low.map { $0 / rate }
        return result
    }
}
