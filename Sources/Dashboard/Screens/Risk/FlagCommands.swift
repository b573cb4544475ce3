import Market
import RiskRules
import TextUI

/// What can be done about a flag, on every screen that lists some.
enum FlagCommands {
    /// Explaining, acknowledging and snoozing.
    ///
    /// - Parameters:
    ///   - isBarAlways: whether the key bar offers them where no flag is under the cursor too.
    ///   - selected: the flag under the cursor.
    static func all(
        isBarAlways: Bool, _ selected: @escaping @Sendable (Model) -> RiskEntry?
    ) -> [Command] {
        let isOffered: @Sendable (Model) -> Bool = { isBarAlways || selected($0) != nil }
        let needsFlag: @Sendable (Model) -> Command.Availability = { model in
            selected(model)?.isRaised == true ? .available : .unavailable("No active flag selected")
        }
        return [
            explain(barAlways: isBarAlways) { explained(selected($0), $0) },
            Command(
                "acknowledge", [KeyStroke("a")], "Toggle acknowledgement of the flag", .flags, bar: "ack",
                isOffered: isOffered, when: needsFlag
            ) { model in
                guard let entry = selected(model) else { return [] }
                let isSeen = entry.standing == .acknowledged
                let open = entry.keys.filter { model.records.flags[$0]?.acknowledgedAt == nil }
                return model.order(
                    .flags(isSeen ? entry.keys : open, isSeen ? .unacknowledged(by: "") : .acknowledged(by: "")),
                    saying: (isSeen ? "Acknowledgement removed: " : "Acknowledged: ") + entry.name)
            },
            Command(
                "snooze", [KeyStroke("z")], "Snooze the flag", .flags, bar: "snooze", isOffered: isOffered,
                when: needsFlag
            ) { model in
                guard let entry = selected(model) else { return [] }
                return model.push(SnoozeLayer(flags: entry.keys, name: entry.name))
            },
            Command(
                "mute", [KeyStroke("Z")], "Mute the flag, its rule, its stock or a group", .flags, bar: "mute",
                givesWay: true, isOffered: isOffered,
                when: { model in
                    guard let entry = selected(model), !MuteChoices(entry, model).all.isEmpty else {
                        return .unavailable("Nothing to mute here")
                    }
                    return .available
                },
                run: { model in
                    guard let entry = selected(model) else { return [] }
                    return model.push(MuteLayer(entry: entry))
                }),
            Command(
                "undo", [KeyStroke("u")], "Undo what was last done about flags", .flags, bar: "undo", givesWay: true,
                isOffered: { !$0.undoes.isEmpty },
                when: { $0.undoes.isEmpty ? .unavailable("Nothing to undo") : .available }
            ) { $0.undo() },
        ]
    }

    /// Explaining what is under the cursor.
    static func explain(barAlways: Bool, _ explained: @escaping @Sendable (Model) -> [Explained]) -> Command {
        Command(
            "explain", [KeyStroke("e")], "Explain the flag or condition step by step", .flags, bar: "explain",
            isOffered: { barAlways || !explained($0).isEmpty },
            when: { explained($0).isEmpty ? .unavailable("Nothing to explain here") : .available },
            run: { model in ExplanationLayer(explained(model)).map { model.push($0) } ?? [] })
    }

    /// What is explained of a line: each of its reasons. A manual risk alone has no steps.
    private static func explained(_ entry: RiskEntry?, _ model: Model) -> [Explained] {
        guard let entry, entry.standing != .unknown else { return [] }
        let keys = entry.keys.isEmpty ? [entry.key] : entry.keys
        guard keys.contains(where: { model.rules[$0.origin] != nil }) else { return [] }
        return keys.map { .flag($0, name: entry.name) }
    }
}

extension RiskEntry {
    /// Whether it can be acknowledged and snoozed.
    var isRaised: Bool { standing == .raised || standing == .acknowledged || standing == .snoozed }
}

/// What is explained step by step.
enum Explained: Hashable, Sendable {
    /// A flag, with what its subject is called.
    case flag(FlagKey, name: String)
    /// A statement of a thesis.
    case statement(StatementKey)
}
