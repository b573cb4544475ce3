import Market
import TextUI

/// What one exchange is doing at a moment.
struct ExchangeStateDocument: Encodable {
    /// A moment in UTC and on the exchange's own clock.
    struct Time: Encodable {
        let utc: String
        let local: String

        init(_ moment: Instant, _ exchange: Exchange) {
            utc = moment.description
            let (date, time) = exchange.zone.local(moment)
            local = "\(date)T\(time)"
        }
    }

    struct Change: Encodable {
        let state: String
        let at: Time
    }

    let exchange: String
    let name: String
    let city: String
    let at: Time
    let state: String
    @OrNull var holiday: String?
    @OrNull var note: String?
    @OrNull var nextChange: Change?
    @OrNull var nextOpen: Time?
    @OrNull var nextClose: Time?
    @OrNull var minutesTraded: Double?

    init(_ calendar: TradingCalendar, at moment: Instant) {
        let exchange = calendar.exchange
        let today = exchange.zone.local(moment).date
        let session = calendar.session(on: today)
        self.exchange = exchange.mic
        name = exchange.name
        city = exchange.city
        at = Time(moment, exchange)
        state = calendar.status(at: moment).phase.rawValue
        holiday = calendar.holidayName(on: today)
        note = calendar.note(on: today)
        nextChange = calendar.nextChange(after: moment).map {
            Change(state: $0.phase.rawValue, at: Time($0.at, exchange))
        }
        func first(_ time: (TradingSession) -> Instant) -> Time? {
            if let session, time(session) > moment { return Time(time(session), exchange) }
            return calendar.session(onOrAfter: today.advanced(days: 1)).map { Time(time($0), exchange) }
        }
        let isKnown = calendar.knownDates.contains(today)
        nextOpen = isKnown ? first(\.open) : nil
        nextClose = isKnown ? first(\.close) : nil
        minutesTraded = session?.tradingMinutes(until: moment)
    }

    /// A table of exchanges.
    static func text(_ documents: [ExchangeStateDocument], at moment: Instant) -> String {
        let heading = row("", "city", "local time", "state", "next change", "then", "opens")
        let rows = documents.map { document in
            let reason = document.holiday.map { ": " + $0 } ?? document.note.map { " · " + $0 } ?? ""
            return row(
                document.exchange, document.city, short(document.at.local),
                document.state == TradingPhase.unknown.rawValue ? "calendar not known yet" : document.state + reason,
                document.nextChange.map { short($0.at.local) } ?? NumberText.unknown, document.nextChange?.state ?? "",
                document.nextOpen.map { short($0.local) } ?? NumberText.unknown)
        }
        return (["as of \(moment)", heading] + rows).joined(separator: "\n")
    }

    private static func row(_ cells: String...) -> String {
        let widths = [4, 9, 16, 35, 16, 7, 0]
        let text = zip(cells, widths).map { TextFitting.fitted($0, to: max($1, TextWidth.width(of: $0))) }
            .joined(separator: "  ")
        return String(text.reversed().drop { $0 == " " }.reversed())
    }

    /// `2026-01-14T10:00:00` as `Wed 14 Jan 10:00`.
    private static func short(_ local: String) -> String {
        guard let date = CalendarDate(local.prefix(10)) else { return local }
        return "\(date.weekday.shortName) \(date.shortText) \(local.dropFirst(11).prefix(5))"
    }
}
