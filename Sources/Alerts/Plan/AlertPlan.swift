public import Market
public import RiskRules

/// What a screen does about a round of changes.
public struct AlertOutcome: Hashable, Sendable {
    /// Whether the bell rings: once, however many flags there are.
    public var bell = false
    /// What the status line says; nil where nothing.
    public var message: String?
    /// The worst flag that the message speaks of; nil if absent.
    public var flag: FlagKey?
    /// The worst severity that the message speaks of; nil if absent.
    public var severity: RiskFlag.Severity?

    /// Creates the outcome of a round without alerts.
    public init() {}
}

/// Everything to be done about a round of changes: worked out without doing any of it.
///
/// However many flags a round raises, there is one bell and one message. The command is run for the worst ones, each by
/// itself, up to `commandsPerRound`; all others share one more run with their counts. The log gets a line for each.
public struct AlertPlan: Hashable, Sendable {
    /// What the screen does.
    public var outcome = AlertOutcome()
    /// What the command is given, one line of JSON for each run, the worst first.
    public var commandInputs: [String] = []
    /// The lines of the log, in the order of the changes.
    public var logLines: [String] = []

    /// Works out what to do.
    ///
    /// Silenced changes and those of a kind or a severity that the settings leave out are skipped.
    ///
    /// - Parameter moment: when the round was; quiet times are judged by it.
    public init(_ changes: [NamedChange], _ settings: AlertSettings, _ calendars: TradingCalendars, at moment: Instant)
    {
        var told: [NamedChange] = []
        var run: [NamedChange] = []
        for change in changes {
            guard let decision = AlertDecision(change, settings, calendars, at: moment) else { continue }
            if decision.channels.contains(.bell) { outcome.bell = true }
            if decision.channels.contains(.message) { told.append(change) }
            if decision.channels.contains(.command) { run.append(change) }
            if decision.channels.contains(.log) {
                logLines.append(AlertDocument.text(of: change, isQuiet: decision.isQuiet))
            }
        }
        let worst = told.worstFirst
        outcome.message = AlertMessage.text(ofWorstFirst: worst)
        outcome.severity = worst.first?.change.severity
        outcome.flag = worst.first?.change.key
        plan(run.worstFirst, settings.commandsPerRound, at: moment)
    }

    private mutating func plan(_ changes: [NamedChange], _ limit: Int, at moment: Instant) {
        // A summary of a single flag would say less than the flag itself.
        let own = changes.count == limit + 1 ? changes.count : limit
        commandInputs = changes.prefix(own).map { AlertDocument.text(of: $0, isQuiet: false) }
        let rest = Array(changes.dropFirst(own))
        if !rest.isEmpty { commandInputs.append(AlertDocument.summary(ofWorstFirst: rest, at: moment)) }
    }
}

/// Which ways one change takes.
public struct AlertDecision: Hashable, Sendable {
    /// The ways it takes.
    public var channels: Set<AlertChannel>
    /// Whether a quiet time holds back all but the log.
    public var isQuiet: Bool

    /// Decides about a change; nil where it does not alert at all.
    public init?(
        _ change: NamedChange, _ settings: AlertSettings, _ calendars: TradingCalendars, at moment: Instant
    ) {
        let severity = change.change.severity
        guard !change.isSilenced, settings.kinds.contains(change.change.kind),
            let channels = settings.channels[severity], !channels.isEmpty
        else { return nil }
        let isExcepted = settings.quietException.map { severity >= $0 } ?? false
        isQuiet = !isExcepted && settings.quiet.covers(change.exchanges, calendars, at: moment)
        self.channels = isQuiet ? channels.intersection([.log]) : channels
    }
}

extension [NamedChange] {
    /// What is the matter before what no longer is, high before low, else as they came.
    var worstFirst: [NamedChange] {
        enumerated().sorted { ($0.element.badness, -$0.offset) > ($1.element.badness, -$1.offset) }.map(\.element)
    }
}

extension NamedChange {
    fileprivate var badness: Int { change.kind == .cleared ? -1 : change.severity.rawValue }
}
