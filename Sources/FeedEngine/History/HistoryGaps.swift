import Market

/// Finds the daily bars that the cache lacks, by the exchange's calendar.
struct HistoryGaps {
    /// Days after which gaps that no source could close are tried again.
    static let patience = 7

    /// The days of one request, about.
    var chunkDays = 730

    /// The sessions; nil where no calendar is known, which makes every weekday one.
    var calendar: TradingCalendar?

    /// The ranges to ask for, the newest first.
    ///
    /// - Parameters:
    ///   - wanted: the dates that the cache is to have.
    ///   - have: the dates that it has.
    ///   - mark: what was asked for before.
    ///   - today: the date on the exchange's own clock.
    func ranges(
        wanted: ClosedRange<CalendarDate>, have: Set<CalendarDate>, mark: HistoryMark?, today: CalendarDate
    ) -> [ClosedRange<CalendarDate>] {
        var ranges: [ClosedRange<CalendarDate>] = []
        var current: ClosedRange<CalendarDate>?
        var haveSince = 0
        for day in stride(from: wanted.upperBound.daysSince1970, through: wanted.lowerBound.daysSince1970, by: -1) {
            let date = CalendarDate(daysSince1970: day)
            guard isSession(date) else { continue }
            if have.contains(date) || isSettled(date, mark, today) {
                haveSince += 1
                continue
            }
            if let open = current, haveSince < 20, open.upperBound.daysSince1970 - day < chunkDays {
                current = date...open.upperBound
            } else {
                if let current { ranges.append(current) }
                current = date...date
            }
            haveSince = 0
        }
        if let current { ranges.append(current) }
        return ranges
    }

    /// Whether there should be a bar of a date.
    private func isSession(_ date: CalendarDate) -> Bool {
        if let calendar, calendar.knownDates.contains(date) { return calendar.session(on: date) != nil }
        return !date.weekday.isWeekend
    }

    /// Whether a date was asked for and is not to be asked for again now. Where the calendar is known a gap may be one
    /// of the cache, and is tried again after a while; elsewhere it is a holiday that we do not know.
    private func isSettled(_ date: CalendarDate, _ mark: HistoryMark?, _ today: CalendarDate) -> Bool {
        guard let mark, date >= mark.from, date <= mark.through else { return false }
        if calendar?.knownDates.contains(date) != true {
            return date < today.advanced(days: -30) || !isStale(mark, today)
        }
        return !isStale(mark, today)
    }

    private func isStale(_ mark: HistoryMark, _ today: CalendarDate) -> Bool {
        guard let checkedOn = mark.checkedOn else { return false }
        return today.daysSince1970 - checkedOn.daysSince1970 >= HistoryGaps.patience
    }
}
