import Market
import RiskRules

/// What can be muted, or no longer, at a line of the risk view.
struct MuteChoices {
    /// One choice with its key.
    struct Choice: Hashable, Sendable {
        let key: Character
        let label: String
        let orders: [RiskOrder]
    }

    let all: [Choice]

    init(_ entry: RiskEntry, _ model: Model) {
        let rule = model.rules[entry.key.origin]
        switch entry.standing {
        case .cleared, .unknown: all = []
        case .muted:
            let orders = model.flags.mutes(of: entry.key).map { RiskOrder.unmute($0) }
            all = [Choice(key: "0", label: "unmute " + entry.name, orders: orders)]
        case .state:
            all = [Choice(key: "1", label: "the screen " + entry.title, orders: [.mute(.origin(entry.key.origin))])]
        case .raised, .acknowledged, .snoozed:
            let subject = entry.symbol.map { RuleSubject.instrument($0) } ?? entry.key.subject
            let mutes: [(String, FlagMute?)] = [
                ("\(entry.title): \(entry.name)", .flag(entry.key)),
                ("\(entry.title) everywhere", .origin(entry.key.origin)),
                ("everything about \(entry.name)", .subject(subject)),
                ("everything in \(subject.region?.shownName ?? "")", subject.region.map { .region($0) }),
                ("everything of the category \(rule?.category ?? "")", rule.map { .category($0.category) }),
            ]
            all = zip("12345", mutes).compactMap { key, choice in
                choice.1.map { Choice(key: key, label: choice.0, orders: [.mute($0)]) }
            }
        }
    }
}
