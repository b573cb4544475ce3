import Market

/// The weekdays on which exchanges stay closed.
enum Holidays {
    /// One day without trading.
    struct Day: Hashable, Sendable {
        let date: CalendarDate
        /// The exchanges that are closed, one for each calendar, under one name of the holiday.
        let exchanges: [Exchange]
        /// What the holiday is called; nil where the calendars do not say.
        let name: String?
    }

    /// The exchanges that stand for a calendar each; the others of their regions keep the same days.
    static let exchanges: [Exchange] = [.xtai, .xkrx, .xtks, .xhkg, .xshg, .xnas]

    /// Every such day from one date to another, both included; dates outside the calendars are not guessed.
    static func between(_ first: CalendarDate, _ last: CalendarDate) -> [Day] {
        var days: [Day] = []
        var date = first
        while date <= last {
            if !date.weekday.isWeekend { days += self.days(on: date) }
            date = date.advanced(days: 1)
        }
        return days
    }

    /// Exchanges that call the same day by the same name stand in one line.
    private static func days(on date: CalendarDate) -> [Day] {
        var days: [Day] = []
        for exchange in exchanges where isHoliday(exchange, date) {
            let name = name(of: exchange, date)
            if let index = days.firstIndex(where: { $0.name == name }) {
                days[index] = Day(date: date, exchanges: days[index].exchanges + [exchange], name: name)
            } else {
                days.append(Day(date: date, exchanges: [exchange], name: name))
            }
        }
        return days
    }

    static func isHoliday(_ exchange: Exchange, _ date: CalendarDate) -> Bool {
        guard let calendar = exchange.calendar, calendar.knownDates.contains(date), !date.weekday.isWeekend else {
            return false
        }
        return calendar.session(on: date) == nil
    }

    /// What the holiday is called.
    static func name(of exchange: Exchange, _ date: CalendarDate) -> String? {
        exchange.calendar?.holidayName(on: date)
    }
}

extension Exchange {
    /// The exchanges that keep this one's calendar, itself the first, such as `XTAI ROCO`.
    var calendarLabel: String {
        Exchange.allCases.filter { $0.region == region }.map(\.mic).joined(separator: " ")
    }
}
