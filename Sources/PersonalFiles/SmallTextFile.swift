import Foundation
import Market

/// A text that a person wrote: a regular file of a size that anybody would write.
package enum SmallTextFile {
    /// More is no text of a person.
    private static let mostBytes = 1 << 20

    /// The text at a path.
    package static func read(_ path: String) throws(ConfigurationError) -> String {
        guard isShort(path), let text = try? String(contentsOfFile: path, encoding: .utf8) else {
            throw .unreadable(DisplayText.sanitized(path))
        }
        return text
    }

    /// The bytes at a path, whatever their encoding.
    package static func bytes(_ path: String) throws(ConfigurationError) -> [UInt8] {
        guard isShort(path), let data = FileManager.default.contents(atPath: path) else {
            throw .unreadable(DisplayText.sanitized(path))
        }
        return Array(data)
    }

    /// Opening a pipe would wait for somebody to write.
    private static func isShort(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG && status.st_size <= mostBytes
    }
}
