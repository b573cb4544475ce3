import Market
import QuoteCache
import RiskRules

/// Reckons from bars how flags and statements stood in the weeks before a moment.
struct PastWork: Sendable {
    let file: CacheFile
    let settings: MarketSettings
    let clock: MarketClock
    /// The last date that is gone through.
    let last: CalendarDate
    /// In a cache of more, those are looked at that the layout or the directory names.
    let mostInstruments: Int

    /// Enough dates for sixty sessions, which is what strips show.
    private static let days = 84
    /// More would take minutes, and more memory than all the rest.
    static let mostBehindScreen = 5000

    /// The work for a market shown at a moment.
    init(
        _ file: CacheFile, _ settings: MarketSettings, clock: MarketClock, before moment: Instant,
        mostInstruments: Int = PastWork.mostBehindScreen
    ) {
        (self.file, self.settings, self.clock) = (file, settings, clock)
        self.mostInstruments = mostInstruments
        last = TimeZoneRule.utc.local(moment).date.advanced(days: -1)
    }

    /// Days that records of rules rest on: a year, and where that is long, fewer instruments.
    private static let record = (days: 366, mostInstruments: 1000)

    /// What was reckoned, and how everything stood at the end of the last date.
    struct Result: Sendable {
        var past = RiskPast()
        var risk: RiskModel
    }

    /// Goes through the dates; ends early with nothing where its task is cancelled.
    ///
    /// - Throws: `CacheFault` where the cache cannot be read.
    func run() throws(CacheFault) -> Result? {
        let first = last.advanced(days: 1 - Self.days)
        var walk = try MarketWalk(
            of: file, settings: settings, from: first, through: last, most: mostInstruments, clock: clock)
        var past = RiskPast()
        for date in MarketWalk.dates(from: first, through: last) {
            if Task.isCancelled { return nil }
            let step = try walk.step(to: date)
            let data = RuleData(step.snapshot, events: EventIndex([]))
            past.take(step.update, step.snapshot.theses, at: data.now) { data.closing(of: $0) }
        }
        return Result(past: past, risk: walk.risk)
    }

    /// What followed flags and breaches of the year before; nil where its task is cancelled.
    ///
    /// - Parameter asOf: what is known then counts.
    /// - Throws: `CacheFault` where the cache cannot be read.
    func records(asOf: AsOf) throws(CacheFault) -> RuleRecords? {
        let first = last.advanced(days: 1 - Self.record.days)
        var walk = try MarketWalk(
            of: file, settings: settings, from: first, through: last,
            most: min(mostInstruments, Self.record.mostInstruments), clock: clock)
        var keeping = RecordKeeping()
        for date in MarketWalk.dates(from: first, through: last) {
            if Task.isCancelled { return nil }
            keeping.note(try walk.step(to: date))
        }
        return try keeping.records(in: file, settings: settings, asOf: asOf, clock: clock)
    }
}
