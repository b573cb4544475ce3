import Market

/// The rows of an intraday chart as parts of sessions.
///
/// The newest price comes as an extra row that begins when it was made: within an interval it belongs to that. The
/// closing auction's price comes as a row at the close or behind it: it belongs to the last interval. An interval that
/// is still going on is not a bar yet; its price is in the quote.
struct YahooIntervals {
    private let minutes: Int
    private let listing: YahooListing
    private var rows: [YahooRow] = []

    init(
        _ rows: [YahooRow], minutes: Int, of listing: YahooListing, _ check: inout AnswerCheck
    ) {
        self.minutes = minutes
        self.listing = listing
        for row in rows where !row.isEmpty { add(row, &check) }
    }

    private var length: Int64 { Int64(minutes) * 60_000 }

    private mutating func add(_ row: YahooRow, _ check: inout AnswerCheck) {
        let date = listing.clock.date(of: row.time)
        if listing.clock.hasNoSession(on: date) {
            check.drop(listing.symbol, "timestamp", "no session on \(date)")
        } else if let session = listing.clock.session(on: date) {
            let end = (listing.clock.end(of: date) ?? session.close).advanced(milliseconds: length)
            if row.time.advanced(milliseconds: length) <= session.open || row.time >= end {
                check.drop(listing.symbol, "timestamp", "outside of the session of \(date)")
            } else if row.time >= session.close {
                addClosing(row, of: session)
            } else {
                append(row, &check)
            }
        } else {
            append(row, &check)
        }
    }

    private mutating func append(_ row: YahooRow, _ check: inout AnswerCheck) {
        guard let last = rows.last, row.time < last.time.advanced(milliseconds: length) else {
            rows.append(row)
            return
        }
        if row.time < last.time {
            check.drop(listing.symbol, "timestamp", "rows are not in order")
        } else {
            rows[rows.count - 1].extend(with: row)
        }
    }

    /// The last interval of a session may be shorter than the others, so that its row begins later than reckoned.
    private mutating func addClosing(_ row: YahooRow, of session: TradingSession) {
        if let last = rows.last, last.time.advanced(milliseconds: length) >= session.close {
            rows[rows.count - 1].extend(with: row)
        } else {
            var row = row
            row.time = session.close.advanced(milliseconds: -length)
            rows.append(row)
        }
    }

    /// The first price of a date.
    func open(on date: CalendarDate) -> Double? {
        guard let first = rows.first(where: { listing.clock.date(of: $0.time) == date }) else { return nil }
        // Where the chart begins later than the session, its first price is not the session's.
        guard let session = listing.clock.session(on: date) else { return nil }
        return first.time < session.open.advanced(seconds: minutes * 60) ? first.open : nil
    }

    /// The finished intervals, oldest first.
    func bars(newest: Instant?, at moment: Instant) -> [IntradayBar] {
        rows.compactMap { row in
            guard let close = row.close else { return nil }
            let bar = IntradayBar(
                start: row.time, minutes: minutes, open: row.open, high: row.high, low: row.low, close: close,
                volume: row.volume)
            let isTold = newest.map { bar.end <= $0 } ?? false
            let date = listing.clock.date(of: row.time)
            guard bar.end <= moment, isTold || listing.clock.isOver(date, newest: newest, at: moment) else {
                return nil
            }
            return bar
        }
    }
}
