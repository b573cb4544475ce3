public import Market

/// How long rows stay in a cache, so that it does not grow for ever.
public struct Retention: Hashable, Sendable {
    /// Days that parts of sessions stay.
    public var intradayDays: Int
    /// Years that daily bars stay.
    public var dailyYears: Int
    /// Rows quarantined that stay, the newest.
    public var rejects: Int

    /// Creates a rule.
    public init(intradayDays: Int = 10, dailyYears: Int = 10, rejects: Int = 10_000) {
        self.intradayDays = intradayDays
        self.dailyYears = dailyYears
        self.rejects = rejects
    }
}

/// What a retention took away.
public struct PruneReport: Hashable, Sendable {
    /// Daily bars.
    public var daily = 0
    /// Parts of sessions.
    public var intraday = 0
    /// Rows quarantined.
    public var rejects = 0

    /// Everything together.
    public var total: Int { daily + intraday + rejects }
}

extension QuoteCacheWriter {
    /// Takes away what is older than a retention allows, symbol by symbol in transactions of their own, so that other
    /// writers wait for milliseconds only.
    public func prune(_ retention: Retention, now: Instant) throws -> PruneReport {
        var report = PruneReport()
        let firstStart = now.advanced(seconds: -86_400 * max(1, retention.intradayDays))
        let today = TimeZoneRule.utc.local(now).date
        let firstDate = today.advanced(months: -12 * max(1, retention.dailyYears))
        let symbols = try write { cache in
            try cache.contents.symbolsWithDailyBars().union(try cache.contents.symbolsWithIntradayBars())
        }
        for symbol in symbols.sorted() {
            try write { cache in
                report.daily += try cache.deleteDailyBars(of: symbol, before: firstDate)
                report.intraday += try cache.deleteIntradayBars(of: symbol, before: firstStart)
            }
        }
        report.rejects = try write { try $0.deleteRejects(keeping: max(0, retention.rejects)) }
        return report
    }
}
