public import Market

/// Turns changes of flags into alerts: the caller rings the bell and shows the message, the log and the command follow
/// behind.
public final class Alerter: Sendable {
    private let settings: AlertSettings
    private let calendars: TradingCalendars
    private let plans: AsyncStream<AlertPlan>.Continuation
    private let delivery: AlertDelivery
    private let following: Task<Void, Never>

    /// Creates an alerter; nothing is opened or started before the first alert.
    ///
    /// - Parameters:
    ///   - calendars: whose hours make quiet times.
    ///   - environment: what the command inherits.
    ///   - log: the log; left out, the one at `AlertLog.standardPath`.
    ///   - report: takes a sentence about a log or a command that failed, on any thread.
    public init(
        _ settings: AlertSettings, calendars: TradingCalendars, environment: [String: String], log: AlertLog? = nil,
        report: @escaping @Sendable (String) -> Void
    ) {
        self.settings = settings
        self.calendars = calendars
        let commands = settings.command.map { CommandQueue($0, environment: environment, report: report) }
        let delivery = AlertDelivery(
            log ?? AlertLog(path: AlertLog.standardPath(environment: environment)), commands, report: report)
        let (stream, plans) = AsyncStream.makeStream(of: AlertPlan.self)
        self.delivery = delivery
        self.plans = plans
        following = Task {
            for await plan in stream { await delivery.deliver(plan) }
        }
    }

    deinit {
        plans.finish()
    }

    /// Takes the changes of one round and says what the screen does; it never waits for a file or a program.
    ///
    /// - Parameter moment: when the round was; quiet times are judged by it.
    public func take(_ changes: [NamedChange], at moment: Instant) -> AlertOutcome {
        guard !changes.isEmpty else { return AlertOutcome() }
        let plan = AlertPlan(changes, settings, calendars, at: moment)
        if !plan.logLines.isEmpty || !plan.commandInputs.isEmpty { plans.yield(plan) }
        return plan.outcome
    }

    /// Ends the alerts: writes what the log still lacks, drops runs of the command that have not begun, lets those that
    /// have go on for a time, and then asks them to end (SIGTERM).
    public func finish(within patience: Duration = .seconds(1)) async {
        plans.finish()
        await following.value
        await delivery.finish(within: patience)
    }
}
