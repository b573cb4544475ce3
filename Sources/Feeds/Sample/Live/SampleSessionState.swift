import Market

/// One name's current session as far as it has come.
struct SampleSessionState: Sendable {
    private(set) var day: DailyBar
    /// The five minutes that are still growing, or were the last to.
    private(set) var bar: IntradayBar?
    let previousClose: Double
    let limit: PriceLimit?
    /// Shares that the whole session will see.
    private let sessionVolume: Double?
    private var volumeBeforeBar = 0.0

    /// A session that begins.
    init(
        on date: CalendarDate, of instrument: Instrument, previousClose: Double, first price: Double, volume: Double?
    ) {
        self.previousClose = previousClose
        limit = PriceLimit(reference: previousClose, instrument: instrument, on: date)
        sessionVolume = volume
        day = DailyBar(
            date: date, open: price, high: price, low: price, close: price, volume: volume.map { _ in 0 })
    }

    /// A session that is under way.
    init(_ quote: Quote, of instrument: Instrument, hours: SampleHours) {
        let previous = quote.previousClose ?? quote.price
        previousClose = previous
        limit = PriceLimit(reference: previous, instrument: instrument, on: hours.date)
        sessionVolume = quote.volume.map { $0 / max(0.01, hours.volumePart(at: quote.time)) }
        volumeBeforeBar = quote.volume ?? 0
        day = DailyBar(
            date: hours.date, open: quote.open, high: quote.high, low: quote.low, close: quote.price,
            volume: quote.volume)
    }

    /// Takes a price; returns the bar that it ended, where it began a new one.
    mutating func take(_ price: Double, at time: Instant, hours: SampleHours) -> IntradayBar? {
        let volumeBefore = day.volume ?? 0
        day.close = price
        day.high = max(day.high ?? price, price)
        day.low = min(day.low ?? price, price)
        day.volume = sessionVolume.map { max(volumeBefore, ($0 * hours.volumePart(at: time)).rounded()) }
        // A price at the very end of an interval belongs to it: that is how a session's last price is made.
        let length = Int64(SampleIntraday.minutes) * 60_000
        let start = Instant(milliseconds: (time.milliseconds - 1) / length * length)
        let isNew = bar?.start != start
        let ended = isNew ? bar : nil
        if isNew { volumeBeforeBar = volumeBefore }
        var growing =
            (isNew ? nil : bar)
            ?? IntradayBar(
                start: start, minutes: SampleIntraday.minutes, open: price, high: price, low: price, close: price)
        growing.high = max(growing.high ?? price, price)
        growing.low = min(growing.low ?? price, price)
        growing.close = price
        growing.volume = day.volume.map { $0 - volumeBeforeBar }
        bar = growing
        return ended
    }

    /// The session as a quote.
    func quote(of symbol: Symbol, at time: Instant, bid: Double?, ask: Double?) -> Quote {
        Quote(
            symbol: symbol, price: day.close, time: time, previousClose: previousClose, open: day.open, high: day.high,
            low: day.low, volume: day.volume, bid: bid, ask: ask, source: SampleMarket.sourceName)
    }
}
