import Market

/// An instrument as an answer shows it: who it is, what its prices are in, on which clock.
struct YahooListing {
    let instrument: Instrument
    let unit: YahooUnit
    let clock: SessionClock
    let meta: YahooMeta

    var symbol: Symbol { instrument.symbol }

    /// - Throws: `malformed` where the answer is about another or its prices cannot be this instrument's.
    init(_ symbol: Symbol, meta: YahooMeta, calendars: TradingCalendars) throws(ProviderFailure) {
        let named = meta.symbol?.value ?? ""
        guard named.uppercased() == symbol.rawValue else {
            throw .malformed("an answer about \(WordsFromOutside.name(named) ?? "nothing") instead of \(symbol)")
        }
        let inferred = Instrument(inferredFrom: symbol)
        unit = try YahooUnit(code: meta.currency?.value, hint: meta.priceHint?.value, of: inferred)
        instrument = inferred.told(by: meta, currency: unit.currency)
        clock = SessionClock(instrument, calendars: calendars, statedOffset: meta.gmtoffset?.value)
        self.meta = meta
    }

    /// The instrument where the answer tells more than the directory knows.
    var news: Instrument? {
        guard InstrumentDirectory.shared[symbol] == nil, instrument != Instrument(inferredFrom: symbol) else {
            return nil
        }
        return instrument
    }

    /// A volume; indices and rates have none and say 0.
    func volume(_ value: Double?, _ field: String, _ check: inout AnswerCheck) -> Double? {
        if value == 0, instrument.kind != .equity { return nil }
        return check.volume(value, symbol, field)
    }

    /// The latest price.
    ///
    /// - Parameters:
    ///   - open: the first price of the session of a date, where the answer's rows tell.
    ///   - previousClose: the close of the session before that of a date, likewise.
    func quote(
        source: String, _ check: inout AnswerCheck, open: (CalendarDate) -> Double? = { _ in nil },
        previousClose: (CalendarDate) -> Double? = { _ in nil }
    ) -> Quote? {
        let price = check.price(unit.price(meta.regularMarketPrice?.value), symbol, "regularMarketPrice")
        let time = check.time(seconds: meta.regularMarketTime?.value, symbol, "regularMarketTime")
        guard let price, let time else { return nil }
        let date = clock.date(of: time)
        let (high, low) = (unit.price(meta.regularMarketDayHigh?.value), unit.price(meta.regularMarketDayLow?.value))
        let range = check.range(high: high, low: low, symbol, "regularMarketDayHigh")
        return Quote(
            symbol: symbol, price: price, time: time,
            previousClose: check.optional(unit.price(statedPreviousClose), symbol, "previousClose")
                ?? previousClose(date),
            open: open(date), high: range.high, low: range.low,
            volume: volume(meta.regularMarketVolume?.value, "regularMarketVolume", &check), source: source)
    }

    /// What the head itself calls the previous close; `chartPreviousClose` is one only of a range of one session.
    private var statedPreviousClose: Double? {
        if let close = meta.previousClose?.value, close != 0 { return close }
        return meta.range?.value == "1d" ? meta.chartPreviousClose?.value : nil
    }
}

extension Instrument {
    /// The instrument with what an answer tells of it; the exchange stays what its own symbol says.
    fileprivate func told(by meta: YahooMeta, currency told: Currency?) -> Instrument {
        guard InstrumentDirectory.shared[symbol] == nil else { return self }
        let kind: InstrumentKind =
            switch meta.instrumentType?.value {
            case "INDEX": .index
            case "CURRENCY": .fx
            default: self.kind
            }
        // A symbol without a suffix is American; which of the two exchanges, only the answer knows.
        let isNewYork = exchange == .xnas && ["NYQ", "NYS"].contains(meta.exchangeName?.value ?? "")
        return Instrument(
            symbol: symbol, kind: kind,
            name: WordsFromOutside.name(meta.longName?.value) ?? WordsFromOutside.name(meta.shortName?.value) ?? name,
            nativeName: nativeName, exchange: isNewYork ? .xnys : exchange, currency: self.currency ?? told,
            region: region, segment: segment, listedOn: listedOn)
    }
}
