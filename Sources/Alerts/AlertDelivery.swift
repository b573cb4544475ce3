/// Does what plans say, off the thread that draws: writes the log and runs the command.
actor AlertDelivery {
    private let log: AlertLog
    private let commands: CommandQueue?
    private let report: @Sendable (String) -> Void
    private let executor = QueueExecutor(label: "alert log")
    private var isLogFailing = false

    nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    init(_ log: AlertLog, _ commands: CommandQueue?, report: @escaping @Sendable (String) -> Void) {
        self.log = log
        self.commands = commands
        self.report = report
    }

    func deliver(_ plan: AlertPlan) async {
        // A command reads the log perhaps, to show what was before.
        write(plan.logLines)
        if !plan.commandInputs.isEmpty { await commands?.add(plan.commandInputs) }
    }

    func finish(within patience: Duration) async {
        await commands?.finish(within: patience)
    }

    /// A log that fails is reported once, and again after it has worked in between.
    private func write(_ lines: [String]) {
        guard !lines.isEmpty else { return }
        do {
            try log.append(lines)
            isLogFailing = false
        } catch {
            if !isLogFailing { report(error.description) }
            isLogFailing = true
        }
    }
}
