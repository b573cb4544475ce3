import Market
import RiskRules

/// What screens say of flags.
extension Model {
    /// A rule's title, or a manual risk's kind.
    func title(of origin: FlagOrigin) -> String {
        rules[origin]?.title ?? records.items.first { $0.id == origin.manualRisk }?.kind.title ?? origin.name
    }
}

extension RiskRecords {
    /// Since when a flag is raised.
    ///
    /// A manual risk counts from the day that was entered, which has no time: one that was entered for today is as old
    /// as its entry, in the same units as all others.
    func since(_ flag: RiskFlag) -> Instant? {
        let record = flags[FlagKey(flag)]
        guard let since = record?.since ?? flag.since else { return nil }
        guard flag.origin.manualRisk != nil, let entered = record?.history.last(where: { $0.kind == .raised })?.at,
            (0..<86_400_000).contains(entered.milliseconds(since: since))
        else { return since }
        return entered
    }
}
