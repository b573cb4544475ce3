import Glibc
import SystemFiles

extension ChildProcess {
    /// Starts a program with a text on its standard input.
    ///
    /// The text is written before it starts, while we hold the pipe's other end: no write can wait, and a child that
    /// never reads raises no SIGPIPE.
    init(_ arguments: [String], environment: [String: String], input: String) throws(SystemFault) {
        let pipe = try PrivatePipe()
        defer { close(pipe.reading) }
        let bytes = Array(input.utf8)
        _ = fcntl(pipe.writing, F_SETFL, O_NONBLOCK)
        let count = write(pipe.writing, bytes, bytes.count)
        close(pipe.writing)
        guard count == bytes.count else { throw SystemFault(path: arguments.first ?? "", code: E2BIG) }
        try self.init(arguments, environment: environment, input: pipe.reading)
    }
}

extension CommandEnding {
    /// How a process that was not ended by us came to its end.
    init(_ ending: ChildProcess.Ending?) {
        switch ending {
        case .exited(let status): self = .exited(status)
        case .signalled(let signal): self = .signalled(signal)
        case nil: self = .exited(0)
        }
    }
}
