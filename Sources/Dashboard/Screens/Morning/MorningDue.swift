import Market

/// What is due today, with times where they are known, and the next holiday.
struct MorningDue {
    let rows: [MorningBrief.Due]

    /// Days ahead that events are listed for.
    private static let reach = 2
    /// Days ahead in which a holiday is looked for.
    private static let holidayReach = 45

    init(_ snapshot: Snapshot, _ day: MorningDay) {
        let events = snapshot.events.filter { event in
            let days = event.date.daysSince1970 - day.today.daysSince1970
            return event.kind != "news" && (0...Self.reach).contains(days)
        }.map { MorningDue.row($0, snapshot, day) }
        let all = MorningDue.opens(snapshot, day) + events + MorningDue.holiday(day)
        rows = all.enumerated().sorted { left, right in
            let (one, other) = (left.element, right.element)
            if one.date != other.date { return one.date < other.date }
            let late = 86_400
            let (first, second) = (
                one.time?.seconds ?? late, other.time?.seconds ?? late
            )
            return first == second ? left.offset < right.offset : first < second
        }.map(\.element)
    }

    /// A title that begins with a time, such as `14:00`, is due at it on the exchange's own clock.
    private static func row(_ event: MarketEvent, _ snapshot: Snapshot, _ day: MorningDay) -> MorningBrief.Due {
        let instrument = snapshot[event.symbol]?.instrument ?? Instrument(inferredFrom: event.symbol)
        let (time, title) = MorningDue.split(event.title)
        var (date, shown) = (event.date, time)
        if let time {
            let local = day.exchange.zone.local(instrument.zone.instant(event.date, time))
            (date, shown) = (local.date, local.time)
        }
        return MorningBrief.Due(
            date: date, time: shown, symbol: event.symbol, text: instrument.shownName + " " + title,
            days: date.daysSince1970 - day.today.daysSince1970)
    }

    private static func split(_ title: String) -> (TimeOfDay?, String) {
        let words = title.split(separator: " ", maxSplits: 1)
        guard words.count == 2 else { return (nil, title) }
        let parts = words[0].split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ $0.count == 2 }), let hour = Int(parts[0]),
            let minute = Int(parts[1]), (0..<24).contains(hour), (0..<60).contains(minute)
        else { return (nil, title) }
        return (TimeOfDay(hour, minute), String(words[1]))
    }

    /// The opens and closes to come today on the home clock.
    private static func opens(_ snapshot: Snapshot, _ day: MorningDay) -> [MorningBrief.Due] {
        [Exchange.xtks, .xkrx, .xtai, .xhkg, .xnas].compactMap { exchange in
            guard let next = snapshot.calendars[exchange]?.nextOpen(after: day.moment),
                next.milliseconds(since: day.moment) < 86_400_000
            else { return nil }
            let (date, time) = day.exchange.zone.local(next)
            guard date == day.today else { return nil }
            return MorningBrief.Due(date: date, time: time, symbol: nil, text: exchange.city + " opens", days: 0)
        }
    }

    private static func holiday(_ day: MorningDay) -> [MorningBrief.Due] {
        let first = Holidays.between(day.today, day.today.advanced(days: holidayReach)).first
        return [first].compactMap { $0 }.map { holiday in
            let cities = holiday.exchanges.map(\.city).joined(separator: ", ")
            return MorningBrief.Due(
                date: holiday.date, time: nil, symbol: nil,
                text: (holiday.name ?? "Holiday") + " · closed: " + cities,
                days: holiday.date.daysSince1970 - day.today.daysSince1970)
        }
    }
}
