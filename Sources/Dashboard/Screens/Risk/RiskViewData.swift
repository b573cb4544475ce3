import Market
import RiskRules

/// What the risk view shows: the flags in their groups, and what they come to.
struct RiskViewData: Sendable {
    let rows: [RiskRow]
    let rollUp: RiskRollUp
    private let flags: [RiskFlag]
    /// What is listed only among all.
    private let others: [RiskItem]
    private let source: RiskEntrySource

    /// How long a cleared flag is still listed among all, in milliseconds.
    private static let clearedSpan: Int64 = 7 * 86_400_000

    init(_ model: Model) {
        let flags =
            model.shown.passing == nil
            ? model.flags.flags
            : model.flags.flags.filter { flag in flag.symbols.contains(where: model.shown.passes) }
        self.flags = flags
        rollUp = RiskRollUp(flags, in: model.snapshot.instruments)
        source = RiskEntrySource(model)
        var groups = RiskGroups(model, categories: source.categories).rows(flags)
        var others: [RiskItem] = []
        if model[RiskScreen.self].showsAll {
            let parts: [(String, [RiskItem])] = [
                ("Snoozed", RiskViewData.snoozed(model).map { .flag($0) }),
                ("Cleared in the last 7 days", RiskViewData.cleared(model).map { .cleared($0) }),
                ("Not evaluated (no data)", model.snapshot.unknowns.map { .unknown($0) }),
            ]
            for (name, items) in parts where !items.isEmpty {
                groups.append(.heading(name, counts: "\(items.count)"))
                groups += items.indices.map { .item(flags.count + others.count + $0) }
                others += items
            }
        }
        (rows, self.others) = (groups, others)
    }

    /// Which flag a line is about; nil for a heading.
    func key(_ row: RiskRow) -> FlagKey? {
        guard let number = row.item else { return nil }
        if number < flags.count { return FlagKey(flags[number]) }
        switch others[number - flags.count] {
        case .flag(let flag): return FlagKey(flag)
        case .cleared(let record): return record.key
        case .unknown(let unknown): return FlagKey(rule: unknown.rule, subject: .feed(""))
        }
    }

    /// The flag of a line; nil for a heading.
    func entry(_ row: RiskRow) -> RiskEntry? {
        guard let number = row.item else { return nil }
        if number < flags.count { return source.entry(flags[number]) }
        switch others[number - flags.count] {
        case .flag(let flag): return source.entry(flag)
        case .cleared(let record): return source.entry(cleared: record)
        case .unknown(let unknown): return source.entry(unknown)
        }
    }

    private static func snoozed(_ model: Model) -> [RiskFlag] {
        guard model.flags.snoozed > 0 else { return [] }
        return model.snapshot.flags.filter { model.flags.silenced[FlagKey($0)] == .snoozed }
    }

    /// The flags that cleared within a week, the newest first.
    private static func cleared(_ model: Model) -> [FlagRecord] {
        let earliest = model.snapshot.asOf.advanced(milliseconds: -clearedSpan)
        return model.records.flags.values.filter { $0.clearedAt.map { $0 >= earliest } ?? false }
            .sorted { ($1.updatedAt, $0.key.rule) < ($0.updatedAt, $1.key.rule) }
    }

    /// The first line with a flag.
    var firstEntry: Int { rows.firstIndex { $0.item != nil } ?? 0 }
}

/// Makes entries of flags, records and what is unknown.
struct RiskEntrySource: Sendable {
    private let snapshot: Snapshot
    private let records: RiskRecords
    private let silenced: [FlagKey: FlagRecord.State]
    private let titles: [FlagOrigin: String]
    /// What the rules and manual risks belong to.
    let categories: [FlagOrigin: String]
    private let changes: [FlagKey: [FlagChange]]

    init(_ model: Model) {
        (snapshot, records, silenced) = (model.snapshot, model.records, model.flags.silenced)
        let items = model.records.items.map { (FlagOrigin.manualRisk($0.id), $0) }
        titles = Dictionary(
            model.rules.rules.map { (.rule($0.id), $0.title) } + items.map { ($0.0, $0.1.kind.title) },
            uniquingKeysWith: { first, _ in first })
        categories = Dictionary(
            model.rules.rules.map { (.rule($0.id), $0.category) } + items.map { ($0.0, "manual risk") },
            uniquingKeysWith: { first, _ in first })
        changes = Dictionary(grouping: model.records.log, by: \.key)
    }

    func entry(_ flag: RiskFlag) -> RiskEntry {
        let key = FlagKey(flag)
        let standing: RiskEntry.Standing =
            switch silenced[key] {
            case .acknowledged: .acknowledged
            case .snoozed: .snoozed
            case .raised, .cleared, nil: .raised
            }
        return entry(
            key, flag.severity, standing, name: flag.subject, message: flag.message,
            since: records.flags[key]?.since ?? flag.since, days: days(key, flag.since))
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
        let history = FlagHistory(changes[key] ?? [], record: records.flags[key])
        return history.days(RiskEntry.dayCount, through: snapshot.asOf)
    }
}
