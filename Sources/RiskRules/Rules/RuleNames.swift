/// Rules that are called otherwise by now: files, commands and the state of earlier versions say the older name.
public enum RuleNames {
    /// The older names with the present ones.
    public static let renamed = [
        "dear-to-peer": "pe-vs-peer", "dear-to-region": "pe-vs-market", "weak-strength": "downtrend",
    ]

    /// What a rule is called now.
    public static func current(_ id: String) -> String { renamed[id] ?? id }
}
