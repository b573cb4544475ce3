import Market

/// A change since the last look: what it is about, and where it leads.
struct AwayLine: Hashable, Sendable {
    /// The parts of the list, in their order.
    enum Section: CaseIterable, Hashable, Sendable {
        case myFlags, flags, myMoves, regions, conditions, sessions
    }

    let section: Section
    /// When it happened, where that is one moment.
    var at: Instant?
    /// Its sign: a flag's shape, a condition's glyph.
    var mark = ""
    /// How bad a flag is; nil for what is no longer raised, and for all else.
    var severity: RiskFlag.Severity?
    let name: String
    /// How far a price went, as a fraction.
    var change: Double?
    /// By whose colours that is shown.
    var region: Region?
    var words: String
    /// What it leads to.
    var target: Target?
}
