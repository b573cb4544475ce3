public import Market

/// The closes that an instrument's returns are counted from.
///
/// Each is the close of the last session on or before its target date; where sessions are unknown the last close that is
/// at most `maximumGap` days older. A history with a hole gives no return rather than a wrong one.
public struct ReferenceCloses: Hashable, Sendable {
    /// The closes by period; what is missing is unknown.
    public var closes: [Period: DatedClose]
    /// Whether the year-to-date reference is the price at the listing since there was no close in the year before.
    public var isSinceListing: Bool

    /// The longest closure of an exchange in days (Lunar New Year with its weekends), and a little more.
    public static let maximumGap = 14

    /// Whether more lies between two sessions that follow each other than the longest closure: some are missing.
    static func isHole(from date: CalendarDate, to next: CalendarDate) -> Bool {
        next.daysSince1970 - date.daysSince1970 > maximumGap
    }

    /// Works the references out.
    ///
    /// Where the sessions are known the close of a target date is that of the last session on or before it, and no other:
    /// a history with a hole there gives no return.
    ///
    /// - Parameters:
    ///   - latest: the price the returns end with, and its session.
    ///   - today: the date on the exchange's clock at the moment that is shown.
    ///   - year: the year that "year to date" speaks of; nil for that of `today`.
    ///   - book: the instrument's sessions; nil where they are not known.
    ///   - isClosed: whether a session of the calendar did not take place, as far as can be told.
    ///   - closeOnOrBefore: looks a close up in the history.
    ///   - firstClose: the first close ever, for a share listed this year.
    ///   - offerPrice: the price before the first trading day, where known.
    public init(
        of instrument: Instrument, latest: (date: CalendarDate, isNewestSession: Bool), today: CalendarDate,
        year: Int? = nil, offerPrice: Double?, book: SessionBook? = nil,
        isClosed: (CalendarDate) -> Bool = { _ in false },
        firstClose: () throws -> DatedClose?, closeOnOrBefore: (CalendarDate) throws -> DatedClose?
    ) rethrows {
        closes = [:]
        isSinceListing = false
        let year = year ?? today.year
        for period in Period.allCases {
            guard let target = Self.target(of: period, latest: latest, year: year),
                let close = try closeOnOrBefore(target),
                Self.isNear(close.date, target, book, isClosed),
                Self.covers(period, latest.date, today)
            else { continue }
            closes[period] = close
        }
        guard let listed = instrument.listedOn, listed <= latest.date,
            let listing = try Self.listing(on: listed, offerPrice: offerPrice, firstClose: firstClose)
        else { return }
        closes[.sinceListing] = listing
        guard closes[.yearToDate] == nil, listed.year == year, latest.date.year == year else { return }
        closes[.yearToDate] = listing
        isSinceListing = true
    }

    /// Whether no session lies between a close and the date it stands for.
    private static func isNear(
        _ date: CalendarDate, _ target: CalendarDate, _ book: SessionBook?, _ isClosed: (CalendarDate) -> Bool
    ) -> Bool {
        let gap = target.daysSince1970 - date.daysSince1970
        guard gap <= maximumGap else { return false }
        guard let book, var session = book.session(onOrBefore: target) else { return true }
        while session > date {
            guard book.mayBeSilent(on: session) || isClosed(session), let before = book.session(before: session) else {
                return false
            }
            session = before
        }
        return true
    }

    /// The price at the listing: the offer's, or the first close where that is of those days.
    private static func listing(
        on listed: CalendarDate, offerPrice: Double?, firstClose: () throws -> DatedClose?
    ) rethrows -> DatedClose? {
        if let offerPrice { return DatedClose(date: listed, close: offerPrice) }
        guard let first = try firstClose(), first.date.daysSince1970 - listed.daysSince1970 <= maximumGap else {
            return nil
        }
        return first
    }

    /// The date on or before which the reference close has to lie; nil where the period has none.
    private static func target(
        of period: Period, latest: (date: CalendarDate, isNewestSession: Bool), year: Int
    ) -> CalendarDate? {
        switch period {
        case .day: return latest.date.advanced(days: -1)
        case .week: return latest.date.advanced(days: -7)
        case .month: return latest.date.advanced(months: -1)
        case .threeMonths: return latest.date.advanced(months: -3)
        case .year: return latest.date.advanced(months: -12)
        case .sinceListing: return nil
        case .yearToDate:
            // On the first days of a year the newest close may still be the old year's last: nothing has happened yet.
            guard latest.date.year == year || latest.isNewestSession else { return nil }
            return CalendarDate.firstDay(ofYear: year).advanced(days: -1)
        }
    }

    /// Whether a price so old still says something about the period up to today.
    private static func covers(_ period: Period, _ date: CalendarDate, _ today: CalendarDate) -> Bool {
        switch period {
        case .day, .yearToDate, .sinceListing: true
        case .week: today.daysSince1970 - date.daysSince1970 < 7 + maximumGap
        case .month, .threeMonths, .year: today.daysSince1970 - date.daysSince1970 < 31
        }
    }
}
