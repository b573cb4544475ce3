import Market
import RiskRules

/// One statement in the thesis view's list.
struct ThesisRow: Hashable, Sendable {
    let key: StatementKey
    let state: StatementState
    /// Since when it has this state; nil if unknown.
    let since: Instant?
    /// How it stood on each of the last days in UTC, oldest first; nil where it was not evaluated.
    let days: [StatementState.Standing?]

    /// Days of the strip in the list.
    static let dayCount = 20

    /// What comes first where the closest to breaking do: broken, unknown, then by distance.
    var urgency: Double {
        switch state.standing {
        case .broken: -2
        case .unknown: -1
        case .holds: state.distance ?? .infinity
        }
    }
}

/// What the thesis view shows: every thesis with its statements.
struct ThesisViewData: Sendable {
    /// A line of the list.
    enum Row: Hashable, Sendable {
        case heading(ThesisState)
        case statement(ThesisRow)
    }

    let rows: [Row]

    init(_ model: Model) {
        rows = model.snapshot.theses.flatMap { thesis -> [Row] in
            var statements = thesis.statements.map { ThesisViewData.row($0, of: thesis.id, model) }
            if model[ThesisScreen.self].order == .closest {
                statements = statements.enumerated().sorted {
                    ($0.element.urgency, $0.offset) < ($1.element.urgency, $1.offset)
                }.map(\.element)
            }
            return [.heading(thesis)] + statements.map { .statement($0) }
        }
    }

    private static func row(_ state: StatementState, of thesis: String, _ model: Model) -> ThesisRow {
        let key = StatementKey(thesis: thesis, statement: state.id)
        let changes = model.changes(of: key)
        return ThesisRow(
            key: key, state: state, since: model.since(of: key),
            days: days(changes, ThesisRow.dayCount, through: model.displayedMoment))
    }

    /// How a statement stood at each day's end.
    static func days(
        _ changes: [StatementChange], _ count: Int, through moment: Instant
    ) -> [StatementState.Standing?] {
        let today = TimeZoneRule.utc.local(moment).date.daysSince1970
        return (0..<count).map { place in
            let day = today - count + 1 + place
            return changes.last { TimeZoneRule.utc.local($0.at).date.daysSince1970 <= day }?.standing
        }
    }
}
