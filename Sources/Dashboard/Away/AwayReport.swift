import Market
import RiskRules

/// What changed since the user last looked: flags with those of the user's lists first, moves, conditions, sessions.
struct AwayReport: Sendable {
    /// The look that it counts from.
    let since: Instant
    /// The changes, in the order in which they are listed.
    let lines: [AwayLine]

    /// Moves of the user's stocks that are listed, the biggest.
    static let mostMoves = 5
    /// Moves below this round to nothing.
    static let leastMove = 0.0005

    init(_ model: Model) {
        let look = model.presence.since
        since = look.moment.market
        let lines =
            AwayReport.flags(model, look) + AwayMoves(model, look).lines + AwayReport.conditions(model, look)
            + AwayReport.sessions(model, look)
        self.lines = AwayLine.Section.allCases.flatMap { section in lines.filter { $0.section == section } }
    }

    // MARK: Flags

    /// The last word about each flag that an alert could have told of.
    private static func flags(_ model: Model, _ look: Presence.Look) -> [AwayLine] {
        let listed = model.listed
        let symbols = Dictionary(
            model.flags.flags.map { (FlagKey($0), $0.symbols) }, uniquingKeysWith: { first, _ in first })
        var seen: Set<FlagKey> = []
        let changes = MessagesLayer.changes(model).filter { change in
            change.at > look.moment.market && model.flags.mutes(of: change.key).isEmpty
                && seen.insert(change.key).inserted
        }
        let lines = changes.map { change in
            let about = symbols[change.key] ?? change.key.subject.symbols
            return line(change, isMine: about.contains(where: listed.contains), model)
        }
        return lines.enumerated().sorted { left, right in
            let (one, other) = (left.element.severity?.rawValue ?? -1, right.element.severity?.rawValue ?? -1)
            return one == other ? left.offset < right.offset : one > other
        }.map(\.element)
    }

    private static func line(_ change: FlagChange, isMine: Bool, _ model: Model) -> AwayLine {
        let isOver = change.kind == .cleared
        return AwayLine(
            section: isMine ? .myFlags : .flags, at: change.at, mark: isOver ? "○" : change.severity.mark,
            severity: isOver ? nil : change.severity, name: model.name(of: change.key.subject),
            words: AwayStrings.words(change), target: isOver ? change.key.subject.target : .flag(change.key))
    }

    // MARK: Conditions

    /// The conditions that stand otherwise than at the look.
    private static func conditions(_ model: Model, _ look: Presence.Look) -> [AwayLine] {
        let changes = Dictionary(
            grouping: model.records.statementLog.filter { $0.at > look.moment.market }, by: \.key)
        return model.snapshot.theses.flatMap { thesis in
            thesis.statements.compactMap { statement -> AwayLine? in
                let key = StatementKey(thesis: thesis.id, statement: statement.id)
                guard let last = changes[key]?.last else { return nil }
                let before = model.records.statementLog.last { $0.key == key && $0.at <= look.moment.market }?.standing
                guard before != last.standing else { return nil }
                return AwayLine(
                    section: .conditions, at: last.at, mark: StandingWords.glyph(last.standing), name: statement.title,
                    words: AwayStrings.words(before, last.standing),
                    target: .statement(thesis: thesis.id, id: statement.id))
            }
        }
    }

    // MARK: Sessions

    /// The exchanges that opened or closed, each with the last of it.
    private static func sessions(_ model: Model, _ look: Presence.Look) -> [AwayLine] {
        let now = model.displayedMoment
        let lines = model.snapshot.regions.compactMap { state -> AwayLine? in
            let exchange = state.region.leadingExchange
            guard let calendar = model.snapshot.calendars[exchange] else { return nil }
            let today = exchange.zone.local(now).date
            let turns = [today.advanced(days: -1), today].compactMap { calendar.session(on: $0) }
                .flatMap { [($0.open, true), ($0.end, false)] }
            guard let last = turns.last(where: { look.moment.market < $0.0 && $0.0 <= now }) else { return nil }
            return AwayLine(
                section: .sessions, at: last.0, mark: last.1 ? "●" : "○", name: exchange.city,
                words: last.1 ? "opened" : "closed", target: .region(state.region))
        }
        return lines.sorted { ($0.at ?? now) < ($1.at ?? now) }
    }
}

extension RuleSubject {
    /// The instruments it is about by its own words.
    fileprivate var symbols: [Symbol] {
        switch self {
        case .instrument(let symbol): [symbol]
        case .pair(let foreign, let home): [foreign, home]
        case .region, .basket, .feed: []
        }
    }

    /// The page of what it is about; nil for baskets and feeds.
    fileprivate var target: Target? {
        switch self {
        case .instrument(let symbol), .pair(_, let symbol): .stock(symbol)
        case .region(let region): .region(region)
        case .basket, .feed: nil
        }
    }
}
