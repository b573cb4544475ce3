public import Market

/// A time in which alerts keep quiet.
///
/// In `alerts.yaml` it is a phrase: `closed` for the exchanges of whom a flag is about, `XTAI closed` for a named one,
/// `22:00-07:00 XTAI` for times on a named exchange's clock.
public enum QuietTime: Hashable, Sendable {
    /// While every exchange of the subject does this; a subject without an exchange is never quiet by it.
    case own(QuietPhase)
    /// While the exchange does this.
    case exchange(Exchange, QuietPhase)
    /// Every day from a time until another on the exchange's clock, over midnight where the end is not later.
    case clock(from: TimeOfDay, until: TimeOfDay, Exchange)
}

/// A part of an exchange's day in which alerts may keep quiet.
public enum QuietPhase: String, CaseIterable, Hashable, Sendable {
    /// Between sessions, at weekends and on holidays.
    case closed
    /// The pause in the middle of the day.
    case lunch
    /// Before the open, while orders are taken.
    case pre
    /// Trading after the close.
    case after

    /// The exchange's phases that it stands for; a day beyond the calendar has none, so that nothing is missed.
    var phases: Set<TradingPhase> {
        switch self {
        case .closed: [.closed, .holiday]
        case .lunch: [.lunch]
        case .pre: [.preOpen]
        case .after: [.afterHours]
        }
    }
}

extension [QuietTime] {
    /// Whether one of the times covers a moment for a trader of these exchanges.
    func covers(_ exchanges: [Exchange], _ calendars: TradingCalendars, at moment: Instant) -> Bool {
        var own: Set<TradingPhase> = []
        for time in self {
            switch time {
            case .own(let phase): own.formUnion(phase.phases)
            case .exchange(let exchange, let phase):
                if phase.phases.contains(calendars.phase(of: exchange, at: moment)) { return true }
            case .clock(let from, let until, let exchange):
                let now = exchange.zone.local(moment).time
                if from < until ? from <= now && now < until : from <= now || now < until { return true }
            }
        }
        guard !own.isEmpty, !exchanges.isEmpty else { return false }
        return exchanges.allSatisfy { own.contains(calendars.phase(of: $0, at: moment)) }
    }
}

extension TradingCalendars {
    fileprivate func phase(of exchange: Exchange, at moment: Instant) -> TradingPhase {
        self[exchange]?.status(at: moment).phase ?? .unknown
    }
}
