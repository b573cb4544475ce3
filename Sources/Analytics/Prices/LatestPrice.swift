public import Market

/// The newest price that was known at a moment, from whichever of quote, intraday bar and daily bar is the newest.
public struct LatestPrice: Hashable, Sendable {
    /// The price, in the instrument's currency.
    public var price: Double
    /// When it was made.
    public var time: Instant
    /// The session it belongs to, on the exchange's own clock.
    public var date: CalendarDate
    /// The close that the source counts today's change from, where it says.
    public var previousClose: Double?
    /// The session's other figures, where known.
    public var session: SessionFigures
    /// Who said so.
    public var source: String

    private enum Kind: Hashable, Sendable {
        case daily, intraday, quote
    }

    /// What it was made of: a daily bar tells the session and not the time.
    private var kind: Kind

    /// Seconds that a feed's clock may be ahead of ours in the present.
    public static let clockTolerance = 120

    /// The newest of what is known; nil where nothing is.
    ///
    /// - Parameters:
    ///   - quote: the latest quote; one from after `moment` is skipped.
    ///   - intraday: the newest part of a session; likewise.
    ///   - lastBar: the newest daily bar that counts at `moment`.
    ///   - moment: what "known" means.
    ///   - tolerance: seconds by which a quote may be later than `moment` all the same.
    public init?(
        of instrument: Instrument, quote: Quote?, intraday: IntradayBar?, lastBar: DatedClose?, at moment: Instant,
        tolerance: Int = 0, calendars: TradingCalendars = .shipped
    ) {
        let book = SessionBook(of: instrument, calendars: calendars)
        var best: LatestPrice?
        if let lastBar, book.hasBegun(lastBar.date, at: moment) { best = LatestPrice(bar: lastBar, at: moment, book) }
        if let intraday, intraday.end <= moment {
            let candidate = LatestPrice(intraday: intraday, book)
            if best.map({ candidate.isNewer(than: $0, at: moment, book) }) ?? true { best = candidate }
        }
        if let quote, quote.time <= moment.advanced(seconds: tolerance) {
            let candidate = LatestPrice(quote: quote, book)
            if best.map({ candidate.isNewer(than: $0, at: moment, book) }) ?? true { best = candidate }
        }
        guard let best else { return nil }
        self = best
    }

    /// The bar of a session that is still going on is a price of now.
    private init(bar: DatedClose, at moment: Instant, _ book: SessionBook) {
        price = bar.close
        date = bar.date
        time = min(book.end(of: bar.date), moment)
        session = SessionFigures()
        source = "daily bar"
        kind = .daily
    }

    private init(intraday: IntradayBar, _ book: SessionBook) {
        price = intraday.close
        date = book.session(of: intraday.start)
        // The last bar of a session is longer than what is left of it: nothing in it was made after the close.
        let close = book.end(of: date)
        time = intraday.start <= close ? min(intraday.end, close) : intraday.end
        session = SessionFigures()
        source = "\(intraday.minutes)-minute bar"
        kind = .intraday
    }

    private init(quote: Quote, _ book: SessionBook) {
        price = quote.price
        time = quote.time
        date = book.session(of: quote.time, tolerance: LatestPrice.clockTolerance)
        previousClose = quote.previousClose
        session = SessionFigures(
            open: quote.open, high: quote.high, low: quote.low, volume: quote.volume, bid: quote.bid, ask: quote.ask)
        source = quote.source
        kind = .quote
    }

    /// A price of a later session is newer. Within one session the daily bar is the last word once the session is
    /// over, and only a quote from its end or later beats it.
    private func isNewer(than other: LatestPrice, at moment: Instant, _ book: SessionBook) -> Bool {
        guard date == other.date else { return date > other.date }
        guard other.kind == .daily else { return time >= other.time }
        if !book.isOver(date, at: moment) { return true }
        return kind == .quote && time >= book.end(of: date)
    }
}
