/// Doubts a quote that cannot be true beside what is known of its instrument.
public struct QuoteScreen: Sendable {
    /// Why a quote was quarantined.
    public enum Doubt: Hashable, Sendable {
        /// The price is beyond the limits that the exchange sets for the session.
        case beyondLimit(price: Double, PriceLimit)
        /// The dollar never bought this many.
        case noRate(price: Double)
        /// The price is this many times the last good close.
        case farFromHistory(price: Double, ratio: Double, since: CalendarDate)
    }

    private let instrument: Instrument
    private let calendars: TradingCalendars
    private let book: SessionBook
    private let step: PlausibleStep
    /// Two closes said of one session differ by more than a dividend where one is this many times the other.
    private static let doubtfulDifference = 1.15
    /// A close so old says little about today's price.
    private static let oldestClose = 120

    /// The screen of an instrument.
    public init(of instrument: Instrument, calendars: TradingCalendars = .shipped) {
        self.instrument = instrument
        self.calendars = calendars
        book = SessionBook(of: instrument, calendars: calendars)
        step = PlausibleStep(of: instrument)
    }

    /// Why a quote cannot be true; nil where nothing speaks against it.
    ///
    /// - Parameters:
    ///   - closes: the last good closes, oldest first, on the quote's footing; those of its own session and later are
    ///     skipped.
    ///   - reference: the price that the session's limits count from where it is not the close before, such as the
    ///     reference price of an ex-day.
    ///   - areLimitsKnown: whether the price that the limits count from is known at all.
    public func doubt(
        _ quote: Quote, closes: [DatedClose], reference: Double? = nil, areLimitsKnown: Bool = true
    ) -> Doubt? {
        guard PlausibleRate.allows(quote.price, of: instrument) else { return .noRate(price: quote.price) }
        let session = book.session(of: quote.time)
        guard let last = closes.last(onOrBefore: session.advanced(days: -1)) else { return nil }
        if areLimitsKnown, let limit = limit(quote, session, last, reference), isBeyond(limit, quote.price) {
            return .beyondLimit(price: quote.price, limit)
        }
        guard session.daysSince1970 - last.date.daysSince1970 <= QuoteScreen.oldestClose else { return nil }
        let base = reference ?? last.close
        return step.allows(quote.price, after: base)
            ? nil : .farFromHistory(price: quote.price, ratio: quote.price / base, since: last.date)
    }

    /// The close that a source counts its change from, or nil where it cannot be one: too far from the last good close
    /// before the quote's session, or refuted by the close of the very session before, which the price fits.
    public func previousClose(of quote: Quote, closes: [DatedClose]) -> Double? {
        guard let before = quote.previousClose, before > 0 else { return nil }
        let session = book.session(of: quote.time)
        guard let last = closes.last(onOrBefore: session.advanced(days: -1)),
            session.daysSince1970 - last.date.daysSince1970 <= QuoteScreen.oldestClose
        else { return canPrecede(before, quote.price, session) ? before : nil }
        guard step.allows(before, after: last.close), !isRolledOver(before, quote, last, session) else { return nil }
        return book.session(before: session) == last.date && isRefuted(before, by: last, quote.price, session)
            ? nil : before
    }

    /// Whether a close can come before a price by itself, where no bar says which of them is wrong.
    private func canPrecede(_ before: Double, _ price: Double, _ session: CalendarDate) -> Bool {
        let limit = PriceLimit(reference: before, instrument: instrument, on: session, calendars: calendars)
        return step.allows(price, after: before) && !(limit.map { isBeyond($0, price) } ?? false)
    }

    /// Whether a source counts from the close of the quote's own session already, as some do once it is over: from then
    /// on what it names is the price itself, and not the close of the session before.
    private func isRolledOver(_ before: Double, _ quote: Quote, _ last: DatedClose, _ session: CalendarDate) -> Bool {
        guard before == quote.price, before != last.close, book.session(before: session) == last.date,
            let close = book.calendar?.session(on: session)?.close
        else { return false }
        return quote.time >= close
    }

    /// The quote with what its source says beside the price, where that can be true: a previous close that fits the
    /// bars, and prices of the session that belong to the latest one.
    public func withSoundFigures(_ quote: Quote, closes: [DatedClose]) -> Quote {
        func sound(_ price: Double?) -> Double? { price.flatMap { step.allows($0, after: quote.price) ? $0 : nil } }
        var result = quote
        result.previousClose = previousClose(of: quote, closes: closes)
        (result.open, result.high, result.low) = (sound(quote.open), sound(quote.high), sound(quote.low))
        (result.bid, result.ask) = (sound(quote.bid), sound(quote.ask))
        // A range that lags behind the price holds at least the price, where that was made in the session.
        if let session = book.calendar?.session(on: book.session(of: quote.time)), quote.time <= session.end {
            result.high = result.high.map { max($0, quote.price) }
            result.low = result.low.map { min($0, quote.price) }
        }
        return result
    }

    /// The close that a quote's source counts from, on the quote's own shares where a split since then has put it on
    /// others; nil where it cannot be told on which it is.
    ///
    /// - Parameter closes: the closes before the quote that are on its own shares for certain.
    public func previousClose(of quote: Quote, over splits: [Split], closes: [DatedClose]) -> Double? {
        guard var before = quote.previousClose else { return nil }
        let session = book.session(of: quote.time)
        let earlier = book.session(before: session) ?? session.advanced(days: -1)
        let known = closes.last(onOrBefore: earlier)?.close
        for split in splits where split.date > earlier && split.date <= session {
            switch SplitAdjustment.footing(split, before: before, after: quote.price, known: known) {
            case .adjusted: continue
            case .raw: before /= split.ratio
            case .unclear: return nil
            }
        }
        return before
    }

    /// Whether a close that a source names is another than that of the session before, which the price does fit. A
    /// reference price of an ex-day differs too, but then the price is near it.
    private func isRefuted(
        _ said: Double, by last: DatedClose, _ price: Double, _ session: CalendarDate
    ) -> Bool {
        func limit(_ base: Double) -> PriceLimit? {
            PriceLimit(reference: base, instrument: instrument, on: session, calendars: calendars)
        }
        if let wrong = limit(said), let right = limit(last.close), isBeyond(wrong, price), !isBeyond(right, price) {
            return true
        }
        func distance(_ one: Double, _ other: Double) -> Double { max(one / other, other / one) }
        let toLast = distance(price, last.close)
        return distance(said, last.close) > QuoteScreen.doubtfulDifference && toLast * toLast < distance(price, said)
    }

    /// The session's limits, where the reference they count from is certain.
    private func limit(
        _ quote: Quote, _ session: CalendarDate, _ last: DatedClose, _ reference: Double?
    ) -> PriceLimit? {
        let isLastBefore = book.session(before: session) == last.date
        // A source that counts from another price than the close knows the reference price of an ex-day.
        let said = isLastBefore ? previousClose(of: quote, closes: [last]) : nil
        guard let base = reference ?? said ?? (isLastBefore ? last.close : nil) else { return nil }
        return PriceLimit(reference: base, instrument: instrument, on: session, calendars: calendars)
    }

    private func isBeyond(_ limit: PriceLimit, _ price: Double) -> Bool { limit.rulesOut(price, of: instrument) }
}

extension QuoteScreen.Doubt: CustomStringConvertible {
    /// The doubt in words, without a stop.
    public var description: String {
        func text(_ price: Double) -> String { NumberText.fixed(price, decimals: price < 1000 ? 2 : 0) }
        switch self {
        case .beyondLimit(let price, let limit):
            return "\(text(price)) is beyond the day's limits \(PriceLimit.words(limit))"
        case .noRate(let price):
            return
                "\(NumberText.fixed(price, decimals: 4)) is not a dollar rate: inverted or in another unit"
        case .farFromHistory(let price, let ratio, let date):
            return "\(text(price)) is \(PlausibleStep.words(ratio)) the close of \(date)"
        }
    }
}
