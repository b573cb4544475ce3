import Market

/// The rows of a daily chart by session date.
struct YahooSessions {
    private var rows: [CalendarDate: YahooRow] = [:]
    private let listing: YahooListing

    init(_ rows: [YahooRow], of listing: YahooListing) {
        self.listing = listing
        for row in rows { self.rows[listing.clock.date(of: row.time), default: row].replace(with: row) }
    }

    /// The first price of a session.
    func open(on date: CalendarDate) -> Double? { rows[date]?.open }

    /// The close of the session before a date's: where the calendar says that it is the one right before and the rows
    /// have it. Never `chartPreviousClose`, which stands before the whole range.
    func close(before date: CalendarDate) -> Double? {
        guard let before = rows.keys.filter({ $0 < date }).max(),
            listing.clock.isSession(before, rightBefore: date)
        else { return nil }
        return rows[before]?.close
    }

    /// The bars of finished sessions within two dates, oldest first.
    ///
    /// The cache takes a daily bar for the last word on its session once that is over. A bar of a session that is still
    /// going on would stay as its close if the daemon stopped, so that it is not a bar yet: its figures are in the quote,
    /// which the dashboard draws as the session's bar. The live row may also lie outside of the range asked for and
    /// would make a gap look like one day's change.
    func bars(
        from first: CalendarDate, through last: CalendarDate, newest: Instant?, _ check: inout AnswerCheck
    ) -> [DailyBar] {
        rows.keys.filter { (first...last).contains($0) }.sorted().compactMap { date in
            guard let row = rows[date], let close = row.close,
                listing.clock.isOver(date, newest: newest, at: check.receivedAt)
            else { return nil }
            // A day on which the calendar has no session but shares were traded was a session all the same.
            if listing.clock.hasNoSession(on: date), (row.volume ?? 0) == 0 {
                check.drop(listing.symbol, "timestamp", "no session on \(date)")
                return nil
            }
            return DailyBar(
                date: date, open: row.open, high: row.high, low: row.low, close: close, volume: row.volume)
        }
    }
}
