import Market
import RiskRules

/// A state that a rule describes, with every stock it holds for: a screen to sort by, not an alarm.
struct RiskState: Hashable, Sendable {
    let rule: String
    /// Those it holds for, those it holds for most first.
    let flags: [RiskFlag]
    /// How many it holds for since the moment from when on something is new.
    let new: Int
}

/// The states as counted screens, in the order of the rules.
struct RiskStates {
    private let model: Model

    init(_ model: Model) { self.model = model }

    /// The part of the list; nil where no state holds.
    func section(_ flags: [RiskFlag]) -> RiskSection? {
        let groups = Dictionary(grouping: flags, by: \.rule)
        guard !groups.isEmpty else { return nil }
        let since = RiskDesk.newSince(model)
        let expanded = model[RiskScreen.self].expanded
        var items: [RiskItem] = []
        for rule in model.rules.rules {
            guard let flags = groups[rule.id] else { continue }
            let new = flags.count { flag in since.map { since in flag.since.map { $0 >= since } ?? false } ?? false }
            let sorted = RiskStates.sorted(flags)
            items.append(.state(RiskState(rule: rule.id, flags: sorted, new: new)))
            if expanded.contains(rule.id) { items += sorted.map { .line(RiskLine(flags: [$0])) } }
        }
        let count = items.count { if case .state = $0 { true } else { false } }
        return RiskSection("Screens", counts: "\(count)", items)
    }

    /// By what they are measured by, the largest first; those that are not measured behind, by name.
    private static func sorted(_ flags: [RiskFlag]) -> [RiskFlag] {
        flags.sorted { left, right in
            switch (left.measure, right.measure) {
            case (let one?, let other?) where one != other: one > other
            case (.some, nil): true
            case (nil, .some): false
            case (.some, .some), (nil, nil): left.subject < right.subject
            }
        }
    }
}
