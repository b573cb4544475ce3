import CProcess
import Glibc

/// A run of a user's program: a child process in a session of its own, with its two outputs.
struct CommandChild {
    let id: pid_t
    /// Where its standard output can be read.
    let output: Int32
    /// Where its standard error can be read.
    let errors: Int32

    /// Starts it.
    ///
    /// - Throws: `StartFailure` where it cannot start.
    init(_ arguments: [String], environment: [String: String]) throws(StartFailure) {
        let output = try CommandChild.pipe()
        defer { close(output.writing) }
        let errors: (reading: Int32, writing: Int32)
        do {
            errors = try CommandChild.pipe()
        } catch {
            close(output.reading)
            throw error
        }
        defer { close(errors.writing) }
        var argumentPointers = arguments.map { strdup($0) } + [nil]
        var variablePointers = environment.map { strdup("\($0)=\($1)") } + [nil]
        defer { (argumentPointers + variablePointers).forEach { free($0) } }
        var child = pid_t()
        let code = cp_spawn(&child, &argumentPointers, &variablePointers, -1, output.writing, errors.writing)
        guard code == 0 else {
            close(output.reading)
            close(errors.reading)
            throw StartFailure(code: code)
        }
        (id, self.output, self.errors) = (child, output.reading, errors.reading)
        for descriptor in [output.reading, errors.reading] { _ = fcntl(descriptor, F_SETFL, O_NONBLOCK) }
    }

    struct StartFailure: Error {
        /// The system's error number.
        let code: Int32
    }

    private static func pipe() throws(StartFailure) -> (reading: Int32, writing: Int32) {
        var ends: [Int32] = [-1, -1]
        let code = cp_pipe(&ends)
        guard code == 0 else { throw StartFailure(code: code) }
        return (ends[0], ends[1])
    }

    /// Ends it with everything in its process group, by force where it does not end by itself, and says how it ended.
    func end(patienceMilliseconds: Int) -> String {
        close(output)
        close(errors)
        var status: Int32 = 0
        var waited = 0
        while true {
            let code = waitpid(id, &status, WNOHANG)
            if code == id { break }
            if code < 0, errno != EINTR { return "ended" }
            if waited == 0 { kill(-id, SIGTERM) }
            if waited >= patienceMilliseconds { kill(-id, SIGKILL) }
            usleep(10_000)
            waited += 10
        }
        // What it left behind in its group goes with it.
        kill(-id, SIGKILL)
        return status & 0x7F == 0 ? "ended with status \(status >> 8 & 0xFF)" : "was ended by signal \(status & 0x7F)"
    }
}
