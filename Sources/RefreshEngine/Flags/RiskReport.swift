import Market
import RiskRules

/// What the rules said at one moment, for any code that remembers it.
struct RiskReport: Sendable {
    /// Flags that were raised, say something else or cleared.
    var update: RuleUpdate
    /// What people call their subjects.
    var names: [RuleSubject: String]
    /// Flags that were raised before anything was recorded: they raise no alert.
    var old: Set<FlagKey> = []
    /// How the theses stand.
    var theses: [ThesisState]
    /// The market's moment.
    var at: Instant
}
