import CProcess
import Glibc

/// A run of the command: a child process in a session of its own.
///
/// Its input is written before it starts, while we hold the pipe's other end: no write can wait, and a child that never
/// reads raises no SIGPIPE.
struct CommandProcess {
    let id: pid_t

    /// Starts a program with a text on its standard input.
    ///
    /// - Throws: `StartFailure` where it cannot start.
    init(_ arguments: [String], environment: [String: String], input: String) throws(StartFailure) {
        let reading = try CommandProcess.pipe(holding: Array(input.utf8))
        defer { close(reading) }
        var argumentPointers = arguments.map { strdup($0) } + [nil]
        var variablePointers = environment.map { strdup("\($0)=\($1)") } + [nil]
        defer { (argumentPointers + variablePointers).forEach { free($0) } }
        var child = pid_t()
        let code = cp_spawn(&child, &argumentPointers, &variablePointers, reading, -1, -1)
        guard code == 0 else { throw StartFailure(code: code) }
        id = child
    }

    struct StartFailure: Error {
        /// The system's error number.
        let code: Int32
    }

    /// The reading end of a pipe that holds a text and then ends.
    private static func pipe(holding bytes: [UInt8]) throws(StartFailure) -> Int32 {
        var ends: [Int32] = [-1, -1]
        let code = cp_pipe(&ends)
        guard code == 0 else { throw StartFailure(code: code) }
        defer { close(ends[1]) }
        _ = fcntl(ends[1], F_SETFL, O_NONBLOCK)
        guard write(ends[1], bytes, bytes.count) == bytes.count else {
            close(ends[0])
            throw StartFailure(code: E2BIG)
        }
        return ends[0]
    }

    /// Whether it has ended; it keeps its number until `reap`, so that a signal cannot reach anybody else.
    var hasEnded: Bool {
        var information = siginfo_t()
        let code = waitid(P_PID, id_t(id), &information, WEXITED | WNOHANG | WNOWAIT)
        // Somebody else who waits for every child may have taken it.
        return code != 0 ? errno == ECHILD : information.si_signo != 0
    }

    /// Takes the status of a process that has ended.
    func reap() -> CommandEnding {
        var status: Int32 = 0
        var code = waitpid(id, &status, 0)
        while code < 0, errno == EINTR { code = waitpid(id, &status, 0) }
        guard code == id else { return .exited(0) }
        return status & 0x7F == 0 ? .exited(status >> 8 & 0xFF) : .signalled(status & 0x7F)
    }

    /// Sends a signal to it and to whatever it has started in its own group.
    func signal(_ number: Int32) {
        kill(-id, number)
    }
}
