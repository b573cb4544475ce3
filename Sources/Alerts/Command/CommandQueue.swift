import Glibc
import SystemFiles

/// Runs the user's command, a few at a time, each with a time limit.
///
/// A run that takes too long gets SIGTERM and a second later SIGKILL, with everything in its process group. What a run
/// leaves behind when it ends in time (a daemon) is left running.
actor CommandQueue {
    private let command: AlertCommand
    private let environment: [String: String]
    private let report: @Sendable (String) -> Void
    private let executor = QueueExecutor(label: "alert commands")
    private var waiting: [String] = []
    private var running: [pid_t: ChildProcess] = [:]
    private var dropped = 0
    private var isEnding = false
    private var lastComplaint: String?

    nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    /// - Parameter report: takes a sentence about a run that failed.
    init(_ command: AlertCommand, environment: [String: String], report: @escaping @Sendable (String) -> Void) {
        self.command = command
        self.environment = environment
        self.report = report
    }

    /// Runs the command for each input as soon as there is room.
    func add(_ inputs: [String]) {
        guard !isEnding else { return }
        lastComplaint = nil
        waiting += inputs
        startWaiting()
        drop(waiting.count - command.waiting)
    }

    /// Drops the oldest of those that wait: told of when it begins, and with its count when all have had their turn,
    /// since a flood of flags must not become a flood of complaints.
    private func drop(_ count: Int) {
        guard count > 0 else { return }
        waiting.removeFirst(count)
        if dropped == 0 {
            report(
                "alert commands were dropped because \(command.waiting) are waiting; make the command faster or raise"
                    + " `at-once:` in alerts.yaml")
        }
        dropped += count
    }

    private func countDropped() {
        guard dropped > 0, isIdle else { return }
        report("\(dropped) alert command\(dropped == 1 ? " was" : "s were") dropped while others were running")
        dropped = 0
    }

    /// Whether nothing runs and nothing waits.
    var isIdle: Bool { waiting.isEmpty && running.isEmpty }

    /// Drops what waits, gives what runs some time, and then asks it to end.
    func finish(within patience: Duration) async {
        isEnding = true
        waiting = []
        let deadline = ContinuousClock.now + patience
        while !running.isEmpty, ContinuousClock.now < deadline { await CommandQueue.pause(.milliseconds(10)) }
        for process in running.values { process.signal(SIGTERM) }
    }

    private func startWaiting() {
        while running.count < command.atOnce, !waiting.isEmpty {
            start(waiting.removeFirst())
        }
    }

    private func start(_ input: String) {
        do {
            let process = try ChildProcess(command.arguments, environment: environment, input: input + "\n")
            running[process.id] = process
            Task { await follow(process) }
        } catch {
            tell(.notStarted(error.code))
        }
    }

    private func follow(_ process: ChildProcess) async {
        let inTime = await ends(process, within: .seconds(command.timeoutSeconds))
        if !inTime {
            process.signal(SIGTERM)
            _ = await ends(process, within: .seconds(1))
            process.signal(SIGKILL)
            _ = await ends(process, within: nil)
        }
        let ending = process.reap()
        running[process.id] = nil
        tell(inTime ? CommandEnding(ending) : .timedOut(seconds: command.timeoutSeconds))
        startWaiting()
        countDropped()
    }

    /// Whether a process ends within a time; without one, waits until it does.
    private func ends(_ process: ChildProcess, within limit: Duration?) async -> Bool {
        let deadline = limit.map { ContinuousClock.now + $0 }
        var interval = Duration.milliseconds(1)
        while !process.hasEnded {
            if let deadline, ContinuousClock.now >= deadline { return false }
            await CommandQueue.pause(interval)
            interval = min(interval * 2, .milliseconds(50))
        }
        return true
    }

    /// Reports a run that failed; of one round's runs that fail alike only the first.
    private func tell(_ ending: CommandEnding) {
        guard !isEnding, let complaint = ending.complaint(command.arguments), complaint != lastComplaint else { return }
        lastComplaint = complaint
        report(complaint)
    }

    private static func pause(_ time: Duration) async {
        // None of our tasks is ever cancelled.
        try? await Task.sleep(for: time)
    }
}
