public import Market

/// The sample market as it goes on from ``SampleMarket/asOf``: prices walk on their ticks while their exchange is open,
/// and never so far that a figure of the trade becomes untrue.
///
/// It has no clock of its own: ``step(to:)`` makes what happened up to a moment, and the same steps make the same
/// ticks.
public struct SampleFeed: Sendable {
    /// The moment it has come to.
    public private(set) var now = SampleMarket.asOf

    /// Names that trade at the same hours.
    private struct Floor {
        let venue: SampleVenue
        /// The session that is under way or comes next; nil where the calendar ends.
        var hours: SampleHours?
        /// The names' places, indices behind their members.
        var names: [Int] = []
    }

    private var names: [SampleName] = []
    private var floors: [Floor] = []
    private var regions = [MeanReversion](repeating: MeanReversion(), count: Region.allCases.count)
    private var random: SeededRandom
    private var lastStatus = SampleMarket.asOf

    /// Begins where the sample market stands.
    public init(_ market: SampleMarket, seed: UInt64 = 1) {
        random = SeededRandom(seed: seed, name: "live")
        for listing in market.listings {
            guard listing.anchor.feed == .live, let quote = listing.quote else { continue }
            let venue = SampleVenue(listing.instrument)
            let floor = floors.firstIndex { $0.venue == venue } ?? floors.endIndex
            if floor == floors.endIndex {
                floors.append(Floor(venue: venue, hours: venue.hours(endingAfter: SampleMarket.asOf)))
            }
            floors[floor].names.append(names.count)
            names.append(SampleName(listing, quote: quote, hours: floors[floor].hours, seed: seed))
        }
        for floor in floors.indices {
            floors[floor].names.sort { (names[$0].isIndex ? 1 : 0, $0) < (names[$1].isIndex ? 1 : 0, $1) }
        }
    }

    /// Lets time pass and tells what came: the newest quote of every name that had a price, the five-minute bars that
    /// were touched, the daily bars of exchanges that closed. Nothing where nothing is open.
    public mutating func step(to moment: Instant) -> [SampleTick] {
        while now < moment {
            let next = min(moment, max(nextBoundary, nextTrading))
            advance(to: next)
            now = next
        }
        var ticks: [SampleTick] = []
        for index in names.indices where names[index].isTouched { ticks += names[index].takeTicks() }
        if !ticks.isEmpty && now.milliseconds(since: lastStatus) >= 15_000 {
            lastStatus = now
            ticks.append(.status(FeedStatus(feed: SampleMarket.sourceName, state: "ok", lastSuccess: now)))
        }
        return ticks
    }

    /// The end of the current five minutes; sessions open, pause and close on these.
    private var nextBoundary: Instant {
        let length = Int64(SampleIntraday.minutes) * 60_000
        return Instant(milliseconds: (now.milliseconds / length + 1) * length)
    }

    /// Now while an exchange trades, else the next time that something begins or ends.
    private var nextTrading: Instant {
        var next = Instant(milliseconds: .max)
        for floor in floors {
            guard let hours = floor.hours else { continue }
            next = min(next, floor.venue == .currencies ? hours.close : max(now, hours.open))
        }
        return next
    }

    private mutating func advance(to next: Instant) {
        for region in regions.indices {
            regions[region].advance(milliseconds: next.milliseconds(since: now), random: &random)
        }
        let spans = floors.map { floor in floor.hours.map { $0.elapsed(at: next) - $0.elapsed(at: now) } ?? 0 }
        // Rates are quoted around the clock, but a board on which nothing else moves should rest.
        let isAnyOpen = zip(floors, spans).contains { $0.venue != .currencies && $1 > 0 }
        var due: [(name: Int, hours: SampleHours)] = []
        for (floor, span) in zip(floors, spans) where span > 0 {
            guard let hours = floor.hours else { continue }
            let isClosing = next >= hours.close
            guard isClosing || isAnyOpen else { continue }
            let silence = SampleName.silence(for: span)
            for name in floor.names where names[name].isDue(silence: silence) || isClosing {
                due.append((name, hours))
            }
        }
        update(due, at: next)
        for floor in floors.indices {
            guard let hours = floors[floor].hours, next >= hours.close else { continue }
            floors[floor].hours = floors[floor].venue.hours(onOrAfter: hours.date.advanced(days: 1))
        }
    }

    private mutating func update(_ due: [(name: Int, hours: SampleHours)], at moment: Instant) {
        guard !due.isEmpty else { return }
        for (name, _) in due where !names[name].isIndex {
            names[name].drift(to: moment, common: names[name].region.map { regions[$0].value } ?? 0)
        }
        let correction = commonWish
        for (name, hours) in due where !names[name].isIndex {
            names[name].update(at: moment, hours: hours, correction: correction)
        }
        let leads = due.contains { names[$0.name].isIndex } ? regionLeads : []
        for (name, hours) in due where names[name].isIndex {
            names[name].drift(to: moment, common: names[name].region.map { leads[$0] } ?? 0)
            names[name].update(at: moment, hours: hours, correction: 0)
        }
        for (name, hours) in due where moment >= hours.close { names[name].close() }
    }

    /// What the members of the Asian basket wish for on average: what is taken from each, so that shares move against
    /// one another and the basket hardly at all.
    private var commonWish: Double {
        var (sum, weight) = (0.0, 0.0)
        for index in names.indices {
            sum += names[index].basketWeight * names[index].wish
            weight += names[index].basketWeight
        }
        return weight > 0 ? sum / weight : 0
    }

    /// Where the shares of each region are between their bounds, by weight.
    private var regionLeads: [Double] {
        var sums = [Double](repeating: 0, count: regions.count)
        var weights = [Double](repeating: 0, count: regions.count)
        for index in names.indices {
            guard let region = names[index].region else { continue }
            sums[region] += names[index].weight * names[index].position
            weights[region] += names[index].weight
        }
        return zip(sums, weights).map { $1 > 0 ? $0 / $1 : 0 }
    }
}
