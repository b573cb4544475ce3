import Glibc

/// Why the system refuses something about a file.
package struct SystemFault: Error, Hashable, Sendable {
    /// The file or folder.
    package let path: String
    /// The system's error number.
    package let code: Int32

    /// What the system said last about a path.
    package static func last(_ path: String) -> SystemFault { SystemFault(path: path, code: errno) }

    /// A fault of a number.
    package init(path: String, code: Int32) {
        self.path = path
        self.code = code
    }

    /// The system's words in small letters, for the middle of a sentence.
    package var reason: String { String(cString: strerror(code)).lowercased() }

    /// Whether there is nothing at the path.
    package var isAbsence: Bool { code == ENOENT || code == ENOTDIR }
}
