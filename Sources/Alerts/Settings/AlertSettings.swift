public import Market
public import RiskRules

/// A channel of an alert.
public enum AlertChannel: String, CaseIterable, Hashable, Sendable {
    /// The terminal's bell; a window of tmux gets its bell flag.
    case bell
    /// A message in the status line.
    case message
    /// The user's own command, with the flag as JSON on its standard input.
    case command
    /// A line of the alert log.
    case log
}

/// What alerts whom: the contents of `alerts.yaml`.
public struct AlertSettings: Hashable, Sendable {
    /// The ways that flags of each severity take; a severity that is left out takes none.
    public var channels: [RiskFlag.Severity: Set<AlertChannel>] = AlertSettings.standardChannels
    /// The kinds of change that alert.
    public var kinds: Set<FlagChange.Kind> = [.raised, .worse]
    /// The user's own command, where there is one.
    public var command: AlertCommand?
    /// How many changes of one round the command is run for; it then runs once more for all others together.
    public var commandsPerRound = 10
    /// When there is no bell, no message and no command.
    public var quiet: [QuietTime] = []
    /// The least severity that quiet times do not hold back; nil where they hold back every one.
    public var quietException: RiskFlag.Severity?

    /// The settings where the user has no file.
    public init() {}

    /// High: bell, message and log; warn: message and log; info: log.
    public static let standardChannels: [RiskFlag.Severity: Set<AlertChannel>] = [
        .high: [.bell, .message, .log], .warn: [.message, .log], .info: [.log],
    ]

    /// The kinds of change that may alert; others are the user's own doing, or good news of a flag that stays.
    public static let possibleKinds: [FlagChange.Kind] = [.raised, .worse, .cleared, .woken]
}
