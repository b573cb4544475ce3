/// Why a file of the configuration cannot be used.
package enum ConfigurationError: Error, Hashable, CustomStringConvertible {
    /// It is not there, no text or not ours to read.
    case unreadable(String)
    /// It cannot be written.
    case unwritable(String, reason: String)
    /// There is no theme of that name.
    case noTheme(String, folder: String)
    /// Its text is not understood.
    case malformed(String, reason: String)

    /// One sentence without a stop.
    package var description: String {
        switch self {
        case .unreadable(let path): "\(path) cannot be read; check the path, its permissions and that it is UTF-8 text"
        case .unwritable(let path, let reason): "\(path) cannot be written: \(reason)"
        case .noTheme(let name, let folder):
            "Unknown theme \(name); chiptop themes lists the built-in ones and those in \(folder)"
        case .malformed(let path, let reason): "\(path) cannot be read: \(reason)"
        }
    }
}
