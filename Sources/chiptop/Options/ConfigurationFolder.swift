import Foundation
import Market

/// Where a person's own files are: `$XDG_CONFIG_HOME/chiptop`, or `~/.config/chiptop`.
struct ConfigurationFolder: Sendable {
    let path: String

    init(environment: [String: String]) {
        let base = environment["XDG_CONFIG_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
        path = (base ?? (environment["HOME"] ?? "") + "/.config") + "/chiptop"
    }

    /// The text of the file that was asked for, or else of the standard one where there is one; with its path.
    func read(_ chosen: String?, standard name: String) throws(ConfigurationError) -> (path: String, text: String)? {
        let path = chosen ?? self.path + "/" + name
        if chosen == nil, !FileManager.default.fileExists(atPath: path) { return nil }
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
            throw .unreadable(DisplayText.sanitized(path))
        }
        return (path, text)
    }
}

/// Why a file of the configuration cannot be used.
enum ConfigurationError: Error, Hashable, CustomStringConvertible {
    /// It is not there, no text or not ours to read.
    case unreadable(String)
    /// It cannot be written.
    case unwritable(String, reason: String)
    /// There is no theme of that name.
    case noTheme(String, folder: String)
    /// Its text is not understood.
    case malformed(String, reason: String)

    var description: String {
        switch self {
        case .unreadable(let path): "\(path) cannot be read; check the path, its permissions and that it is UTF-8 text"
        case .unwritable(let path, let reason): "\(path) cannot be written: \(reason)"
        case .noTheme(let name, let folder):
            "there is no theme \(name); chiptop themes lists those that ship and those in \(folder)"
        case .malformed(let path, let reason): "\(path) is not understood: \(reason)"
        }
    }
}
