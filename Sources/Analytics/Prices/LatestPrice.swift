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

    /// Whether it is the close of a daily bar, which tells the session and not the time.
    private var isDailyBar: Bool

    /// Seconds that a feed's clock may be ahead of ours in the present.
    public static let clockTolerance = 120

    /// The newest of what is known; nil where nothing is.
    ///
    /// - Parameters:
    ///   - quote: the latest quote; one from after `moment` is passed over.
    ///   - intraday: the newest part of a session; likewise.
    ///   - lastBar: the newest daily bar that counts at `moment`.
    ///   - moment: what "known" means.
    ///   - tolerance: seconds by which a quote may be later than `moment` all the same.
    public init?(
        of instrument: Instrument, quote: Quote?, intraday: IntradayBar?, lastBar: DatedClose?, at moment: Instant,
        tolerance: Int = 0, calendars: TradingCalendars = .shipped
    ) {
        var best: LatestPrice?
        if let lastBar { best = LatestPrice(bar: lastBar, of: instrument, at: moment, calendars) }
        if let intraday, intraday.end <= moment {
            let candidate = LatestPrice(intraday: intraday, of: instrument)
            if best.map({ candidate.isNewer(than: $0, of: instrument, at: moment, calendars) }) ?? true {
                best = candidate
            }
        }
        if let quote, quote.time <= moment.advanced(seconds: tolerance) {
            let candidate = LatestPrice(quote: quote, of: instrument)
            if best.map({ candidate.isNewer(than: $0, of: instrument, at: moment, calendars) }) ?? true {
                best = candidate
            }
        }
        guard let best else { return nil }
        self = best
    }

    /// When an instrument's daily bar of a date is complete.
    public static func sessionEnd(
        of instrument: Instrument, on date: CalendarDate, calendars: TradingCalendars = .shipped
    ) -> Instant {
        instrument.exchange.flatMap { calendars[$0] }?.session(on: date)?.close
            ?? instrument.zone.instant(date, LatestPrice.endOfUnknownSession)
    }

    /// Where no calendar says when a session ends, its day counts as over then.
    public static let endOfUnknownSession = TimeOfDay(22, 0)

    private init(
        bar: DatedClose, of instrument: Instrument, at moment: Instant, _ calendars: TradingCalendars
    ) {
        price = bar.close
        date = bar.date
        time = min(LatestPrice.sessionEnd(of: instrument, on: bar.date, calendars: calendars), moment)
        session = SessionFigures()
        source = "daily bar"
        isDailyBar = true
    }

    private init(intraday: IntradayBar, of instrument: Instrument) {
        price = intraday.close
        time = intraday.end
        date = instrument.zone.local(intraday.start).date
        session = SessionFigures()
        source = "\(intraday.minutes)-minute bar"
        isDailyBar = false
    }

    private init(quote: Quote, of instrument: Instrument) {
        price = quote.price
        time = quote.time
        date = instrument.zone.local(quote.time).date
        previousClose = quote.previousClose
        session = SessionFigures(
            open: quote.open, high: quote.high, low: quote.low, volume: quote.volume, bid: quote.bid, ask: quote.ask)
        source = quote.source
        isDailyBar = false
    }

    /// A price of a later session is newer. Within one session the daily bar is the last word once the session is
    /// over, unless this price was made in the session's last ten minutes or after.
    private func isNewer(
        than other: LatestPrice, of instrument: Instrument, at moment: Instant, _ calendars: TradingCalendars
    ) -> Bool {
        guard date == other.date else { return date > other.date }
        guard other.isDailyBar else { return time >= other.time }
        let end = LatestPrice.sessionEnd(of: instrument, on: date, calendars: calendars)
        return moment < end || time >= end.advanced(seconds: -600)
    }
}
