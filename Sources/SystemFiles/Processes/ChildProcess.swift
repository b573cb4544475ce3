import CProcess
import Glibc

/// A program of the user's that was started: a child process in a session of its own, so that no password prompt of it
/// writes over a terminal and a signal reaches whatever it has started.
package struct ChildProcess: Sendable {
    package let id: Int32

    /// How a process ended.
    package enum Ending: Hashable, Sendable {
        /// With an exit status; 0 is well.
        case exited(Int32)
        /// By a signal.
        case signalled(Int32)
    }

    /// Starts a program that is looked for in PATH.
    ///
    /// - Parameters:
    ///   - input: its standard input, closed by the caller; a negative number for /dev/null, as with the others.
    ///   - output: its standard output.
    ///   - errors: its standard error.
    /// - Throws: `SystemFault` where it cannot start.
    package init(
        _ arguments: [String], environment: [String: String], input: Int32 = -1, output: Int32 = -1, errors: Int32 = -1
    ) throws(SystemFault) {
        var argumentPointers = arguments.map { strdup($0) } + [nil]
        var variablePointers = environment.map { strdup("\($0)=\($1)") } + [nil]
        defer { (argumentPointers + variablePointers).forEach { free($0) } }
        var child = pid_t()
        let code = cp_spawn(&child, &argumentPointers, &variablePointers, input, output, errors)
        guard code == 0 else { throw SystemFault(path: arguments.first ?? "", code: code) }
        id = child
    }

    /// Whether it has ended; it keeps its number until `reap`, so that a signal cannot reach anybody else.
    package var hasEnded: Bool {
        var information = siginfo_t()
        let code = waitid(P_PID, id_t(id), &information, WEXITED | WNOHANG | WNOWAIT)
        // Another who waits for every child may have taken it.
        return code != 0 ? errno == ECHILD : information.si_signo != 0
    }

    /// Waits for its end and takes its status; nil where another has taken it.
    package func reap() -> Ending? {
        var status: Int32 = 0
        var code = waitpid(id, &status, 0)
        while code < 0, errno == EINTR { code = waitpid(id, &status, 0) }
        guard code == id else { return nil }
        return status & 0x7F == 0 ? .exited(status >> 8 & 0xFF) : .signalled(status & 0x7F)
    }

    /// Sends a signal to it and to whatever it has started in its own group.
    package func signal(_ number: Int32) {
        kill(-id, number)
    }

    /// Ends it with everything in its group, by force where it does not end in time.
    package func end(patienceMilliseconds: Int) -> Ending? {
        var waited = 0
        if !hasEnded { signal(SIGTERM) }
        while !hasEnded {
            if waited >= patienceMilliseconds { signal(SIGKILL) }
            usleep(10_000)
            waited += 10
        }
        let ending = reap()
        // What it left behind in its group goes with it.
        signal(SIGKILL)
        return ending
    }
}

/// A pipe that no other program inherits which is started meanwhile.
package struct PrivatePipe: Sendable {
    package let reading: Int32
    package let writing: Int32

    /// Opens a pipe; its ends are closed by the caller.
    package init() throws(SystemFault) {
        var ends: [Int32] = [-1, -1]
        let code = cp_pipe(&ends)
        guard code == 0 else { throw SystemFault(path: "", code: code) }
        (reading, writing) = (ends[0], ends[1])
    }
}
