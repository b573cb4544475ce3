import Market

/// The signs on screen and what they mean, as the help lists them.
enum SignLegend {
    static let entries: [(sign: String, meaning: String)] = [
        ("▲ ▼ =", "price up, down, unchanged"),
        (flags, "flags: high, warn, info"),
        ("⚑ •", "any flag; flags changed and not on screen since"),
        ("✓ ✕ z", "acknowledged or met, breached or failed, snoozed"),
        ("● ◐ ○", "open; lunch or pre-open; closed"),
        ("*", "return since the IPO price, listed during the period"),
        ("~", "approximate: old exchange rate, partial sum, data issue"),
        ("50/54", "members with a price, of all members"),
        ("■2 □10 ▫1", "number of flags by severity"),
        ("▸ ▾", "selected or closed pane; more rows below"),
        ("▾ ▴ in a heading", "sort column, descending or ascending"),
        ("E D S R", "chart: earnings, dividend, split, monthly revenue"),
        ("L U N", "chart: listing, lock-up end, news"),
        ("+", "chart: several events or flags in one column"),
        ("▸E 1d", "chart: the next event and the days until then"),
        ("20d", "last 20 closes; each row from its own low to its own high"),
    ]

    private static var flags: String {
        RiskFlag.Severity.worstFirst.map(\.mark).joined(separator: " ")
    }
}
