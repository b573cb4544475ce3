import Market

/// The clock of times without a zone.
///
/// They are UTC, unless the sessions fit only the exchanges' own clocks, or wholly and from end to end one other clock
/// that programs write: west of Greenwich a day's times overlap its session on more than one, but lie within it on one.
struct SpelledClock {
    private enum Reading: Equatable {
        case utc, exchange
        case zone(TimeZoneRule)
    }

    private var reading = Reading.utc
    private var zones: [Symbol: TimeZoneRule] = [:]
    /// What was assumed; nil where nothing need be said.
    private(set) var note: String?

    /// A clock that was asked for.
    init(_ zone: TimeZoneRule) {
        reading = .zone(zone)
    }

    /// Finds out by the first rows of a file; nil where none of them is without a zone.
    init?(_ rows: some Sequence<(symbol: Symbol, time: SpelledTime)>) {
        let naive = rows.filter { $0.time.timeOfDay != nil && $0.time.offsetMinutes == nil }
        guard !naive.isEmpty else { return nil }
        let calendars = SpelledClock.calendars(of: Set(naive.map(\.symbol)))
        let listed = naive.filter { calendars[$0.symbol] != nil }
        guard let first = listed.min(by: { $0.symbol < $1.symbol }), let exchange = calendars[first.symbol]?.exchange
        else { return }
        let fit = SessionFit(listed, calendars)
        let (inUTC, local) = (fit.near { _ in .utc }, fit.near { $0.exchange.zone })
        func isNearlyAll(_ count: Int) -> Bool { count * 10 >= listed.count * 9 }
        if local > 0, inUTC == 0 || isNearlyAll(local) && !isNearlyAll(inUTC) {
            reading = .exchange
            let cities = Set(calendars.values.map(\.exchange.city))
            note = "times without a zone read as \(cities.count == 1 ? exchange.city : "each exchange's own") time"
            return
        }
        guard !fit.isWhole({ _ in .utc }) else { return }
        let others = SpelledClock.others.filter { zone, _ in fit.isWhole { _ in zone } }
        if let other = others.first, others.count == 1 {
            reading = .zone(other.zone)
            note = "times without a zone read as \(other.name) time"
        } else if !isNearlyAll(inUTC) {
            note = "times without a zone read as UTC, which few sessions fit; use --zone to choose"
        }
    }

    /// The clock of an instrument's times.
    mutating func zone(of symbol: Symbol) -> TimeZoneRule {
        switch reading {
        case .utc: return .utc
        case .zone(let zone): return zone
        case .exchange:
            if let known = zones[symbol] { return known }
            let zone = Instrument(inferredFrom: symbol).zone
            zones[symbol] = zone
            return zone
        }
    }

    private static let others: [(zone: TimeZoneRule, name: String)] = [
        (.centralEurope, "Central European"), (.newYork, "New York"), (.fixed(minutes: 480), "Taipei"),
        (.fixed(minutes: 540), "Tokyo"),
    ]

    private static func calendars(of symbols: Set<Symbol>) -> [Symbol: TradingCalendar] {
        symbols.reduce(into: [:]) { $0[$1] = Instrument(inferredFrom: $1).exchange?.calendar }
    }
}

/// How times lie in the sessions of their exchanges, read on one clock or another.
private struct SessionFit {
    private let rows: [(symbol: Symbol, time: SpelledTime)]
    private let calendars: [Symbol: TradingCalendar]

    init(_ rows: [(symbol: Symbol, time: SpelledTime)], _ calendars: [Symbol: TradingCalendar]) {
        (self.rows, self.calendars) = (rows, calendars)
    }

    private func instant(_ time: SpelledTime, _ zone: TimeZoneRule) -> Instant {
        var time = time
        time.assume(zone)
        return time.instant
    }

    /// How many lie within the usual hours or half an hour beside them.
    func near(_ zone: (TradingCalendar) -> TimeZoneRule) -> Int {
        var hours: [Exchange: ClosedRange<Int>] = [:]
        for calendar in calendars.values where hours[calendar.exchange] == nil {
            guard let session = calendar.session(onOrAfter: calendar.knownDates.lowerBound) else { continue }
            let local = calendar.exchange.zone
            let (open, close) = (local.local(session.open).time.seconds, local.local(session.close).time.seconds)
            hours[calendar.exchange] = open - 1800...close + 1800
        }
        return rows.count { row in
            guard let calendar = calendars[row.symbol], let hours = hours[calendar.exchange] else { return false }
            let local = calendar.exchange.zone.local(instant(row.time, zone(calendar)))
            return hours.contains(local.time.seconds)
        }
    }

    /// Whether all of them lie within the sessions of their dates, from within an hour of an open to within an hour of a
    /// close.
    func isWhole(_ zone: (TradingCalendar) -> TimeZoneRule) -> Bool {
        var (hasOpen, hasClose) = (false, false)
        for row in rows {
            guard let calendar = calendars[row.symbol] else { continue }
            let moment = instant(row.time, zone(calendar))
            let date = calendar.exchange.zone.local(moment).date
            guard calendar.knownDates.contains(date) else { continue }
            guard let session = calendar.session(on: date), moment >= session.open, moment <= session.end else {
                return false
            }
            hasOpen = hasOpen || moment <= session.open.advanced(seconds: 3600)
            hasClose = hasClose || moment >= session.close.advanced(seconds: -3600)
        }
        return hasOpen && hasClose
    }
}
