import Glibc

/// A file that is replaced as a whole: a reader sees the old bytes or the new ones, never a part.
package enum AtomicFile {
    /// Writes a text. An existing file keeps its permissions, a new one is private (0600), and a link stays one.
    ///
    /// - Parameter isDurable: whether it has to be on the disk afterwards; what is written again every moment need not.
    package static func write(_ text: String, to path: String, isDurable: Bool = true) throws(SystemFault) {
        let path = FilePath.resolved(path)
        let mode = FileStatus(path: path)?.mode ?? 0o600
        let draft = path + ".new-\(getpid())"
        let descriptor = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, mode)
        guard descriptor >= 0 else { throw .last(path) }
        let isWritten =
            writeAll(Array(text.utf8), to: descriptor) && fchmod(descriptor, mode) == 0
            && (!isDurable || fsync(descriptor) == 0)
        let code = errno
        close(descriptor)
        guard isWritten else {
            unlink(draft)
            throw SystemFault(path: path, code: code)
        }
        guard rename(draft, path) == 0 else {
            let fault = SystemFault.last(path)
            unlink(draft)
            throw fault
        }
    }

    private static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }
}
