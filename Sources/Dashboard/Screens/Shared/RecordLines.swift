import Market
import RiskRules

/// The record of a rule or condition in words.
struct RecordLines {
    let record: RuleRecord
    /// The first date that it rests on.
    let first: CalendarDate
    /// What the returns are held against.
    let against: String
    /// What happened to it: `raised`, `breached`.
    let verb: String

    /// How often, then a line for each horizon of which something is known.
    var lines: [String] {
        let times = record.raised == 1 ? "once" : "\(record.raised) times"
        let known = record.horizons.compactMap { horizon -> String? in
            guard let median = horizon.median, let positive = horizon.positive else { return nil }
            let sessions = horizon.sessions == 1 ? "1 session" : "\(horizon.sessions) sessions"
            let share = Int((positive * 100).rounded())
            return "after \(sessions): \(NumberText.percent(median, decimals: 1)) vs \(against), "
                + "\(share)% of \(horizon.count) above"
        }
        return ["\(verb) \(times) since \(first.shortText)"] + known
    }
}
