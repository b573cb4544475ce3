import Analytics
import Market
import QuoteCache

/// Whose bars are on screen, and which of them have to be read.
struct DetailModel: Sendable {
    /// A chart, those it is compared with and the rates that convert them.
    static let mostSymbols = 16
    /// About sixteen years of sessions.
    static let mostBars = 4000
    /// Sessions whose parts are read: twice as many as a chart of five days asks for, so that it can be moved back.
    static let intradaySessions = 10

    private var followed: [Symbol] = []
    private var due: Set<Symbol> = []
    /// Whose parts of a session lie in the cache and are not over yet.
    private var waiting: Set<Symbol> = []
    /// What was handed on last: the newest change of a cache is read twice, and need not be told twice.
    private var told: [Symbol: InstrumentDetail] = [:]
    private var version: UInt64 = 0

    var isDue: Bool { !due.isEmpty }

    mutating func follow(_ symbols: [Symbol]) {
        var seen: Set<Symbol> = []
        let new = Array(symbols.filter { seen.insert($0).inserted }.prefix(Self.mostSymbols))
        // Those that were followed before are handed on again as well: who asks may have forgotten them.
        due = Set(new)
        waiting.formIntersection(new)
        told = [:]
        followed = new
    }

    /// Takes note of what the model saw written, and clears its list.
    mutating func note(_ written: inout Set<Symbol>?) {
        if let written { due.formUnion(written.intersection(followed)) } else { noteEverything() }
        written = []
    }

    mutating func noteEverything() { due = Set(followed) }

    mutating func passTime() { due.formUnion(waiting) }

    /// Reads what is due, in the order in which it was asked for.
    mutating func read(_ cache: CacheRead, _ model: MarketModel) throws -> [InstrumentDetail] {
        let cache = cache.spelled(by: model.aliases)
        var result: [InstrumentDetail] = []
        for symbol in followed where due.contains(symbol) {
            var detail = try model.detail(of: symbol, cache)
            detail.version = told[symbol]?.version ?? 0
            if detail != told[symbol] {
                version += 1
                detail.version = version
                result.append(detail)
            }
            let newest = detail.intraday.last
            let isLaterThere = try cache.hasIntradayBar(of: symbol, after: newest?.start ?? model.moment)
            if isLaterThere { waiting.insert(symbol) } else { waiting.remove(symbol) }
        }
        // What could not be read stays due, and is not said to have been told.
        due = []
        for detail in result { told[detail.symbol] = detail }
        return result
    }
}

extension MarketModel {
    /// Everything that is known of an instrument's bars at the moment shown.
    func detail(of symbol: Symbol, _ cache: CacheRead) throws -> InstrumentDetail {
        guard let record = records[symbol] else { return InstrumentDetail(symbol: symbol) }
        let cache = cache.spelled(by: aliases)
        let rows = try cache.dailyBars(
            of: symbol, through: lastDate(of: record.instrument), limit: DetailModel.mostBars)
        let (bars, quarantined, _) = reading(cache).screened(rows, record.instrument, record.splits.raw)
        let splits = (knowledge.actions[symbol]?.splits ?? []).sorted { $0.date < $1.date }
        return InstrumentDetail(
            symbol: symbol, daily: bars,
            intraday: try intraday(of: record.instrument, bars, splits, cache), splits: splits,
            dividends: (knowledge.actions[symbol]?.dividends ?? []).sorted { $0.exDate < $1.exDate },
            isComplete: rows.count < DetailModel.mostBars,
            quarantined: quarantined.map(\.description))
    }

    /// The parts of the last sessions on today's shares, without those that no session has or whose price is nowhere
    /// near the session's own closes.
    private func intraday(
        of instrument: Instrument, _ daily: [DailyBar], _ splits: [Split], _ cache: CacheRead
    ) throws -> [IntradayBar] {
        let today = instrument.zone.local(moment).date
        var first = today.advanced(days: -14)
        if let calendar = instrument.exchange.flatMap({ calendars[$0] }), calendar.knownDates.contains(today) {
            var date = today
            for _ in 0..<DetailModel.intradaySessions {
                guard let session = calendar.session(onOrBefore: date) else { break }
                first = session.date
                date = session.date.advanced(days: -1)
            }
        }
        let start = instrument.zone.instant(first, TimeOfDay(0, 0))
        let bars = try cache.intradayBars(of: instrument.symbol, from: start, endingBy: moment)
        let book = SessionBook(of: instrument, calendars: calendars)
        let zone = instrument.zone
        func date(_ bar: IntradayBar) -> CalendarDate { zone.local(bar.start).date }
        let inSession = IntradayBar.oneLength(ofEachSession: bars, zone: zone)
            .filter { book.hasSession(on: date($0)) != false }
        let latest = daily.last.map { DatedClose(date: $0.date, close: $0.close) }
        let adjusted = SplitAdjustment.adjusted(inSession, for: splits, latest: latest, date: date)
        return near(daily, adjusted, instrument, date)
    }

    /// The parts whose close is near the last daily close on or before their date.
    private func near(
        _ daily: [DailyBar], _ bars: [IntradayBar], _ instrument: Instrument, _ date: (IntradayBar) -> CalendarDate
    ) -> [IntradayBar] {
        let closes = daily.suffix(30).map { DatedClose(date: $0.date, close: $0.close) }
        let step = PlausibleStep(of: instrument)
        return bars.filter { bar in
            guard let close = closes.last(onOrBefore: date(bar))?.close ?? closes.first?.close else { return true }
            return step.allows(bar.close, after: close)
        }
    }
}

extension IntradayBar {
    /// Lengths that cover this part of what the best covers are good enough to be preferred for being finer.
    private static let sufficientCover = 0.8

    /// Where the cache has parts of several lengths of a session, the finest that covers it nearly as well as any.
    static func oneLength(ofEachSession bars: [IntradayBar], zone: TimeZoneRule) -> [IntradayBar] {
        let sessions = Dictionary(grouping: bars) { zone.local($0.start).date }
        return sessions.keys.sorted().flatMap { date -> [IntradayBar] in
            let lengths = Dictionary(grouping: sessions[date] ?? [], by: \.minutes)
            let most = lengths.map { $0.key * $0.value.count }.max() ?? 0
            let chosen = lengths.keys.sorted().first { length in
                Double(length * (lengths[length]?.count ?? 0)) >= sufficientCover * Double(most)
            }
            return (chosen.flatMap { lengths[$0] } ?? []).sorted { $0.start < $1.start }
        }
    }
}
