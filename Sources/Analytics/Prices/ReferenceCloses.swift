public import Market

/// The closes that an instrument's returns are counted from.
///
/// Each is the last close on or before its target date, and counts only if it is at most `maximumGap` days older than
/// that: a history with a hole gives no return rather than a wrong one.
public struct ReferenceCloses: Hashable, Sendable {
    /// The closes by period; what is missing is unknown.
    public var closes: [Period: DatedClose]
    /// Whether the year-to-date reference is the price at the listing since there was no close in the year before.
    public var isSinceListing: Bool

    /// The longest closure of an exchange in days (Lunar New Year with its weekends), and a little more.
    public static let maximumGap = 14

    /// Works the references out.
    ///
    /// - Parameters:
    ///   - latest: the price the returns end with, and its session.
    ///   - today: the date on the exchange's clock at the moment that is shown.
    ///   - closeOnOrBefore: looks a close up in the history.
    ///   - firstClose: the first close ever, for a share listed this year.
    ///   - offerPrice: the price before the first trading day, where known.
    public init(
        of instrument: Instrument, latest: (date: CalendarDate, isNewestSession: Bool), today: CalendarDate,
        offerPrice: Double?, firstClose: () throws -> DatedClose?,
        closeOnOrBefore: (CalendarDate) throws -> DatedClose?
    ) rethrows {
        closes = [:]
        isSinceListing = false
        for period in Period.allCases {
            guard let target = Self.target(of: period, latest: latest, today: today),
                let close = try closeOnOrBefore(target),
                target.daysSince1970 - close.date.daysSince1970 <= Self.maximumGap,
                Self.covers(period, latest.date, today)
            else { continue }
            closes[period] = close
        }
        guard let listed = instrument.listedOn, listed <= latest.date,
            let listing = try Self.listing(on: listed, offerPrice: offerPrice, firstClose: firstClose)
        else { return }
        closes[.sinceListing] = listing
        guard closes[.yearToDate] == nil, listed.year == today.year, latest.date.year == today.year else { return }
        closes[.yearToDate] = listing
        isSinceListing = true
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
        of period: Period, latest: (date: CalendarDate, isNewestSession: Bool), today: CalendarDate
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
            guard latest.date.year == today.year || latest.isNewestSession else { return nil }
            return CalendarDate.firstDay(ofYear: today.year).advanced(days: -1)
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
