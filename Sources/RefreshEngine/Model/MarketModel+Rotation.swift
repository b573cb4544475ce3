import Analytics
import Market
import QuoteCache

extension MarketModel {
    /// Reads the year of closes that the rotation's history is made of.
    mutating func loadRotation(_ cache: CacheRead) throws {
        let instruments = Dictionary(
            (rotation.members + [rotation.benchmark].compactMap { $0 })
                .compactMap { symbol in records[symbol].map { (symbol, $0.instrument) } },
            uniquingKeysWith: { first, _ in first })
        try rotation.load(instruments, lastDate: lastDate, cache)
        for symbol in instruments.keys { rotation.update(symbol, self.instruments[symbol]) }
    }

    /// Works the history out where it is due. Returns whether it was.
    @discardableResult
    mutating func refreshRotation() -> Bool {
        rotation.refreshHistory(rates: rates, today: newestSession())
    }

    /// Whether some exchange's date has changed since the references were worked out.
    func isNewDay() -> Bool {
        loadedOn != LoadedDates(at: moment)
    }

    /// The newest session of any member: the last day of the history.
    private func newestSession() -> CalendarDate {
        let dates = (rotation.members + [rotation.benchmark].compactMap { $0 })
            .compactMap { instruments[$0]?.sessionDate }
        return dates.max() ?? TimeZoneRule.utc.local(moment).date
    }
}

/// The dates on the regions' clocks when everything was read.
struct LoadedDates: Hashable, Sendable {
    var utc: CalendarDate
    var local: [Region: CalendarDate]

    init(at moment: Instant) {
        utc = TimeZoneRule.utc.local(moment).date
        local = Dictionary(
            uniqueKeysWithValues: Region.allCases.map { ($0, $0.leadingExchange.zone.local(moment).date) })
    }
}
