/// Whether the close of a session can follow that of the session before by the exchange's limits.
///
/// What a dividend or new shares take off is not known here, so that there is more room below than above. Tokyo widens
/// its limits at will.
struct SessionLimits: Sendable {
    private let instrument: Instrument
    private let calendars: TradingCalendars
    /// The least factor up that may be beyond the limits; nil where there are none.
    private let least: Double?
    /// A limit is rounded to a tick, and closes that were adjusted for splits to a fraction of one.
    private static let slack = 1.01
    /// What an ex-day may take off besides.
    private static let exDay = 0.85
    /// Bars before which a share may be new, and free of limits.
    private static let firstSessions = 5

    init(of instrument: Instrument, calendars: TradingCalendars) {
        (self.instrument, self.calendars) = (instrument, calendars)
        guard instrument.kind == .equity else {
            least = nil
            return
        }
        switch instrument.exchange {
        case .xtai, .roco, .xshg, .xshe: least = 1.1
        case .xkrx, .xkos: least = 1.3
        case .xtks, .xhkg, .xnas, .xnys, nil: least = nil
        }
    }

    /// Whether a close has to be looked at beside the one before it.
    func mayRuleOut(_ close: Double, after before: Double) -> Bool {
        guard let least else { return false }
        return close > before * least || close < before * (2 - least) * Self.exDay
    }

    /// The limits of a bar's session, where its close is beyond them.
    func ruleOut(_ bar: DailyBar, after bars: [DailyBar], _ book: SessionBook) -> PriceLimit? {
        guard let last = bars.last, mayRuleOut(bar.close, after: last.close), bars.count >= Self.firstSessions,
            book.session(before: bar.date) == last.date,
            let limit = PriceLimit(reference: last.close, instrument: instrument, on: bar.date, calendars: calendars)
        else { return nil }
        return bar.close > limit.up * Self.slack || bar.close < limit.down * Self.exDay ? limit : nil
    }
}
