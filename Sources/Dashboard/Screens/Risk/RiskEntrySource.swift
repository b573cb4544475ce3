import Market
import RiskRules

/// Makes entries of flags, records and what is unknown.
struct RiskEntrySource: Sendable {
    private let snapshot: Snapshot
    private let records: RiskRecords
    private let silenced: [FlagKey: FlagRecord.State]
    private let titles: [FlagOrigin: String]
    /// What the rules and manual risks belong to.
    let categories: [FlagOrigin: String]
    private let past: RiskPast
    private let changes: [FlagKey: [FlagChange]]
    private let listed: Set<Symbol>
    private let shown: ShownFlags

    init(_ model: Model) {
        (snapshot, records, silenced) = (model.snapshot, model.records, model.flags.silenced)
        let items = model.records.items.map { (FlagOrigin.manualRisk($0.id), $0) }
        titles = Dictionary(
            model.rules.rules.map { (.rule($0.id), $0.title) } + items.map { ($0.0, $0.1.kind.title) },
            uniquingKeysWith: { first, _ in first })
        categories = Dictionary(
            model.rules.rules.map { (.rule($0.id), $0.category) } + items.map { ($0.0, "manual risk") },
            uniquingKeysWith: { first, _ in first })
        past = model.past
        changes = model.snapshot.isHistorical ? [:] : Dictionary(grouping: model.records.log, by: \.key)
        listed = model.listed
        shown = model.flags
    }

    /// The entry of a line: its worst flag that was not acknowledged stands first.
    func entry(_ line: RiskLine) -> RiskEntry? {
        let flags =
            line.flags.filter { standing(of: $0) == .raised } + line.flags.filter { standing(of: $0) != .raised }
        guard let first = flags.first else { return nil }
        var result = entry(first)
        result.others = Array(flags.dropFirst())
        result.message = flags.map(\.message).joined(separator: " · ")
        result.severity = flags.map(\.severity).max() ?? first.severity
        if let symbol = line.symbol {
            result.symbol = symbol
            result.name = snapshot.shownName(of: .instrument(symbol)) ?? symbol.rawValue
        }
        result.isMine = result.symbol.map(listed.contains) ?? first.scope.symbols.contains(where: listed.contains)
        return result
    }

    /// The entry of a state: how many it holds for, and for whom most.
    func entry(_ state: RiskState) -> RiskEntry {
        let key = FlagKey(rule: state.rule, subject: .feed(""))
        let first = state.flags.prefix(3).map { flag in
            let name = snapshot.shownName(of: FlagKey(flag).subject) ?? flag.subject
            return name + " " + flag.message
        }
        let new = state.new > 0 ? ", \(state.new) new" : ""
        var result = entry(
            key, .info, .state, name: "", message: "\(state.flags.count)\(new): " + first.joined(separator: " · "),
            since: nil, days: [])
        result.name = result.title
        result.others = state.flags
        return result
    }

    /// Lines in an order.
    func ordered(_ lines: [RiskLine], _ order: RiskOrdering) -> [RiskLine] {
        switch order {
        case .worst: return lines
        case .newest:
            let dated = lines.map { line in (line, line.flags.compactMap(since).max()) }
            return dated.enumerated().sorted { left, right in
                let (one, other) = (left.element.1?.milliseconds ?? 0, right.element.1?.milliseconds ?? 0)
                return one == other ? left.offset < right.offset : one > other
            }.map(\.element.0)
        case .name:
            let named = lines.map { line in (line, entry(line)?.name.lowercased() ?? "") }
            return named.enumerated().sorted { left, right in
                (left.element.1, left.offset) < (right.element.1, right.offset)
            }.map(\.element.0)
        }
    }

    private func since(_ flag: RiskFlag) -> Instant? {
        snapshot.isHistorical ? flag.since : records.since(flag)
    }

    private func standing(of flag: RiskFlag) -> RiskEntry.Standing {
        switch silenced[FlagKey(flag)] {
        case .acknowledged: .acknowledged
        case .snoozed: .snoozed
        case .raised, .cleared, nil: shown.isMuted(flag) ? .muted : .raised
        }
    }

    func entry(_ flag: RiskFlag) -> RiskEntry {
        let key = FlagKey(flag)
        return entry(
            key, flag.severity, standing(of: flag), name: flag.subject, message: flag.message, since: since(flag),
            days: days(key, flag.since))
    }

    func entry(cleared record: FlagRecord) -> RiskEntry {
        let name: String =
            switch record.key.subject {
            case .instrument(let symbol): snapshot[symbol]?.instrument.name ?? symbol.rawValue
            case .region(let region): region.name
            case .basket(let id): snapshot.baskets.first { $0.id == id }?.name ?? id
            case .pair(let foreign, let home): "\(foreign) / \(home)"
            case .feed(let name): name
            }
        return entry(
            record.key, record.severity, .cleared, name: name, message: record.message, since: record.clearedAt,
            days: days(record.key, nil))
    }

    func entry(_ unknown: UnknownJudgement) -> RiskEntry {
        RiskEntry(
            key: FlagKey(rule: unknown.rule, subject: .feed("")), severity: .info, standing: .unknown,
            title: titles[.rule(unknown.rule)] ?? unknown.rule, category: categories[.rule(unknown.rule)] ?? "",
            name: unknown.count == 1 ? unknown.example : "\(unknown.count) names", symbol: nil,
            message: unknown.count == 1 ? unknown.reason : "\(unknown.reason) …", since: nil, days: [])
    }

    private func entry(
        _ key: FlagKey, _ severity: RiskFlag.Severity, _ standing: RiskEntry.Standing, name: String, message: String,
        since: Instant?, days: [RiskFlag.Severity?]
    ) -> RiskEntry {
        var symbol: Symbol?
        if case .instrument(let own) = key.subject { symbol = own }
        return RiskEntry(
            key: key, severity: severity, standing: standing, title: titles[key.origin] ?? key.rule,
            category: categories[key.origin] ?? "", name: snapshot.shownName(of: key.subject) ?? name, symbol: symbol,
            message: message, since: since, days: days)
    }

    private func days(_ key: FlagKey, _ since: Instant?) -> [RiskFlag.Severity?] {
        let record = snapshot.isHistorical ? nil : records.flags[key]
        let history = FlagHistory(past.changes(of: key, before: changes[key] ?? []), record: record)
        return history.days(RiskEntry.dayCount, through: snapshot.asOf)
    }
}
