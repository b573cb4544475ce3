import Market

/// The dates of one exchange from one to another: sessions and holidays; weekends are left out.
struct SessionsDocument: Encodable {
    /// One date: a session, or the name of the holiday.
    struct Day: Encodable {
        let date: String
        let weekday: String
        @OrNull var holiday: String?
        @OrNull var note: String?
        let expected: Bool
        @OrNull var open: ExchangeStateDocument.Time?
        @OrNull var lunchStart: ExchangeStateDocument.Time?
        @OrNull var lunchEnd: ExchangeStateDocument.Time?
        @OrNull var close: ExchangeStateDocument.Time?
        @OrNull var tradingMinutes: Double?
    }

    let exchange: String
    let name: String
    let city: String
    let knownFrom: String
    let knownTo: String
    /// Whether some of the dates asked for lie outside the known ones, which are unknown.
    let incomplete: Bool
    let days: [Day]

    init(_ calendar: TradingCalendar, from first: CalendarDate, through last: CalendarDate) {
        let exchange = calendar.exchange
        self.exchange = exchange.mic
        name = exchange.name
        city = exchange.city
        let known = calendar.knownDates
        knownFrom = known.lowerBound.description
        knownTo = known.upperBound.description
        incomplete = first < known.lowerBound || last > known.upperBound
        days = (first.daysSince1970...last.daysSince1970).map(CalendarDate.init(daysSince1970:))
            .compactMap { SessionsDocument.day($0, calendar) }
    }

    private static func day(_ date: CalendarDate, _ calendar: TradingCalendar) -> Day? {
        let session = calendar.session(on: date)
        let holiday = calendar.holidayName(on: date)
        guard session != nil || holiday != nil else { return nil }
        func time(_ moment: Instant?) -> ExchangeStateDocument.Time? {
            moment.map { ExchangeStateDocument.Time($0, calendar.exchange) }
        }
        return Day(
            date: date.description, weekday: date.weekday.shortName, holiday: holiday, note: calendar.note(on: date),
            expected: calendar.isExpected(date), open: time(session?.open),
            lunchStart: time(session?.lunch?.lowerBound), lunchEnd: time(session?.lunch?.upperBound),
            close: time(session?.close), tradingMinutes: session.map { $0.tradingMinutes(until: $0.close) })
    }

    /// One line a date, in UTC and in local time.
    var text: String {
        var lines = ["\(exchange)  \(name), \(city) time (UTC in parentheses)"]
        lines += days.map { day in
            let rest = [day.holiday.map { "closed: " + $0 }, hours(of: day), day.note, day.expected ? "expected" : nil]
            return "\(day.weekday) \(day.date)  " + rest.compactMap { $0 }.joined(separator: "  ")
        }
        if days.isEmpty { lines.append("no sessions or holidays") }
        if incomplete { lines.append("known from \(knownFrom) to \(knownTo); other dates are unknown") }
        return lines.joined(separator: "\n")
    }

    private func hours(of day: Day) -> String? {
        func clock(_ time: String) -> Substring { time.dropFirst(11).prefix(5) }
        guard let open = day.open, let close = day.close else { return nil }
        guard let start = day.lunchStart, let end = day.lunchEnd else {
            return "\(clock(open.local))-\(clock(close.local)) (\(clock(open.utc))-\(clock(close.utc)))"
        }
        return "\(clock(open.local))-\(clock(start.local)) \(clock(end.local))-\(clock(close.local))"
            + " (\(clock(open.utc))-\(clock(start.utc)) \(clock(end.utc))-\(clock(close.utc)))"
    }
}
