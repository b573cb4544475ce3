import Foundation
package import Market

/// Where a person's own files are: `$XDG_CONFIG_HOME/chiptop`, or `~/.config/chiptop`.
package struct ConfigurationFolder: Sendable {
    /// The folder's path.
    package let path: String

    /// Finds the folder.
    package init(environment: [String: String]) {
        let base = environment["XDG_CONFIG_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
        path = (base ?? (environment["HOME"] ?? "") + "/.config") + "/chiptop"
    }

    /// The text of the file that was asked for, or else of the standard one where there is one; with its path.
    package func read(_ chosen: String?, standard name: String) throws(ConfigurationError) -> (
        path: String, text: String
    )? {
        let path = chosen ?? self.path + "/" + name
        if chosen == nil, !FileManager.default.fileExists(atPath: path) { return nil }
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
            throw .unreadable(DisplayText.sanitized(path))
        }
        return (path, text)
    }

    /// The exchanges' sessions with a person's own closures and hours: from the file that was asked for, or else from
    /// `calendars.txt` where there is one.
    package func calendars(_ chosen: String?) throws(ConfigurationError) -> TradingCalendars {
        guard let (path, text) = try read(chosen, standard: "calendars.txt") else { return .shipped }
        do {
            return try TradingCalendars.shipped.adding(text)
        } catch {
            throw .malformed(DisplayText.sanitized(path), reason: "\(error)")
        }
    }
}
