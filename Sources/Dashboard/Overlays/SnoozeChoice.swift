import Market
import RiskRules

/// For how long a flag is to be silent.
enum SnoozeChoice: CaseIterable, Hashable, Sendable {
    case halfHour, twoHours, sessionEnd, nextSession, week, over

    /// The key that chooses it.
    var key: Character {
        switch self {
        case .halfHour: "1"
        case .twoHours: "2"
        case .sessionEnd: "3"
        case .nextSession: "4"
        case .week: "5"
        case .over: "0"
        }
    }

    var label: String {
        switch self {
        case .halfHour: "30 minutes"
        case .twoHours: "2 hours"
        case .sessionEnd: "until the session closes"
        case .nextSession: "until the next session opens"
        case .week: "1 week"
        case .over: "unsnooze"
        }
    }

    /// What happens to the flag; nil where the exchange's calendar does not say when the silence would end.
    func event(from now: Instant, _ calendar: TradingCalendar?) -> FlagEvent? {
        if self == .over { return .awakened(by: "") }
        return end(from: now, calendar).map { .snoozed(until: $0, by: "") }
    }

    /// When the snooze ends; nil if unknown.
    func end(from now: Instant, _ calendar: TradingCalendar?) -> Instant? {
        switch self {
        case .halfHour: return now.advanced(seconds: 1800)
        case .twoHours: return now.advanced(seconds: 7200)
        case .week: return now.advanced(seconds: 7 * 86_400)
        case .over: return nil
        case .sessionEnd: return SnoozeChoice.change(calendar, from: now) { $0.isOpen && !$1.isOpen }
        case .nextSession: return SnoozeChoice.change(calendar, from: now) { !$0.isOpen && $1.isOpen }
        }
    }

    /// The next moment at which a calendar's phase changes in a way.
    private static func change(
        _ calendar: TradingCalendar?, from now: Instant, _ isWanted: (TradingPhase, TradingPhase) -> Bool
    ) -> Instant? {
        guard let calendar else { return nil }
        var moment = now
        var phase = calendar.status(at: moment).phase
        for _ in 0..<40 {
            guard let next = calendar.status(at: moment).next else { return nil }
            let new = calendar.status(at: next).phase
            if isWanted(phase, new) { return next }
            (moment, phase) = (next, new)
        }
        return nil
    }
}

extension TradingPhase {
    /// Whether a session goes on, its lunch included.
    fileprivate var isOpen: Bool {
        switch self {
        case .open, .lunch, .closingAuction: true
        case .preOpen, .afterHours, .closed, .holiday, .unknown: false
        }
    }
}
