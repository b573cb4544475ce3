/// What is read of one instrument only while it is on screen: its bars.
///
/// Everything in it was known at the moment shown; the latest price is not in it, since the snapshots bring that.
public struct InstrumentDetail: Hashable, Sendable {
    /// Whose bars they are.
    public var symbol: Symbol
    /// Counts the details of one engine from 1, so that an older one is reported from a newer one.
    public var version: UInt64
    /// The daily bars on today's shares, oldest first.
    public var daily: [DailyBar]
    /// The parts of the last sessions, oldest first, of one length within each session.
    public var intraday: [IntradayBar]
    /// The changes in the number of shares that are known, by date.
    public var splits: [Split]
    /// What was paid on a share, by date.
    public var dividends: [Dividend]
    /// Whether it holds every daily bar of the cache; else the oldest ones were left out.
    public var isComplete: Bool
    /// The daily bars that are quarantined, each with its reason.
    public var quarantined: [String]

    /// Creates a detail; without bars it says that the cache has none.
    public init(
        symbol: Symbol, version: UInt64 = 0, daily: [DailyBar] = [], intraday: [IntradayBar] = [],
        splits: [Split] = [], dividends: [Dividend] = [], isComplete: Bool = true,
        quarantined: [String] = []
    ) {
        self.symbol = symbol
        self.version = version
        self.daily = daily
        self.intraday = intraday
        self.splits = splits
        self.dividends = dividends
        self.isComplete = isComplete
        self.quarantined = quarantined
    }

    /// The daily bars with the session of the latest price at their end, as far as it has come.
    ///
    /// The session's bar is added, or brought up to date where the cache has one already; a price of an earlier session
    /// than the last bar's changes nothing.
    public func bars(with state: InstrumentState?) -> [DailyBar] {
        guard let state, let price = state.price, let date = state.sessionDate else { return daily }
        guard let last = daily.last, last.date >= date else { return daily + [DailyBar(state, price, date)] }
        guard last.date == date else { return daily }
        var result = daily
        result[result.count - 1] = last.updated(with: state.session, price: price)
        return result
    }
}

extension DailyBar {
    /// The session of an instrument's latest price as far as it has come.
    fileprivate init(_ state: InstrumentState, _ price: Double, _ date: CalendarDate) {
        let session = state.session
        self.init(
            date: date, open: session.open, high: session.high.map { max($0, price) },
            low: session.low.map { min($0, price) }, close: price, volume: session.volume)
    }

    /// What a feed says of the session goes before what it wrote into a bar earlier.
    fileprivate func updated(with session: SessionFigures, price: Double) -> DailyBar {
        DailyBar(
            date: date, open: session.open ?? open,
            high: [high, session.high].compactMap(\.self).max().map { max($0, price) },
            low: [low, session.low].compactMap(\.self).min().map { min($0, price) }, close: price,
            volume: session.volume ?? volume)
    }
}
