import Market
import RiskRules

extension Model {
    /// The market as rules and theses read it, for explanations.
    var ruleData: RuleData {
        let snapshot = snapshot
        var data = RuleData(snapshot, events: EventIndex([]), feeds: snapshot.feeds)
        data.events = { symbol in snapshot.events.filter { $0.symbol == symbol } }
        data.flagCount = { $0.count(snapshot.flags, in: snapshot.instruments) }
        return data
    }

    /// Whether something has to be said in the line above the keys.
    var hasNotice: Bool {
        snapshot.condition.fault != nil || alert != nil || configurationProblem != nil || records.fault != nil
    }

    /// The flag under the cursor of the risk view.
    var selectedFlag: RiskEntry? {
        (viewBody as? RiskView)?.selected ?? (viewBody as? ChipmakerView)?.selectedFlag
    }

    mutating func receive(_ new: RiskRecords) {
        records = new
        showFlags()
        reorder()
    }

    /// Takes what people did about flags into account.
    mutating func showFlags() { flags = ShownFlags(snapshot, records, at: displayedMoment) }

    /// Says an alert for a while, and rings.
    mutating func receive(_ new: Alert) -> [Effect] {
        if new.text != nil, new.severity >= (alert?.alert.severity ?? .info) {
            alert = (new, now.wall.advanced(milliseconds: Model.alertDuration))
        }
        return new.rings ? [.bell] : []
    }

    /// An alert that was said long enough is said no more.
    mutating func endAlert() {
        if let until = alert?.until, until <= now.wall { alert = nil }
    }

    /// What a key of the risk or the thesis view asks for.
    mutating func performRisk(_ action: Action) -> [Effect] {
        switch action {
        case .group: choose { $0.riskGrouping = $0.riskGrouping.following }
        case .showAll: choose { $0.showsAllFlags.toggle() }
        case .thesisOrder: choose { $0.thesisOrder = $0.thesisOrder.following }
        case .acknowledge: return acknowledge()
        case .snooze:
            guard let entry = selectedFlag, entry.isRaised else { return refuse("no raised flag is under the cursor") }
            overlay = .snooze(entry.key, entry.name)
        case .explain:
            guard let explained else { return refuse("nothing to explain is under the cursor") }
            overlay = .explanation(explained, scroll: 0)
        case .watch: overlay = .watch(watchForm)
        case .endWatch: return endWatch()
        default: break
        }
        return []
    }

    private mutating func acknowledge() -> [Effect] {
        guard let entry = selectedFlag, entry.isRaised else { return refuse("no raised flag is under the cursor") }
        let isSeen = entry.standing == .acknowledged
        return [.risk(.flags([entry.key], isSeen ? .unacknowledged(by: "") : .acknowledged(by: "")))]
    }

    private mutating func endWatch() -> [Effect] {
        guard let entry = selectedFlag, entry.key.rule.hasPrefix("watch-") else {
            return refuse("no watch item is under the cursor")
        }
        return [.risk(.end(String(entry.key.rule.dropFirst("watch-".count))))]
    }

    /// What `e` explains.
    private var explained: Explained? {
        if let entry = selectedFlag, rules[entry.key.rule] != nil, entry.standing != .unknown {
            return .flag(entry.key, name: entry.name)
        }
        return (viewBody as? ThesisView)?.selected.map { .statement($0.key) }
    }

    /// The form for a new watch item, or for the one under the cursor.
    private var watchForm: WatchForm {
        let today = TimeZoneRule.utc.local(now.market).date
        if let rule = selectedFlag?.key.rule, rule.hasPrefix("watch-"),
            let item = records.items.first(where: { "watch-" + $0.id == rule })
        {
            return WatchForm(item)
        }
        return WatchForm(today: today, about: selectedFlag?.symbol, taken: Set(records.items.map(\.id)))
    }
}

extension RiskEntry {
    /// Whether it can be acknowledged and snoozed.
    var isRaised: Bool { standing == .raised || standing == .acknowledged || standing == .snoozed }
}

/// What is explained step by step.
enum Explained: Hashable, Sendable {
    /// A flag, with what people call its subject.
    case flag(FlagKey, name: String)
    /// A statement of a thesis.
    case statement(StatementKey)
}
