import Foundation

/// Runs a program to its end with files as its standard streams.
///
/// Foundation's `Process` waits for every process that inherited its descriptors, which a tmux server never ends.
enum ChildProcess {
    struct SpawnFailure: Error {
        let code: Int32
    }

    /// The status as a shell says it: the exit code, or 128 and the signal.
    static func run(
        _ arguments: [String], input: String = "/dev/null", output: String = "/dev/null", errors: String = "/dev/null",
        environment: [String: String] = [:]
    ) throws -> Int32 {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, input, O_RDONLY, 0)
        for (descriptor, path) in [(Int32(1), output), (2, errors)] {
            posix_spawn_file_actions_addopen(&actions, descriptor, path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        }
        // The threads that run tests block nearly every signal; a child must not inherit that, or nothing could end it.
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
        let variables = ProcessInfo.processInfo.environment.merging(environment) { $1 }.map { "\($0)=\($1)" }
        var argumentPointers = arguments.map { strdup($0) } + [nil]
        var variablePointers = variables.map { strdup($0) } + [nil]
        defer { (argumentPointers + variablePointers).forEach { free($0) } }
        var child = pid_t()
        let code = posix_spawnp(&child, arguments[0], &actions, &attributes, &argumentPointers, &variablePointers)
        guard code == 0 else { throw SpawnFailure(code: code) }
        var status: Int32 = 0
        // One that does not end within minutes is a failed test and not a run that never ends.
        let patience = ContinuousClock.now + .seconds(240)
        while waitpid(child, &status, WNOHANG) == 0 {
            if ContinuousClock.now > patience { kill(child, SIGKILL) }
            usleep(1000)
        }
        return status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + status & 0x7F
    }
}
