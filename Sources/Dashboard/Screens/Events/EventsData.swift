import Market

/// A line of the calendar of events.
enum EventRow: Hashable, Sendable {
    /// Something that happens to an instrument.
    case event(MarketEvent)
    /// A weekday on which exchanges stay closed, with the holiday's name where known.
    case holiday(date: CalendarDate, exchanges: [Exchange], name: String?)
    /// Where the past ends.
    case today(CalendarDate)

    var date: CalendarDate {
        switch self {
        case .event(let event): event.date
        case .holiday(let date, _, _): date
        case .today(let date): date
        }
    }
}

/// The events and the exchanges' holidays in one order, with a line for today.
struct EventsData: Sendable {
    let rows: [EventRow]
    /// The line for today.
    let today: Int

    /// Days before and after today whose holidays are listed.
    private static let holidayReach = (before: 14, after: 60)

    init(_ model: Model) {
        let today = Region.taiwan.leadingExchange.zone.local(model.displayedMoment).date
        let isFiltered = model.shown.passing != nil
        let events = model.snapshot.events.filter { model.shown.passes($0.symbol) }.map(EventRow.event)
        let holidays = Holidays.between(
            today.advanced(days: -EventsData.holidayReach.before), today.advanced(days: EventsData.holidayReach.after)
        ).map { EventRow.holiday(date: $0.date, exchanges: $0.exchanges, name: $0.name) }
        // A holiday is about no instrument that could pass.
        let all = (events + (isFiltered ? [] : holidays)).enumerated().sorted { left, right in
            (left.element.date, left.offset) < (right.element.date, right.offset)
        }.map(\.element)
        let past = all.prefix { $0.date < today }
        rows = past + [.today(today)] + all.dropFirst(past.count)
        self.today = past.count
    }
}
