import Foundation
import Market

/// A text file that is replaced as a whole: whoever reads it sees the old text or the new one, never a part.
package enum AtomicTextFile {
    /// Writes a text; an existing file keeps its permissions, a new one is private, and a link stays
    /// one.
    package static func write(_ text: String, to path: String) throws(ConfigurationError) {
        let target = realpath(path, nil).map { resolved in
            defer { free(resolved) }
            return String(cString: resolved)
        }
        let path = target ?? path
        var status = stat()
        let mode: mode_t = stat(path, &status) == 0 ? status.st_mode & 0o777 : 0o600
        let draft = path + ".new-\(getpid())"
        let descriptor = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, mode)
        guard descriptor >= 0 else { throw unwritable(path) }
        let isWritten =
            writeAll(Array(text.utf8), to: descriptor) && fchmod(descriptor, mode) == 0 && fsync(descriptor) == 0
        close(descriptor)
        guard isWritten, rename(draft, path) == 0 else {
            let error = unwritable(path)
            unlink(draft)
            throw error
        }
    }

    private static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }

    private static func unwritable(_ path: String) -> ConfigurationError {
        .unwritable(DisplayText.sanitized(path), reason: String(cString: strerror(errno)).lowercased())
    }
}
