/// Everything a screen shows of one instrument at one moment, worked out.
public struct InstrumentState: Hashable, Sendable {
    /// Which way a price moved.
    public enum Direction: Hashable, Sendable {
        case up, down
    }

    /// Who it is.
    public var instrument: Instrument
    /// The latest price known, in the instrument's currency; nil if none yet.
    public var price: Double?
    /// When that price was made: the quote's time, or the close of the bar's session.
    public var time: Instant?
    /// The session that the price belongs to, on the exchange's clock.
    public var sessionDate: CalendarDate?
    /// The reference close of today's change.
    public var previousClose: Double?
    /// The session's first, highest and lowest price, its volume, bid and ask, where known.
    public var session: SessionFigures
    /// Returns in the instrument's own currency.
    public var local: PeriodReturns
    /// Returns in US dollars.
    public var usd: PeriodReturns
    /// Total returns in the instrument's own currency, dividends reinvested at the close before they went ex; unknown
    /// where the cache knows of no dividend of it at all.
    public var total: PeriodReturns
    /// The date of the rate that dollars were worked out with; nil for the dollar itself and where none is known.
    public var rateDate: CalendarDate?
    /// Technical figures; they follow the first snapshot a moment later.
    public var indicators: Indicators
    /// The market value of all its shares in US dollars, where their number is known.
    public var marketValue: Double?
    /// Whether the year-to-date return counts from the listing (its IPO price or first close) since there was no
    /// close in the year before.
    public var isSinceListing: Bool
    /// The last closes, oldest first, the latest price at the end: what a sparkline draws.
    public var closes: [Double]
    /// How far the price is behind what the exchange's calendar expects.
    public var staleness: Staleness
    /// The session's price limits, where the exchange has any.
    public var limit: PriceLimit?
    /// Which way the last change of the price went, and when this program saw it.
    public var lastMove: Move?
    /// Who said so.
    public var source: String
    /// The part of an ordinary day's volume that is done by the price's time, 0 to 1; nil where that cannot be said: in
    /// the first hour of a session without a profile of earlier ones.
    public var volumeShare: Double?
    /// Why the newest quote is not shown as the price; nil where nothing speaks against it.
    public var doubt: String?
    /// The rows among its last daily bars that cannot be true, each with its reason.
    public var quarantinedBars: [String] = []
    /// Its splits as far as they are known, for quantities and prices that were noted before them.
    public var splits: [Split] = []
    /// Whether the price belongs to the session of the newest price of all, where prices have stopped coming
    /// altogether; nil while they come.
    public var isOfLastSession: Bool?

    /// A change of price as this program saw it.
    public struct Move: Hashable, Sendable {
        /// Which way.
        public let direction: Direction
        /// When it was seen, on the clock of the user.
        public let seenAt: Instant

        /// Creates a move.
        public init(direction: Direction, seenAt: Instant) {
            self.direction = direction
            self.seenAt = seenAt
        }
    }

    /// Creates the state of an instrument without a price.
    public init(instrument: Instrument) {
        self.instrument = instrument
        session = SessionFigures()
        local = PeriodReturns()
        usd = PeriodReturns()
        total = PeriodReturns()
        indicators = Indicators()
        isSinceListing = false
        closes = []
        staleness = .missing
        source = ""
    }

    /// Today's change in the instrument's currency.
    public var change: Double? {
        guard let price, let previousClose else { return nil }
        return price - previousClose
    }

    /// Whether the price belongs to the session that its exchange's calendar expects: only then does its change
    /// count as today's.
    public var isFromExpectedSession: Bool {
        switch staleness {
        case .current, .minutesBehind, .unknown: true
        case .sessionsBehind, .missing: false
        }
    }

    /// Whether the price counts in baskets, means, breadth, ranks and spreads: only one of the session that is
    /// expected, or where all prices stand still, of the session they stopped in.
    public var isCounted: Bool { isOfLastSession ?? isFromExpectedSession }

    /// Returns in a currency that can be averaged with others': what counts from a listing is left out, since no two
    /// shares were listed on one day.
    public func comparableReturns(in currency: ReturnCurrency) -> PeriodReturns {
        var returns = returns(in: currency)
        if isSinceListing { returns.yearToDate = nil }
        returns.sinceListing = nil
        return returns
    }

    /// Returns in a currency.
    public func returns(in currency: ReturnCurrency) -> PeriodReturns { currency == .local ? local : usd }

    /// The part of a dollar return that the currency made: `(1 + usd) / (1 + local) - 1`, as a fraction.
    public func currencyReturn(over period: Period) -> Double? {
        guard let local = local[period], let usd = usd[period], local > -1 else { return nil }
        return (1 + usd) / (1 + local) - 1
    }

    /// Whether the rate that dollars were worked out with is older than the price.
    public var isRateOld: Bool {
        guard let rateDate, let sessionDate else { return false }
        return rateDate < sessionDate
    }
}

/// The session's figures beside its last price, each where known.
public struct SessionFigures: Hashable, Sendable {
    /// The first price.
    public var open: Double?
    /// The highest price.
    public var high: Double?
    /// The lowest price.
    public var low: Double?
    /// Shares traded.
    public var volume: Double?
    /// The best bid.
    public var bid: Double?
    /// The best ask.
    public var ask: Double?

    /// Creates figures; what is left out is unknown.
    public init(
        open: Double? = nil, high: Double? = nil, low: Double? = nil, volume: Double? = nil, bid: Double? = nil,
        ask: Double? = nil
    ) {
        self.bid = bid
        self.ask = ask
        self.open = open
        self.high = high
        self.low = low
        self.volume = volume
    }

    /// Leaves prices unknown that the session's limits rule out.
    package mutating func dropPrices(beyond limit: PriceLimit, of instrument: Instrument) {
        func possible(_ price: Double?) -> Double? { price.flatMap { limit.rulesOut($0, of: instrument) ? nil : $0 } }
        (open, high, low) = (possible(open), possible(high), possible(low))
        (bid, ask) = (possible(bid), possible(ask))
    }
}

/// How far a price is behind what the exchange's calendar expects.
public enum Staleness: Hashable, Sendable {
    /// As new as it can be.
    case current
    /// Older than it should be, by this much: minutes of trading while the exchange is open, else whole sessions.
    case minutesBehind(Int)
    /// This many sessions have closed without a price.
    case sessionsBehind(Int)
    /// The exchange's calendar does not reach the moment, so nothing can be said.
    case unknown
    /// There is no price.
    case missing

    /// Whether whole sessions passed without a price.
    public var isSessionsBehind: Bool {
        switch self {
        case .sessionsBehind, .missing: true
        case .current, .minutesBehind, .unknown: false
        }
    }

    /// Whether a price should be there that is not.
    public var isBehind: Bool {
        switch self {
        case .minutesBehind, .sessionsBehind, .missing: true
        case .current, .unknown: false
        }
    }
}
