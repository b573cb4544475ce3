import Market

/// When something of the sample trades on a date.
struct SampleHours: Hashable, Sendable {
    let date: CalendarDate
    let open: Instant
    let close: Instant
    let lunch: Range<Instant>?

    /// Milliseconds of trading from the open to a moment, lunch left out.
    func elapsed(at moment: Instant) -> Int64 {
        let end = min(max(moment, open), close)
        var total = end.milliseconds(since: open)
        if let lunch, end > lunch.lowerBound {
            total -= min(end, lunch.upperBound).milliseconds(since: lunch.lowerBound)
        }
        return total
    }

    /// The part of the session that is over, 0 to 1.
    func part(at moment: Instant) -> Double {
        Double(elapsed(at: moment)) / Double(max(1, elapsed(at: close)))
    }

    /// The part of a session's volume that is traded by then: busy at the open and the close, quiet between.
    ///
    /// The integral of 0.6 + 1.6 (2u - 1)², scaled to 1.
    func volumePart(at moment: Instant) -> Double {
        let part = part(at: moment)
        let side = 2 * part - 1
        let whole = 0.6 + 1.6 / 3
        return (0.6 * part + 0.8 * (side * side * side + 1) / 3) / whole
    }
}

/// What trades at the same hours.
enum SampleVenue: Hashable, Sendable {
    case exchange(Exchange)
    /// Rates trade on weekdays, from midnight in UTC to the close of New York in winter; the time after is left out.
    case currencies

    /// Where an instrument trades.
    init(_ instrument: Instrument) {
        self = instrument.exchange.map { .exchange($0) } ?? .currencies
    }

    /// The hours of the first session on a date or after it; nil where the calendar ends before.
    func hours(onOrAfter date: CalendarDate) -> SampleHours? {
        switch self {
        case .exchange(let exchange):
            return exchange.calendar?.session(onOrAfter: date).map {
                SampleHours(date: $0.date, open: $0.open, close: $0.close, lunch: $0.lunch)
            }
        case .currencies:
            var day = date
            while !SampleVenue.isCurrencyDay(day) { day = day.advanced(days: 1) }
            let open = Instant(milliseconds: Int64(day.daysSince1970) * 86_400_000)
            return SampleHours(date: day, open: open, close: open.advanced(seconds: 21 * 3600), lunch: nil)
        }
    }

    /// The hours of the session that is under way at a moment or comes next.
    func hours(endingAfter moment: Instant) -> SampleHours? {
        var date = TimeZoneRule.utc.local(moment).date.advanced(days: -1)
        while let hours = hours(onOrAfter: date) {
            if hours.close > moment { return hours }
            date = hours.date.advanced(days: 1)
        }
        return nil
    }

    /// The sessions from one date to another, both included.
    func hours(from first: CalendarDate, through last: CalendarDate) -> [SampleHours] {
        var result: [SampleHours] = []
        var date = first
        while let next = hours(onOrAfter: date), next.date <= last {
            result.append(next)
            date = next.date.advanced(days: 1)
        }
        return result
    }

    private static func isCurrencyDay(_ date: CalendarDate) -> Bool {
        let (_, month, day) = date.components
        return !date.weekday.isWeekend && (month, day) != (1, 1) && (month, day) != (12, 25)
    }
}
