public import Market

/// What an instrument did since another exchange last closed: what New York hands over to Taipei.
public struct Overnight: Hashable, Sendable {
    /// The latest price against the reference close, as a fraction.
    public let value: Double
    /// The instrument's last close made not later than the other exchange's.
    public let reference: DatedClose
    /// The instrument's sessions since then, the one of the latest price last.
    public let sessions: [CalendarDate]

    /// Nil where nothing was traded since, or no close of those days is known.
    ///
    /// - Parameters:
    ///   - calendar: the calendar of the instrument's own exchange.
    ///   - closes: its closes, ordered by date.
    ///   - latest: its latest price with its session's date.
    ///   - moment: when the other exchange's last session ended.
    public init?(
        _ calendar: TradingCalendar, closes: some RandomAccessCollection<DatedClose>, latest: DatedClose,
        since moment: Instant
    ) {
        guard let before = calendar.completedSession(at: moment), latest.date > before.date,
            let reference = closes.last(onOrBefore: before.date),
            before.date.daysSince1970 - reference.date.daysSince1970 <= ReferenceCloses.maximumGap,
            let value = Returns.simple(latest.close, against: reference.close)
        else { return nil }
        self.value = value
        self.reference = reference
        sessions = (reference.date.daysSince1970 + 1...latest.date.daysSince1970)
            .map(CalendarDate.init(daysSince1970:)).filter { calendar.session(on: $0) != nil }
    }

    /// What an instrument did since an exchange last closed, as of a moment; nil also where a calendar is missing.
    public init?(
        of state: InstrumentState, history: PriceHistory, since exchange: Exchange, at moment: Instant,
        calendars: TradingCalendars = .shipped
    ) {
        guard let own = state.instrument.exchange.flatMap({ calendars[$0] }), let price = state.price,
            let date = state.sessionDate,
            let closed = calendars[exchange]?.completedSession(at: moment)
        else { return nil }
        self.init(
            own, closes: history.closes, latest: DatedClose(date: date, close: price), since: closed.close)
    }
}
