import Market

/// One name of the living sample: where its price is between its bounds, and its current session.
struct SampleName: Sendable {
    let anchor: SampleAnchor
    /// Whether it is an index, which follows its members.
    let isIndex: Bool
    /// The place of its region among all; nil for rates.
    let region: Int?
    /// How much one unit of position moves the Asian basket; 0 for what is not a member of it.
    let basketWeight: Double
    /// How much the share weighs in the indices of its region: what is usually traded of it, in money.
    let weight: Double
    private(set) var price: Double
    /// Where the price would like to be, of a deviation near 1.
    private(set) var wish = 0.0
    /// Where it is between its bounds, -1 to 1.
    private(set) var position = 0.0
    private(set) var session: SampleSessionState?

    private let grid: PriceGrid
    private let highest: Double
    private let band: Double
    private var own = MeanReversion()
    private var random: SeededRandom
    private var lastUpdate: Instant
    /// Whether a price came since the ticks were last taken.
    private(set) var isTouched = false
    /// The session that ended since then.
    private var closing: SampleSessionState?
    private var endedBars: [IntradayBar] = []
    private var endedDays: [DailyBar] = []

    init(_ listing: SampleMarket.Listing, quote: Quote, hours: SampleHours?, seed: UInt64) {
        anchor = listing.anchor
        grid = listing.anchor.grid
        isIndex = listing.instrument.kind == .index
        region = listing.instrument.region.flatMap { Region.allCases.firstIndex(of: $0) }
        price = quote.price
        highest = listing.listing?.highest ?? .infinity
        let band = SampleName.band(of: listing.anchor)
        self.band = band
        random = SeededRandom(seed: seed, name: "live " + listing.instrument.symbol.rawValue)
        lastUpdate = quote.time
        let isShare = listing.instrument.kind == .equity
        weight = isShare ? quote.price * (listing.anchor.volume ?? 0) : 0
        let isMember = isShare && listing.instrument.region?.isAsian == true
        let reference = isMember ? listing.dailyBars.last { $0.date.year == 2025 }?.close : nil
        basketWeight = reference.map { band * listing.anchor.price / $0 } ?? 0
        if let hours, hours.open < quote.time, quote.time < hours.close {
            session = SampleSessionState(quote, of: listing.instrument, hours: hours)
        }
    }

    /// How far the price may go from its anchor, as a fraction.
    ///
    /// Narrow enough that the figures of the trade stay true all day: TSMC between +8 and +16 %, the Nasdaq 100 at
    /// about +2 %, a receipt's worth of the target between 370 and 375 dollars.
    private static func band(of anchor: SampleAnchor) -> Double {
        switch anchor.instrument.kind {
        case .equity: 0.4 * anchor.dailyVolatility
        case .index: (anchor.instrument.region == .unitedStates ? 0.12 : 0.3) * anchor.dailyVolatility
        case .fx: 0.15 * anchor.dailyVolatility
        }
    }

    /// Milliseconds between two prices on average.
    private static let pace = 6000.0

    /// How likely it is that a span of trading brings no price.
    static func silence(for milliseconds: Int64) -> Double {
        PortableMath.exp(-min(500, Double(milliseconds) / pace))
    }

    /// Whether a price comes.
    mutating func isDue(silence: Double) -> Bool { random.uniform() >= silence }

    /// Lets the time since the last price pass, and the wish wander.
    ///
    /// - Parameter common: what moves its whole region, of deviation 1.
    mutating func drift(to time: Instant, common: Double) {
        own.advance(milliseconds: time.milliseconds(since: lastUpdate), random: &random)
        lastUpdate = time
        wish = mix(common: common)
    }

    /// Makes a new price.
    ///
    /// - Parameter correction: what is taken from the wish for the sake of the basket.
    mutating func update(at time: Instant, hours: SampleHours, correction: Double) {
        position = MeanReversion.bounded(wish - (basketWeight > 0 ? correction : 0))
        let level = min(anchor.price * (1 + band * position), highest)
        let previous = session?.previousClose ?? price
        var state =
            session
            ?? SampleSessionState(
                on: hours.date, of: anchor.instrument, previousClose: previous,
                first: grid.nearest(level, within: limit(previous, hours)),
                volume: anchor.volume.map { $0 * PortableMath.exp(0.28 * random.gaussian() - 0.04) })
        price = grid.nearest(level, within: state.limit)
        if let ended = state.take(price, at: time, hours: hours), isTouched { endedBars.append(ended) }
        session = state
        isTouched = true
    }

    /// Ends the session.
    mutating func close() {
        guard let session else { return }
        endedDays.append(session.day)
        if let bar = session.bar { endedBars.append(bar) }
        self.session = nil
        closing = session
    }

    /// What happened since the last call.
    mutating func takeTicks() -> [SampleTick] {
        isTouched = false
        let symbol = anchor.instrument.symbol
        var ticks = endedBars.map { SampleTick.intradayBar(symbol, $0) }
        if let bar = session?.bar { ticks.append(.intradayBar(symbol, bar)) }
        ticks += endedDays.map { SampleTick.dailyBar(symbol, $0) }
        if let state = session ?? closing {
            let isShare = anchor.instrument.kind == .equity
            let bid = isShare ? grid.below(price) : nil
            ticks.append(.quote(state.quote(of: symbol, at: lastUpdate, bid: bid, ask: isShare ? price : nil)))
        }
        endedBars = []
        endedDays = []
        closing = nil
        return ticks
    }

    /// An index follows its members, a share its region and itself, a rate only itself.
    private func mix(common: Double) -> Double {
        switch anchor.instrument.kind {
        case .equity: 0.75 * own.value + 0.3 * common
        case .index: 1.4 * common + 0.15 * own.value
        case .fx: 0.8 * own.value
        }
    }

    private func limit(_ previousClose: Double, _ hours: SampleHours) -> PriceLimit? {
        PriceLimit(reference: previousClose, instrument: anchor.instrument, on: hours.date)
    }
}
