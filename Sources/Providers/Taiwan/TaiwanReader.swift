import Market

/// Reads an answer of the Taiwanese information service.
struct TaiwanReader {
    let source: String
    let calendars: TradingCalendars
    let symbols: [Symbol]

    /// Shares in a lot.
    private static let lot = 1000.0
    private static let zone = Exchange.xtai.zone

    /// Quotes and limits; instruments that the answer does not name are unknown.
    ///
    /// - Throws: `notServed` with the service's own words where it reports a failure.
    func batch(_ response: ProviderResponse) throws(ProviderFailure) -> ProviderBatch {
        let answer = try JSONBody.decode(TaiwanAnswer.self, from: response.body)
        guard let code = answer.rtcode?.value else { throw .malformed("rtcode is missing") }
        guard code == "0000" else {
            let words = WordsFromOutside.name(answer.rtmessage?.value) ?? "without a reason"
            throw .notServed("code \(WordsFromOutside.short(code, limit: 12)), \(words)")
        }
        var check = AnswerCheck(receivedAt: response.receivedAt)
        var batch = ProviderBatch()
        let messages = (answer.msgArray ?? []).compactMap(\.value)
        for symbol in symbols {
            guard let channel = TaiwanChannel(symbol), let message = messages.first(where: { $0.isAbout(channel) })
            else {
                batch.unknown.append(symbol)
                continue
            }
            add(message, of: symbol, channel, to: &batch, &check)
        }
        batch.dropped = check.dropped
        return batch
    }

    private func add(
        _ message: TaiwanAnswer.Message, of symbol: Symbol, _ channel: TaiwanChannel, to batch: inout ProviderBatch,
        _ check: inout AnswerCheck
    ) {
        guard let date = date(message, symbol, &check) else { return }
        if let quote = quote(message, symbol, channel, date, &check) { batch.quotes.append(quote) }
        if !channel.isIndex { batch.facts += limits(message, symbol, date, &check) }
        if InstrumentDirectory.shared[symbol] == nil, let name = WordsFromOutside.name(message.n?.value) {
            let known = Instrument(inferredFrom: symbol)
            batch.instruments.append(
                Instrument(
                    symbol: symbol, kind: known.kind, name: known.name, nativeName: name, exchange: known.exchange,
                    currency: known.currency, region: known.region))
        }
    }

    /// The session's date: without it nothing of a message can be placed.
    private func date(
        _ message: TaiwanAnswer.Message, _ symbol: Symbol, _ check: inout AnswerCheck
    ) -> CalendarDate? {
        let digits = message.d?.value ?? ""
        guard digits.utf8.count == 8, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            let number = Int(digits),
            let date = CalendarDate(year: number / 10_000, month: number / 100 % 100, day: number % 100)
        else {
            check.drop(symbol, "d", "date of the session is missing")
            return nil
        }
        guard date.daysSince1970 > 0, date <= TaiwanReader.zone.local(check.receivedAt).date else {
            check.drop(symbol, "d", "date is in the future or before 1970")
            return nil
        }
        return date
    }

    /// The last match as a quote.
    ///
    /// `z` is `-` in every message without a match since the one before. No price is made up for it then: `pz` is the
    /// price of matches that are only tried out as well, a midpoint of bid and ask is not a trade, and the quote in
    /// the cache keeps its age. Without a price, bid and ask have no row to stand in.
    private func quote(
        _ message: TaiwanAnswer.Message, _ symbol: Symbol, _ channel: TaiwanChannel, _ date: CalendarDate,
        _ check: inout AnswerCheck
    ) -> Quote? {
        guard let price = check.price(message.z?.value, symbol, "z") else { return nil }
        guard message.ts?.value != "1" else {
            check.drop(symbol, "z", "price of a trial match")
            return nil
        }
        guard let time = time(message, date, symbol, &check) else { return nil }
        let range = check.range(high: message.h?.value, low: message.l?.value, symbol, "h")
        var (bid, ask) = (best(message.b?.value), best(message.a?.value))
        // They cross while an auction is being prepared: neither can be traded at.
        if let (pay, sell) = bid.flatMap({ bid in ask.map { (bid, $0) } }), pay > sell { (bid, ask) = (nil, nil) }
        // An index's `v` counts money.
        let volume = channel.isIndex ? nil : message.v?.value.map { $0 * TaiwanReader.lot }
        return Quote(
            symbol: symbol, price: price, time: time, previousClose: check.optional(message.y?.value, symbol, "y"),
            open: check.optional(message.o?.value, symbol, "o"), high: range.high, low: range.low,
            volume: check.volume(volume, symbol, "v"), bid: check.optional(bid, symbol, "b"),
            ask: check.optional(ask, symbol, "a"), source: source)
    }

    /// When the price was made: `d` and `t`. `tlong` is that of the newest message, at 14:30 that of the odd lots, and
    /// stands in only where `t` is missing, and only within the session's date.
    private func time(
        _ message: TaiwanAnswer.Message, _ date: CalendarDate, _ symbol: Symbol, _ check: inout AnswerCheck
    ) -> Instant? {
        if let clock = message.t?.value, let moment = Instant("\(date)T\(clock)Z") {
            let offset = TaiwanReader.zone.offsetMinutes(at: moment)
            return check.time(moment.advanced(seconds: -offset * 60), symbol, "t")
        }
        guard let milliseconds = message.tlong?.value,
            let moment = check.time(seconds: milliseconds / 1000, symbol, "tlong")
        else {
            check.drop(symbol, "t", "time is missing")
            return nil
        }
        guard TaiwanReader.zone.local(moment).date == date else {
            check.drop(symbol, "tlong", "time is not on the session's date")
            return nil
        }
        return min(moment, calendars[.xtai]?.session(on: date)?.close ?? moment)
    }

    /// The first price above zero in a list such as `546.0000_547.0000_`: orders at any price stand in front as
    /// `0.0000` where a share is at its limit.
    private func best(_ list: String?) -> Double? {
        list?.split(separator: "_").lazy.compactMap { PlainDecimal.number($0) }.first { $0 > 0 }
    }

    /// The limits as facts of the session's date; none in the first sessions after a listing, when they are written as
    /// `9999.95` and `0.01`.
    private func limits(
        _ message: TaiwanAnswer.Message, _ symbol: Symbol, _ date: CalendarDate, _ check: inout AnswerCheck
    ) -> [Fact] {
        let range = check.range(high: message.u?.value, low: message.w?.value, symbol, "u")
        // Ten per cent of the reference either way: anything wider is not a limit.
        guard let up = range.high, let down = range.low, up / down < 1.5 else { return [] }
        if let reference = message.y?.value, reference > 0, !(down...up).contains(reference) {
            check.drop(symbol, "u", "limits are not around the reference price")
            return []
        }
        return [("limit_up", up), ("limit_down", down)].map { metric, value in
            Fact(
                symbol: symbol, metric: metric, asOf: date, value: value, unit: Currency.twd.code, source: source)
        }
    }
}
