import Market
import RiskRules

/// The words about what changed since the user last looked.
enum AwayStrings {
    static let title = "Since you were away"

    static func section(_ section: AwayLine.Section) -> String {
        switch section {
        case .myFlags: "My flags"
        case .flags: "Flags"
        case .myMoves: "My stocks"
        case .regions: "Regions"
        case .conditions: "Conditions"
        case .sessions: "Sessions"
        }
    }

    /// A moment on the home clock, with its date where that is not today's.
    static func moment(_ moment: Instant, _ model: Model) -> String {
        let zone = model.configuration.clock.exchange.zone
        let (date, time) = zone.local(moment)
        return date == zone.local(model.displayedMoment).date ? time.shortText : "\(date.shortText) \(time.shortText)"
    }

    static func nothing(_ since: Instant, _ model: Model) -> String {
        "Nothing changed since \(moment(since, model))"
    }

    /// The line that tells of a return where the list would lie over what is typed.
    static func summary(_ report: AwayReport, _ model: Model) -> String {
        let count = report.lines.count
        let key = model.keys.keyText(of: "away")
        return "\(count) \(count == 1 ? "change" : "changes") since \(moment(report.since, model))"
            + (key.isEmpty ? "" : " · \(key) lists them")
    }

    static func words(_ change: FlagChange) -> String {
        switch change.kind {
        case .cleared: "cleared: " + change.message
        case .worse: "worse: " + change.message
        case .woken: "snooze ended: " + change.message
        case .raised, .eased, .acknowledged, .unacknowledged, .snoozed: change.message
        }
    }

    static func words(_ before: StatementState.Standing?, _ after: StatementState.Standing) -> String {
        guard let before else { return StandingWords.word(after) }
        return StandingWords.word(before) + " → " + StandingWords.word(after)
    }
}
