import Glibc
import Market
import Synchronization

/// Where the log goes: standard error, or a file that is reopened when it has been moved away.
final class LogFile: Sendable {
    private let path: String?
    private let descriptor: Mutex<Int32>

    /// Opens a log.
    ///
    /// - Parameter path: the file; nil for standard error.
    /// - Throws: `LogFileError` where it cannot be written.
    init(path: String?) throws(LogFileError) {
        self.path = path
        descriptor = Mutex(try LogFile.open(path))
    }

    deinit {
        let descriptor = descriptor.withLock { $0 }
        if descriptor != STDERR_FILENO { close(descriptor) }
    }

    /// Writes a line.
    func write(_ line: String) {
        descriptor.withLock { descriptor in
            var bytes = Array((line + "\n").utf8)[...]
            while !bytes.isEmpty {
                let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
                guard count > 0 || errno == EINTR else { return }
                bytes = bytes.dropFirst(max(0, count))
            }
        }
    }

    /// Reopens the file; where that fails the old one stays.
    func reopen() throws(LogFileError) {
        guard path != nil else { return }
        let fresh = try LogFile.open(path)
        let old = descriptor.withLock { descriptor in
            defer { descriptor = fresh }
            return descriptor
        }
        close(old)
    }

    private static func open(_ path: String?) throws(LogFileError) -> Int32 {
        guard let path else { return STDERR_FILENO }
        let descriptor = Glibc.open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw LogFileError(path: path, reason: String(cString: strerror(errno)).lowercased())
        }
        return descriptor
    }
}

/// Why there is no log.
struct LogFileError: Error, Hashable, CustomStringConvertible {
    let path: String
    let reason: String

    var description: String {
        "the log \(DisplayText.sanitized(path)) cannot be written (\(reason)); name another file with --log-file"
    }
}
