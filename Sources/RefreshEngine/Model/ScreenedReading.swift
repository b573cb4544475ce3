import Analytics
import Market
import QuoteCache

/// Reads histories of the cache without the rows that cannot be true; everything that figures are made of passes here.
struct ScreenedReading {
    let cache: CacheRead
    let calendars: TradingCalendars
    let knownDates: KnownDates

    /// Closes before and behind a date that a single close is judged by.
    private static let window = 24
    /// Days before a session in which the index has to have a bar, so that its silence says anything.
    private static let indexWindow = 10

    /// The last bars of an instrument, oldest first, none later than a date.
    ///
    /// - Parameter splits: those that the cache's bars show as raw steps.
    func dailyBars(
        of instrument: Instrument, through date: CalendarDate, limit: Int, splits: [Split]
    ) throws -> [DailyBar] {
        // Rows that are quarantined leave no window short of its sessions.
        let rows = try cache.dailyBars(of: instrument.symbol, through: date, limit: limit + Self.spare)
        return Array(screened(rows, instrument, splits).bars.suffix(limit))
    }

    /// Rows that are read beyond those that are asked for.
    private static let spare = 16

    /// The last closes with what was quarantined among them.
    func closes(
        of instrument: Instrument, through date: CalendarDate, limit: Int, splits: [Split]
    ) throws -> Closes {
        let rows = try whole(
            try cache.closeBars(of: instrument.symbol, through: date, limit: limit), of: instrument, through: date)
        let read = screened(rows, instrument, splits)
        return Closes(
            closes: read.bars.map { DatedClose(date: $0.date, close: $0.close) }, quarantined: read.quarantined,
            restsOnIndex: read.restsOnIndex,
            areAll: rows.count < limit || read.quarantined.contains(where: \.isOfBefore))
    }

    /// Closes that can be true, and what was quarantined among them.
    struct Closes {
        let closes: [DatedClose]
        let quarantined: [HistoryScreen.Quarantined]
        /// Whether the exchange's index was asked.
        let restsOnIndex: Bool
        /// Whether no earlier close can be set beside them: the cache has none, or they are on another footing.
        let areAll: Bool
    }

    /// The closes from one date to another, oldest first, both included.
    func closes(
        of instrument: Instrument, from first: CalendarDate, through last: CalendarDate, splits: [Split]
    ) throws -> [DatedClose] {
        let rows = try whole(
            try cache.closeBars(of: instrument.symbol, from: first, through: last), of: instrument, through: last)
        return screened(rows, instrument, splits).bars.map { DatedClose(date: $0.date, close: $0.close) }
    }

    /// The same bars with their range where it has to tell whether one is a copy.
    private func whole(
        _ bars: [DailyBar], of instrument: Instrument, through date: CalendarDate
    ) throws -> [DailyBar] {
        guard HistoryScreen.mayHoldCopies(bars) else { return bars }
        return try cache.dailyBars(of: instrument.symbol, through: date, limit: bars.count)
    }

    /// The last close that is not later than a date.
    func close(of instrument: Instrument, onOrBefore date: CalendarDate, splits: [Split]) throws -> DatedClose? {
        let first = date.advanced(days: -Self.window)
        let last = min(date.advanced(days: Self.window / 2), knownDates.last(of: instrument))
        return try closes(of: instrument, from: first, through: last, splits: splits).last(onOrBefore: date)
    }

    /// The last close that is not later than a date and on the footing of a later one. Where the two lie far apart,
    /// everything between them tells whether the price went there or the footing changed.
    func close(
        of instrument: Instrument, onOrBefore date: CalendarDate, beside later: DatedClose?, splits: [Split]
    ) throws -> DatedClose? {
        let near = try close(of: instrument, onOrBefore: date, splits: splits)
        guard let near, let later, !PlausibleStep(of: instrument).allows(near.close, after: later.close) else {
            return near
        }
        let first = date.advanced(days: -Self.window)
        return try closes(of: instrument, from: first, through: later.date, splits: splits).last(onOrBefore: date)
    }

    /// Whether a session of the calendar did not take place as far as the exchange's index tells: it has no bar, but
    /// some before and a later one.
    func isClosed(_ instrument: Instrument, on date: CalendarDate) throws -> Bool {
        guard let index = try index(of: instrument) else { return false }
        let last = knownDates.last(of: index)
        guard date < last, try !cache.hasDailyBar(of: index.symbol, on: date) else { return false }
        let later = min(last, date.advanced(days: Self.indexWindow))
        return try !cache.closes(of: index.symbol, from: date.advanced(days: -Self.indexWindow), through: date).isEmpty
            && !cache.closes(of: index.symbol, from: date, through: later).isEmpty
    }

    /// How volume was spread over the last sessions before a date.
    ///
    /// - Parameter bars: the sessions' daily bars, for what auctions added.
    func volumeProfile(of instrument: Instrument, before date: CalendarDate, _ bars: [DailyBar]) throws
        -> VolumeProfile?
    {
        guard let calendar = instrument.exchange.flatMap({ calendars[$0] }) else { return nil }
        let last = bars.suffix(VolumeProfile.days + 1).filter { $0.date < date }.suffix(VolumeProfile.days)
        guard let first = last.first, let newest = last.last else { return nil }
        let zone = instrument.zone
        let parts = try cache.intradayBars(
            of: instrument.symbol, from: zone.instant(first.date, TimeOfDay(0, 0)),
            endingBy: zone.instant(newest.date.advanced(days: 1), TimeOfDay(0, 0)))
        let days = Dictionary(grouping: IntradayBar.oneLength(ofEachSession: parts, zone: zone)) {
            zone.local($0.start).date
        }
        return VolumeProfile(
            last.compactMap { bar in
                guard let session = calendar.session(on: bar.date), let parts = days[bar.date] else { return nil }
                return VolumeProfile.Day(session: session, bars: parts, total: bar.volume)
            })
    }

    /// The rows that can be true, on today's shares.
    ///
    /// - Returns: also what was quarantined, and whether the exchange's index was asked.
    func screened(
        _ rows: [DailyBar], _ instrument: Instrument, _ splits: [Split]
    ) -> (bars: [DailyBar], quarantined: [HistoryScreen.Quarantined], restsOnIndex: Bool) {
        var restsOnIndex = false
        let (bars, quarantined) = HistoryScreen(of: instrument, calendars: calendars)
            .screened(SplitAdjustment.divided(rows, by: splits)) { date in
                restsOnIndex = true
                return (try? isClosed(instrument, on: date)) ?? false
            }
        return (bars, quarantined, restsOnIndex)
    }

    /// The first index of the exchange's region that the cache has bars of.
    private func index(of instrument: Instrument) throws -> Instrument? {
        guard instrument.kind == .equity, let region = instrument.exchange?.region else { return nil }
        return try region.benchmarks.first { try cache.firstClose(of: $0) != nil }.map(Instrument.init(inferredFrom:))
    }
}

extension MarketModel {
    func reading(_ cache: CacheRead) -> ScreenedReading {
        ScreenedReading(cache: cache, calendars: calendars, knownDates: knownDates)
    }
}
