import Glibc
import SystemFiles

/// A run of a user's program with its two outputs.
struct CommandChild {
    let process: ChildProcess
    /// Where its standard output can be read.
    let output: Int32
    /// Where its standard error can be read.
    let errors: Int32

    /// Starts it.
    ///
    /// - Throws: `SystemFault` where it cannot start.
    init(_ arguments: [String], environment: [String: String]) throws(SystemFault) {
        let output = try PrivatePipe()
        defer { close(output.writing) }
        var opened = [output.reading]
        do throws(SystemFault) {
            let errors = try PrivatePipe()
            defer { close(errors.writing) }
            opened.append(errors.reading)
            process = try ChildProcess(
                arguments, environment: environment, output: output.writing, errors: errors.writing)
            (self.output, self.errors) = (output.reading, errors.reading)
        } catch {
            for descriptor in opened { close(descriptor) }
            throw error
        }
        for descriptor in opened { _ = fcntl(descriptor, F_SETFL, O_NONBLOCK) }
    }

    /// Ends it with everything in its process group, by force where it does not end by itself, and says how it ended.
    func end(patienceMilliseconds: Int) -> String {
        close(output)
        close(errors)
        switch process.end(patienceMilliseconds: patienceMilliseconds) {
        case .exited(let status): return "exited with status \(status)"
        case .signalled(let signal): return "was killed by signal \(signal)"
        case nil: return "ended"
        }
    }
}
