import Market
import RiskRules
import TextUI

/// Who looks at the screen, what changed meanwhile, and what has not been on screen since.
extension Model {
    /// Takes a sign of the user in. After a pause it says what changed: on return to the terminal as a list, unless
    /// something is being typed; after a key, which may be a part of something longer, in the line above the keys.
    mutating func sense(_ sign: Presence.Sign) {
        let comesBack = presence.take(sign, at: now, snapshot)
        switch sign {
        case .typed:
            if comesBack { unseen.restart(at: now.wall) } else { unseen.look(at: now.wall) }
        case .attached, .focused(true):
            unseen.restart(at: now.wall)
        case .focused(false): break
        }
        if comesBack, !snapshot.isHistorical { announce(isTyped: sign == .typed) }
    }

    private mutating func announce(isTyped: Bool) {
        let report = AwayReport(self)
        guard !report.lines.isEmpty else {
            if !isTyped { say(AwayStrings.nothing(report.since, self)) }
            return
        }
        guard !isTyped, layers.isEmpty, count == nil else {
            _ = receive(Alert(text: AwayStrings.summary(report, self), severity: .info, rings: false))
            return
        }
        layers.append(AwayLayer(report))
    }

    /// Lists what changed since the last look.
    mutating func showAway() -> [Effect] {
        guard !snapshot.isHistorical else { return refuse("Not in the past · :as-of now returns to the present") }
        return push(AwayLayer(AwayReport(self)))
    }

    /// What people call a flag's subject.
    func name(of subject: RuleSubject) -> String {
        switch subject {
        case .instrument(let symbol): snapshot[symbol]?.instrument.shownName ?? symbol.rawValue
        case .region(let region): region.shownName
        case .basket(let id): snapshot.baskets.first { $0.id == id }?.name ?? id
        case .pair(let foreign, let home): "\(foreign) / \(home)"
        case .feed(let name): name
        }
    }

    // MARK: What was not on screen yet

    /// Notes flags that changed; what is there at the very first look is not news.
    mutating func noteChanges(from old: RiskRecords) {
        guard !old.flags.isEmpty else {
            if !records.flags.isEmpty { presence.begin(at: now) }
            return
        }
        let last = old.log.last
        let start = last.flatMap { records.log.lastIndex(of: $0) }.map { $0 + 1 }
        let new =
            start.map { records.log[$0...] }
            ?? records.log.filter { change in last.map { change.at > $0.at } ?? true }[...]
        for change in new where rules[change.key.origin]?.nature != .state {
            guard flags.mutes(of: change.key).isEmpty else { continue }
            unseen.take(change)
        }
    }

    /// Notes what is on screen now of what had not been yet.
    mutating func noteShown() {
        guard !unseen.isEmpty else { return }
        let isCovered = layers.contains(where: \.covers)
        unseen.show(
            flags: isCovered ? [] : Set(screen.visibleFlags), stocks: isCovered ? [] : Set(screen.visibleSymbols),
            at: now.wall)
    }

    /// Whether a listed flag changed and has not been on screen since.
    var hasUnseenFlags: Bool {
        !unseen.flags.isEmpty && flags.flags.contains { unseen.flags[FlagKey($0)] != nil }
    }

    /// The same for the flags about one stock.
    func hasUnseenFlags(about symbol: Symbol) -> Bool {
        !unseen.flags.isEmpty
            && flags.flags.contains { $0.symbols.contains(symbol) && unseen.flags[FlagKey($0)] != nil }
    }
}
