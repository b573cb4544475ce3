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
    private var waiting: [String] = []
    /// The runs by their numbers; the group is nil until the program has started.
    private var running: [Int: ProcessGroup?] = [:]
    private var runs = 0
    private var dropped = 0
    private var isEnding = false
    private var lastComplaint: String?

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
        for group in running.values { group?.signal(SIGTERM) }
    }

    private func startWaiting() {
        while running.count < command.atOnce, !waiting.isEmpty {
            start(waiting.removeFirst())
        }
    }

    private func start(_ input: String) {
        runs += 1
        let run = runs
        running[run] = .some(nil)
        Task { await follow(run, input + "\n") }
    }

    private func follow(_ run: Int, _ input: String) async {
        let limit = RunLimit(seconds: command.timeoutSeconds)
        let program = UserProgram(command.arguments, environment: environment)
        let ending = await program.run(input: input) { group in
            await self.started(run, group)
            limit.begin(group)
        }
        running[run] = nil
        tell(limit.end() ? .timedOut(seconds: command.timeoutSeconds) : CommandEnding(ending))
        startWaiting()
        countDropped()
    }

    private func started(_ run: Int, _ group: ProcessGroup) { running[run] = group }

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
