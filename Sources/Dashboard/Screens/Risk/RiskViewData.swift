import Market
import RiskRules

/// What the risk view shows: the flags in their groups, and what they come to.
struct RiskViewData: Sendable {
    let rows: [RiskRow]
    let rollUp: RiskRollUp
    /// What the rows are about, by their numbers.
    private let items: [RiskItem]
    private let source: RiskEntrySource

    /// How long a cleared flag is still listed among all, in milliseconds.
    private static let clearedSpan: Int64 = 7 * 86_400_000

    init(_ model: Model) {
        let state = model[RiskScreen.self]
        let chosen = model.symbols(in: state.list)
        func isListed(_ flag: RiskFlag) -> Bool {
            if model.shown.passing != nil, !flag.symbols.contains(where: model.shown.passes) { return false }
            return chosen.map { !$0.isDisjoint(with: flag.symbols) } ?? true
        }
        let isWhole = model.shown.passing == nil && chosen == nil
        let flags = isWhole ? model.flags.flags : model.flags.flags.filter(isListed)
        rollUp = RiskRollUp(flags, in: model.snapshot.instruments)
        let source = RiskEntrySource(model)
        self.source = source
        let order = { (lines: [RiskLine]) in source.ordered(lines, state.ordering) }
        var sections =
            state.grouping == .desk
            ? RiskDesk(model).sections(flags, order)
            : RiskGroups(model, categories: source.categories).sections(flags, order)
        let states = model.snapshot.screens.filter { isListed($0) && !model.flags.isMuted($0) }
        sections += [RiskStates(model).section(states)].compactMap(\.self)
        if state.showsAll { sections += RiskViewData.others(model) }
        var items: [RiskItem] = []
        var rows: [RiskRow] = []
        for section in sections {
            rows.append(.heading(section.name, counts: section.counts))
            rows += section.items.indices.map { .item(items.count + $0) }
            items += section.items
        }
        (self.rows, self.items) = (rows, items)
    }

    /// What is listed only among all.
    private static func others(_ model: Model) -> [RiskSection] {
        let parts: [(String, [RiskItem])] = [
            ("Snoozed", snoozed(model).map { .line(RiskLine(flags: [$0])) }),
            ("Muted", model.flags.muted.map { .line(RiskLine(flags: [$0])) }),
            ("Cleared in the last 7 days", cleared(model).map { .cleared($0) }),
            ("Not evaluated (no data)", model.snapshot.unknowns.map { .unknown($0) }),
        ]
        return parts.filter { !$0.1.isEmpty }.map { RiskSection($0.0, counts: "\($0.1.count)", $0.1) }
    }

    private func item(_ row: RiskRow) -> RiskItem? { row.item.map { items[$0] } }

    /// What tells a line from others; nil for a heading.
    func identity(_ row: RiskRow) -> String? {
        switch item(row) {
        case .line(let line):
            guard let flag = line.flags.first else { return nil }
            let own = line.symbol.map { RuleSubject.instrument($0) } ?? FlagKey(flag).subject
            return own.key
        case .state(let state): return "screen " + state.rule
        case .cleared(let record): return "cleared " + record.key.rule + " " + record.key.subject.key
        case .unknown(let unknown): return "unknown " + unknown.rule
        case nil: return nil
        }
    }

    /// Whether a line has a flag, by its rule and its subject.
    func holds(_ row: RiskRow, _ flag: String) -> Bool {
        guard case .line(let line) = item(row) else { return false }
        return line.flags.contains { $0.rule + " " + FlagKey($0).subject.key == flag }
    }

    /// The flags of a line; nil for a heading.
    func entry(_ row: RiskRow) -> RiskEntry? {
        switch item(row) {
        case .line(let line): source.entry(line)
        case .state(let state): source.entry(state)
        case .cleared(let record): source.entry(cleared: record)
        case .unknown(let unknown): source.entry(unknown)
        case nil: nil
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
