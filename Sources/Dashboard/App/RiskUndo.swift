import Market
import RiskRules

/// What takes something back that was done about flags.
struct RiskUndo: Hashable, Sendable {
    /// What was done, in words.
    let text: String
    /// What takes it back, in order.
    let orders: [RiskOrder]

    /// How many steps are kept.
    static let most = 50
}

extension RiskOrder {
    /// What takes it back, given what is remembered before it is done.
    func inverses(in records: RiskRecords) -> [RiskOrder] {
        switch self {
        case .flags(let keys, .acknowledged): [.flags(keys, .unacknowledged(by: ""))]
        case .flags(let keys, .unacknowledged): [.flags(keys, .acknowledged(by: ""))]
        case .flags(let keys, .snoozed), .flags(let keys, .awakened):
            keys.map { key in
                guard let until = records.flags[key]?.snoozedUntil else { return .flags([key], .awakened(by: "")) }
                return .flags([key], .snoozed(until: until, by: ""))
            }
        case .flags(_, .raised), .flags(_, .cleared), .flags(_, .tick): []
        case .mute(let mute): [.unmute(mute)]
        case .unmute(let mute): [.mute(mute)]
        case .save(let item):
            [records.items.first { $0.id == item.id }.map { .save($0) } ?? .end(item.id)]
        case .end(let id): records.items.first { $0.id == id }.map { [.save($0)] } ?? []
        }
    }
}

extension Model {
    /// Has something done about flags, says it, and remembers how to take it back.
    mutating func order(_ order: RiskOrder, saying text: String) -> [Effect] {
        let inverses = order.inverses(in: records)
        if !inverses.isEmpty {
            undoes = (undoes + [RiskUndo(text: text, orders: inverses)]).suffix(RiskUndo.most)
        }
        let key = keys.keyText(of: "undo")
        say(inverses.isEmpty || key.isEmpty ? text : "\(text) · \(key) undoes")
        return [.risk(order)]
    }

    /// Goes to the flag of the alert that is shown, or of the last one.
    mutating func goToAlert() -> [Effect] {
        let last = MessagesLayer.changes(self).first { $0.kind != .cleared }?.key
        guard let flag = alert?.alert.flag ?? last else { return refuse("No alerts yet") }
        return go(to: .flag(flag))
    }

    /// Takes the last thing back that was done about flags.
    mutating func undo() -> [Effect] {
        guard let last = undoes.popLast() else { return refuse("Nothing to undo") }
        say("Undone: " + last.text)
        return last.orders.map { .risk($0) }
    }
}
