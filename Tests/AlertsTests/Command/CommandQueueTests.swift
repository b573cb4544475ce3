import Foundation
import Glibc
import TestSupport
import Testing

@testable import Alerts

@Suite struct CommandQueueTests {
    private let folder: TemporaryFolder
    private let reports = Reports()
    private let environment = ["PATH": "/usr/local/bin:/usr/bin:/bin", "GREETING": "hello"]

    init() throws {
        folder = try TemporaryFolder()
    }

    private func queue(
        _ arguments: [String], timeout: Int = 900, atOnce: Int = 2, waiting: Int = 100
    ) -> CommandQueue {
        var command = AlertCommand(arguments: arguments)
        (command.timeoutSeconds, command.atOnce, command.waiting) = (timeout, atOnce, waiting)
        return CommandQueue(command, environment: environment, report: reports.take)
    }

    /// A queue whose command is a line of the shell that runs in the folder.
    private func shell(_ line: String, timeout: Int = 900, atOnce: Int = 2, waiting: Int = 100) -> CommandQueue {
        queue(
            AlertCommand.shellArguments("cd '\(folder.path)'; " + line), timeout: timeout, atOnce: atOnce,
            waiting: waiting)
    }

    private func isIdle(_ queue: CommandQueue) async -> Bool { await becomesTrue { await queue.isIdle } }

    @Test func theInputIsRead() async {
        let queue = shell("cat > input; echo \"$GREETING\" > variable")
        await queue.add(["{\"name\":\"台積電\"}"])
        #expect(await isIdle(queue))
        #expect(text(of: folder.path("input")) == "{\"name\":\"台積電\"}\n")
        #expect(text(of: folder.path("variable")) == "hello\n")
        #expect(reports.all.isEmpty)
    }

    @Test func argumentsAreReadByNoShell() async {
        let queue = queue(["touch", folder.path("a b; $HOME")])
        await queue.add(["{}"])
        #expect(await isIdle(queue))
        #expect(FileManager.default.fileExists(atPath: folder.path("a b; $HOME")))
    }

    @Test func aChildThatNeverReadsHurtsNobody() async {
        let queue = queue(["true"])
        await queue.add((1...20).map { "\($0)" + String(repeating: "x", count: 4000) })
        #expect(await isIdle(queue))
        #expect(reports.all.isEmpty)
    }

    @Test func anEndlessChildIsEndedWithItsGroup() async throws {
        let queue = shell("echo $$ > leader; sleep 600 & echo $! > member; wait", timeout: 1)
        await queue.add(["{}"])
        #expect(await isIdle(queue))
        #expect(
            reports.all == [
                "the alert command /bin/sh was stopped after 1 second; make it faster or raise `timeout:` in alerts.yaml"
            ])
        for name in ["leader", "member"] {
            let process = try #require(pid_t(lines(of: folder.path(name)).first ?? ""))
            #expect(await becomesTrue { hasEnded(process) })
        }
    }

    @Test func aChildThatRefusesToEndIsKilled() async {
        let queue = shell("trap '' TERM; while :; do sleep 0.05; done", timeout: 1)
        await queue.add(["{}"])
        #expect(await isIdle(queue))
        #expect(reports.all.count == 1)
    }

    /// Whether a process is gone; one that has not been reaped counts as gone.
    private func hasEnded(_ process: pid_t) -> Bool {
        let status = text(of: "/proc/\(process)/stat")
        return status.isEmpty || status.contains(") Z ")
    }

    @Test(arguments: [
        (
            ["/nonexistent/alert"],
            "the alert command /nonexistent/alert was not found; check `command:` in alerts.yaml and PATH"
        ),
        (["no-such-alert"], "the alert command no-such-alert was not found; check `command:` in alerts.yaml and PATH"),
        (
            ["/"],
            "the alert command / cannot be started (permission denied); check `command:` in alerts.yaml and the file's"
                + " permissions"
        ),
        (
            ["sh", "-c", "exit 3"],
            "the alert command sh exited with status 3; try it by hand with a line of alerts.log as its input"
        ),
        (
            ["sh", "-c", "no-such-alert"],
            "the alert command sh exited with status 127: a program it names was not found; check PATH"
        ),
        (
            ["sh", "-c", "kill -SEGV $$"],
            "the alert command sh was killed by signal 11; try it by hand with a line of alerts.log as its input"
        ),
    ])
    func failuresAreSentences(arguments: [String], sentence: String) async {
        let queue = queue(arguments)
        await queue.add(["{}", "{}"])
        #expect(await isIdle(queue))
        #expect(reports.all == [sentence])
    }

    @Test func noMoreRunThanMay() async {
        let queue = shell("echo + >> log; sleep 0.05; echo - >> log", atOnce: 3)
        await queue.add((1...20).map(String.init))
        #expect(await isIdle(queue))
        let steps = lines(of: folder.path("log"))
        #expect(steps.count == 40)
        var (running, most) = (0, 0)
        for step in steps {
            running += step == "+" ? 1 : -1
            most = max(most, running)
        }
        #expect((1...3).contains(most))
    }

    @Test func theOldestGiveWayAndAreCounted() async {
        let queue = shell("cat >> log; while [ ! -e go ]; do sleep 0.01; done", atOnce: 1, waiting: 2)
        await queue.add(["1", "2", "3"])
        await queue.add(["4", "5"])
        await queue.add(["6"])
        _ = FileManager.default.createFile(atPath: folder.path("go"), contents: nil)
        #expect(await isIdle(queue))
        #expect(lines(of: folder.path("log")) == ["1", "5", "6"])
        #expect(
            reports.all == [
                "alert commands were dropped because 2 are waiting; make the command faster or raise `at-once:` in"
                    + " alerts.yaml", "3 alert commands were dropped while others were running",
            ])
    }

    @Test func aDaemonLeftBehindHoldsNothingUp() async throws {
        let queue = shell("sleep 600 & echo $! > daemon")
        await queue.add(["{}"])
        #expect(await isIdle(queue))
        let daemon = try #require(pid_t(lines(of: folder.path("daemon")).first ?? ""))
        #expect(!hasEnded(daemon))
        kill(daemon, SIGKILL)
        #expect(reports.all.isEmpty)
    }

    @Test func childrenStartWithDefaultSignalsAndNoDescriptors() async throws {
        // As the dashboard does.
        signal(SIGPIPE, SIG_IGN)
        let leaked = fcntl(open("/dev/null", O_RDONLY | O_CLOEXEC), F_DUPFD, 300)
        defer { close(leaked) }
        #expect(leaked >= 300)
        let queue = shell("grep -E 'Sig(Blk|Ign)' /proc/self/status > signals; ls /proc/$$/fd > open")
        await queue.add(["{}"])
        #expect(await isIdle(queue))
        let masks = lines(of: folder.path("signals")).compactMap { $0.split(separator: "\t").last }
        // The C library keeps signals 32 and 33 to itself: what it inherited of them stays.
        #expect(masks.map { Int($0, radix: 16).map { $0 & ~(3 << 31) } } == [0, 0])
        let descriptors = lines(of: folder.path("open")).compactMap { Int($0) }
        #expect(descriptors.contains(0))
        #expect(!descriptors.contains(Int(leaked)))
    }

    @Test func theEndIsNotWaitedForForEver() async throws {
        let queue = shell("echo $$ > leader; sleep 600", atOnce: 1)
        await queue.add(["1", "2"])
        #expect(await becomesTrue { text(of: folder.path("leader")).hasSuffix("\n") })
        await queue.finish(within: .zero)
        let leader = try #require(pid_t(lines(of: folder.path("leader")).first ?? ""))
        #expect(await becomesTrue { hasEnded(leader) })
        #expect(await isIdle(queue))
        #expect(reports.all.isEmpty)
    }
}
