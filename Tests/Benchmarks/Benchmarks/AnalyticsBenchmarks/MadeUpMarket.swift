import Analytics
import Benchmark
import Market

/// Instruments with two years of made-up bars, all alike in what they cost.
struct MadeUpMarket: Sendable {
    /// One of them: what is known of it before anything is worked out.
    struct Listing: Sendable {
        let instrument: Instrument
        let bars: [DailyBar]
        let latest: LatestPrice
        let references: ReferenceCloses
    }

    /// Sessions of two years.
    static let sessions = 500
    let moment: Instant
    let today: CalendarDate
    let rates: DollarRates
    let benchmark: BenchmarkSeries

    init() {
        guard let moment = Instant("2026-01-14T03:00:00Z"), let today = CalendarDate("2026-01-14") else {
            preconditionFailure("no moment")
        }
        (self.moment, self.today) = (moment, today)
        let days = MadeUpMarket.bars(seed: 1, before: today)
        rates = DollarRates([.twd: days.map { DatedClose(date: $0.date, close: 31 + $0.close / 1000) }])
        benchmark = BenchmarkSeries(
            closes: MadeUpMarket.bars(seed: 2, before: today).map { DatedClose(date: $0.date, close: $0.close) },
            alignment: .nextDay)
    }

    private static func bars(seed: UInt64, before end: CalendarDate) -> [DailyBar] {
        var state = seed
        var price = 100.0
        var result: [DailyBar] = []
        result.reserveCapacity(sessions)
        var day = end.advanced(days: -sessions * 7 / 5)
        while result.count < sessions, day < end {
            if !day.weekday.isWeekend {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                let chance = Double(state >> 11) / 0x1p53
                price *= 0.98 + chance * 0.0405
                result.append(
                    DailyBar(
                        date: day, open: price * 0.99, high: price * 1.02, low: price * 0.98, close: price,
                        volume: 1e6 * (1 + chance)))
            }
            day = day.advanced(days: 1)
        }
        return result
    }

    /// A listing of its own prices.
    func listing(_ number: Int) -> Listing {
        let symbol = Symbol(rawValue: "\(10_000 + number).TW")
        let instrument = Instrument(
            symbol: symbol, kind: .equity, name: symbol.rawValue, exchange: .xtai, currency: .twd, region: .taiwan)
        let bars = MadeUpMarket.bars(seed: UInt64(number + 10), before: today)
        let closes = bars.map { DatedClose(date: $0.date, close: $0.close) }
        let quote = Quote(symbol: symbol, price: 101, time: moment, volume: 1e6, source: "benchmark")
        guard
            let latest = LatestPrice(
                of: instrument, quote: quote, intraday: nil, lastBar: closes.last, at: moment)
        else { preconditionFailure("no price") }
        let references = ReferenceCloses(
            of: instrument, latest: (latest.date, true), today: today, offerPrice: nil, firstClose: { nil },
            closeOnOrBefore: { closes.last(onOrBefore: $0) })
        return Listing(instrument: instrument, bars: bars, latest: latest, references: references)
    }

    /// What a tick does: the state from its inputs, the figures from their base.
    func state(of listing: Listing, _ base: IndicatorBase, recent: [DatedClose]) -> InstrumentState {
        let inputs = InstrumentInputs(
            instrument: listing.instrument, latest: listing.latest, recent: recent, references: listing.references)
        var state = InstrumentAnalysis.state(of: inputs, rates: rates, at: moment)
        let session = listing.latest.session
        let bar = DailyBar(
            date: listing.latest.date, open: session.open, high: session.high, low: session.low,
            close: listing.latest.price, volume: session.volume)
        state.indicators = base.indicators(with: bar, volumeShare: 0.4)
        return state
    }

    /// Everything of one instrument, as when the program starts.
    func work(_ listing: Listing) -> (state: InstrumentState, score: Double?) {
        let base = IndicatorBase(listing.bars, benchmark: benchmark)
        let closes = listing.bars.map { DatedClose(date: $0.date, close: $0.close) }
        let references = ReferenceCloses(
            of: listing.instrument, latest: (listing.latest.date, true), today: today, offerPrice: nil,
            firstClose: { nil }, closeOnOrBefore: { closes.last(onOrBefore: $0) })
        let fresh = Listing(
            instrument: listing.instrument, bars: listing.bars, latest: listing.latest, references: references)
        return (state(of: fresh, base, recent: closes.suffix(32)), base.relativeStrengthScore(with: nil))
    }

    /// At most 20 µs.
    func measureOneTick() {
        let listing = listing(0)
        let base = IndicatorBase(listing.bars, benchmark: benchmark)
        let recent = listing.bars.suffix(32).map { DatedClose(date: $0.date, close: $0.close) }
        Benchmark("One tick of one instrument", configuration: .init(metrics: [.wallClock], scalingFactor: .kilo)) {
            for _ in $0.scaledIterations { blackHole(state(of: listing, base, recent: recent)) }
        }
    }

    /// At most 50 ms for 80 and 3 s for 25,000; the bars are shared by 1,000 listings, the work by none.
    func measureEverything(_ count: Int) {
        Benchmark(
            "Everything of \(count) instruments",
            configuration: .init(metrics: [.wallClock], maxDuration: .seconds(10), maxIterations: 20)
        ) { benchmark, listings in
            benchmark.startMeasurement()
            var scores: [Double?] = []
            scores.reserveCapacity(count)
            var states = InstrumentTable()
            for number in 0..<count {
                let (state, score) = work(listings[number % listings.count])
                scores.append(score)
                states[Symbol(rawValue: "\(number)")] = state
            }
            blackHole(RelativeStrengthRank.ranks(scores))
            blackHole(states)
            benchmark.stopMeasurement()
        } setup: {
            (0..<min(count, 1000)).map(listing)
        }
    }
}
