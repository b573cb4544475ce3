import Market

/// Puts the sample market together, name by name.
struct SampleMarketBuilder {
    let seed: UInt64
    private let first = CalendarDate(daysSince1970: 19_737)
    private let asOf = SampleMarket.asOf

    init(seed: UInt64) {
        self.seed = seed
    }

    func listings() -> [SampleMarket.Listing] {
        let anchors = SampleAnchor.all()
        let today = TimeZoneRule.utc.local(asOf).date
        let shocks = SampleShocks(
            from: first, through: today, segments: Set(anchors.compactMap(\.instrument.segment)), seed: seed)
        var hours: [SampleVenue: [SampleHours]] = [:]
        for venue in Set(anchors.map { SampleVenue($0.instrument) }) {
            hours[venue] = venue.hours(from: first, through: today).filter { $0.open < asOf }
        }
        let news = SampleListing.all()
        var made: [Symbol: SampleMarket.Listing] = [:]
        // What is followed comes before what follows it.
        let ordered = anchors.filter { home(of: $0) == nil } + anchors.filter { home(of: $0) != nil }
        for anchor in ordered {
            made[anchor.instrument.symbol] = listing(
                anchor, news[anchor.instrument.symbol], hours: hours[SampleVenue(anchor.instrument)] ?? [],
                shocks: shocks, lead: home(of: anchor).flatMap { lead(from: $0, made) })
        }
        return anchors.compactMap { made[$0.instrument.symbol] }
    }

    /// The local listing of an ADR; nil for all others.
    private func home(of anchor: SampleAnchor) -> Symbol? {
        ParityDirectory.shared.home(ofReceipt: anchor.instrument.symbol)
    }

    private func lead(from home: Symbol, _ made: [Symbol: SampleMarket.Listing]) -> SampleLead? {
        guard let listing = made[home], let rate = listing.instrument.currency?.dollarRateSymbol,
            let rates = made[rate]
        else { return nil }
        let latest = listing.quote.map { quote in
            DatedClose(date: listing.instrument.zone.local(quote.time).date, close: quote.price)
        }
        return SampleLead(listing.dailyBars, latest: latest, rates: rates.dailyBars)
    }

    private func listing(
        _ anchor: SampleAnchor, _ listing: SampleListing?, hours: [SampleHours], shocks: SampleShocks,
        lead: SampleLead?
    ) -> SampleMarket.Listing {
        let listed = anchor.instrument.listedOn ?? first
        let sessions = hours.filter { $0.date >= listed }
        guard anchor.feed != .missing, let current = sessions.last else {
            return SampleMarket.Listing(
                instrument: anchor.instrument, dailyBars: [], intradayBars: [], quote: nil, anchor: anchor,
                listing: listing)
        }
        let isOver = current.close <= asOf
        let over = sessions.filter { $0.close <= asOf }
        var history = SampleHistory(anchor, listing: listing, lead: lead, seed: seed)
        let bars = history.bars(on: over.map(\.date), isCurrentIncluded: isOver, shocks: shocks)
        let end = min(current.close, lastTick(of: anchor))
        let today = isOver ? bars.last : currentBar(&history, on: current, previous: bars.last, until: end)
        var intraday: [IntradayBar] = []
        if !isOver, let last = over.last, let bar = bars.last {
            intraday += self.intraday(anchor, last, bar, until: last.close)
        }
        if let today { intraday += self.intraday(anchor, current, today, until: end) }
        return SampleMarket.Listing(
            instrument: anchor.instrument, dailyBars: bars, intradayBars: intraday,
            quote: today.map { quote(anchor, $0, previous: isOver ? bars.dropLast().last : bars.last, at: end) },
            anchor: anchor, listing: listing)
    }

    private func lastTick(of anchor: SampleAnchor) -> Instant {
        anchor.feed == .stale ? asOf.advanced(seconds: -3600) : asOf
    }

    /// The current session's prices and its volume so far.
    private func currentBar(
        _ history: inout SampleHistory, on hours: SampleHours, previous: DailyBar?, until end: Instant
    ) -> DailyBar {
        let previous = previous?.close ?? history.anchor.before
        let limit = PriceLimit(reference: previous, instrument: history.anchor.instrument, on: hours.date)
        var bar = history.bar(on: hours.date, previous: previous, close: history.anchor.price, limit: limit)
        bar.volume = bar.volume.map { ($0 * hours.volumePart(at: end)).rounded() }
        return bar
    }

    private func intraday(
        _ anchor: SampleAnchor, _ hours: SampleHours, _ bar: DailyBar, until end: Instant
    ) -> [IntradayBar] {
        let name = "intraday \(anchor.instrument.symbol) \(hours.date)"
        var maker = SampleIntraday(hours: hours, grid: anchor.grid, random: SeededRandom(seed: seed, name: name))
        return maker.bars(of: bar, until: end)
    }

    private func quote(_ anchor: SampleAnchor, _ bar: DailyBar, previous: DailyBar?, at time: Instant) -> Quote {
        let isShare = anchor.instrument.kind == .equity
        return Quote(
            symbol: anchor.instrument.symbol, price: bar.close, time: time,
            previousClose: previous?.close ?? anchor.before, open: bar.open, high: bar.high, low: bar.low,
            volume: bar.volume, bid: isShare ? anchor.grid.below(bar.close) : nil, ask: isShare ? bar.close : nil,
            source: SampleMarket.sourceName)
    }
}
