import Foundation
import Testing

/// The daemon as it was built beside the tests, running.
final class FeedProcess {
    let id: pid_t
    private let output: String
    private var status: Int32?

    /// Starts it; what it prints goes to a file.
    init(_ arguments: [String], output: String, environment: [String: String]) throws {
        self.output = output
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_APPEND, 0o600)
        posix_spawn_file_actions_adddup2(&actions, 1, 2)
        // The threads that run tests block nearly every signal; a child must not inherit that.
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
        var argumentPointers = ([FeedProcess.path] + arguments).map { strdup($0) } + [nil]
        var variablePointers =
            ProcessInfo.processInfo.environment.merging(environment) { $1 }.map { strdup("\($0)=\($1)") } + [nil]
        defer { (argumentPointers + variablePointers).forEach { free($0) } }
        var child = pid_t()
        let code = posix_spawn(&child, FeedProcess.path, &actions, &attributes, &argumentPointers, &variablePointers)
        try #require(code == 0)
        id = child
    }

    deinit {
        if !hasEnded {
            kill(id, SIGKILL)
            waitpid(id, nil, 0)
        }
    }

    /// What it has printed so far.
    var text: String { (try? String(contentsOfFile: output, encoding: .utf8)) ?? "" }

    func signal(_ number: Int32) { kill(id, number) }

    /// Waits until it ends; the exit code, or 128 and the signal. One that does not end within minutes is killed, so
    /// that a fault of its is a failed test and not a run that never ends.
    @discardableResult
    func wait() async throws -> Int32 {
        let patience = ContinuousClock.now + .seconds(240)
        while !hasEnded {
            if ContinuousClock.now > patience { kill(id, SIGKILL) }
            try await Task.sleep(for: .milliseconds(5))
        }
        return status ?? -1
    }

    /// Whether it has ended.
    var hasEnded: Bool {
        guard status == nil else { return true }
        var raw: Int32 = 0
        guard waitpid(id, &raw, WNOHANG) == id else { return false }
        status = raw & 0x7F == 0 ? raw >> 8 & 0xFF : 128 + raw & 0x7F
        return true
    }

    private static let path: String = {
        if let chosen = ProcessInfo.processInfo.environment["CHIPTOP_FEED"] { return chosen }
        let own = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        for candidate in [own] + CommandLine.arguments {
            let path = URL(fileURLWithPath: candidate).deletingLastPathComponent().appendingPathComponent(
                "chiptop-feed"
            ).path
            if FileManager.default.isExecutableFile(atPath: path) { return path }
        }
        return ".build/debug/chiptop-feed"
    }()
}

/// Waits until something is so; the test's time limit ends what never comes.
func waitUntil(_ isSo: () throws -> Bool) async throws {
    while try !isSo() { try await Task.sleep(for: .milliseconds(5)) }
}
