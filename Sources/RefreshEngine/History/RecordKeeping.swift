import Analytics
public import Market
public import QuoteCache
public import RiskRules

/// Notes on a walk which flags are raised and which conditions are breached, and works out what followed.
public struct RecordKeeping {
    private var first: CalendarDate?
    private var last: CalendarDate?
    private var raised: Set<FlagKey> = []
    private var raisings: [FlagRaising] = []
    private var standings: [StatementKey: StatementState.Standing] = [:]
    private var breaches: [StatementKey: [CalendarDate]] = [:]

    /// Creates keeping of nothing.
    public init() {}

    /// Notes what a date brought. What stands on the first date may be older, and does not count.
    public mutating func note(_ step: MarketWalk.Step) {
        let isFirst = first == nil
        first = first ?? step.date
        last = step.date
        for outcome in step.update.cleared { raised.remove(outcome.key) }
        for outcome in step.update.changed where outcome.flag != nil {
            guard raised.insert(outcome.key).inserted, !isFirst else { continue }
            let session = Self.session(of: outcome.subject, step)
            raisings.append(FlagRaising(key: outcome.key, date: step.date, session: session))
        }
        for thesis in step.snapshot.theses {
            for statement in thesis.statements {
                let key = StatementKey(thesis: thesis.id, statement: statement.id)
                let before = standings.updateValue(statement.standing, forKey: key)
                guard statement.standing == .broken, before == .holds else { continue }
                breaches[key, default: []].append(step.date)
            }
        }
    }

    /// The session that a subject's flag of a date is about.
    private static func session(of subject: RuleSubject, _ step: MarketWalk.Step) -> CalendarDate {
        guard case .instrument(let symbol) = subject else { return step.date }
        return step.snapshot[symbol]?.sessionDate ?? step.date
    }

    /// What followed, as far as a cache tells; nil where no date was noted.
    ///
    /// - Parameter asOf: what is known then counts.
    /// - Throws: `CacheFault` where the cache cannot be read.
    public func records(
        in file: CacheFile, settings: MarketSettings, asOf: AsOf, clock: MarketClock
    ) throws(CacheFault) -> RuleRecords? {
        guard let first, let last else { return nil }
        var returns = try ForwardReturns.read(from: file, settings, from: first, asOf: asOf, clock: clock)
        let regions = returns.regions
        let measured = raisings.map { raising in
            var raising = raising
            raising.returns = ForwardReturns.horizons.map { sessions in
                switch raising.key.subject {
                case .instrument(let symbol):
                    regions[symbol].flatMap {
                        returns.book.excess(of: symbol, in: $0, after: raising.session, sessions: sessions)
                    }
                case .region(let region):
                    returns.book.excess(of: region, after: raising.session, sessions: sessions)
                case .basket, .pair, .feed: nil
                }
            }
            return raising
        }
        let asia = Region.allCases.filter(\.isAsian)
        let breached = breaches.mapValues { dates in
            dates.map { date in
                ForwardReturns.horizons.map { sessions in
                    returns.book.difference(of: asia, to: .unitedStates, after: date, sessions: sessions)
                }
            }
        }
        return RuleRecords(
            from: first, through: last, raisings: measured, breaches: breached, horizons: ForwardReturns.horizons)
    }
}

extension ForwardReturns {
    /// The returns of a cache's stocks, and the region of each.
    fileprivate static func read(
        from file: CacheFile, _ settings: MarketSettings, from first: CalendarDate, asOf: AsOf, clock: MarketClock
    ) throws(CacheFault) -> (book: ForwardReturns, regions: [Symbol: Region]) {
        var model = MarketModel(settings, asOf: asOf, clock: clock)
        let earliest = first.advanced(days: -14)
        return try QuoteCacheReader(file: file).read { cache in
            try model.reload(cache)
            let cache = cache.spelled(by: model.aliases)
            let members = Dictionary(
                model.regions.map { ($0.region, $0.counted) }, uniquingKeysWith: { first, _ in first })
            var regions: [Symbol: Region] = [:]
            var closes: [Symbol: [DatedClose]] = [:]
            for record in model.records.values where record.instrument.kind == .equity {
                let symbol = record.instrument.symbol
                regions[symbol] = record.instrument.region
                closes[symbol] = try model.reading(cache).closes(
                    of: record.instrument, from: earliest, through: model.lastDate(of: record.instrument),
                    splits: record.splits.raw)
            }
            return (ForwardReturns(closes: closes, members: members), regions)
        }
    }
}
