package import Market
import SystemFiles

/// Where the user's own files are: `$XDG_CONFIG_HOME/chiptop`, or `~/.config/chiptop`.
package struct ConfigurationFolder: Sendable {
    /// The folder's path.
    package let path: String

    /// Finds the folder.
    package init(environment: [String: String]) {
        path = StandardFolder.configuration.chiptop(environment)
    }

    /// Makes the folder (0700) where it is missing.
    package func make() throws(ConfigurationError) {
        do {
            try PrivateFolder.make(path)
        } catch {
            throw .unwritable(DisplayText.sanitized(error.path), reason: error.reason)
        }
    }

    /// The text of the file that was asked for, or else of the standard one where there is one; with its path.
    package func read(_ chosen: String?, standard name: String) throws(ConfigurationError) -> (
        path: String, text: String
    )? {
        let path = chosen ?? self.path + "/" + name
        if chosen == nil, FileStatus(path: path) == nil { return nil }
        return (path, try SmallTextFile.read(path, isChosen: chosen != nil))
    }

    /// The exchanges' sessions with the user's own closures and hours: from the file that was asked for, or else from
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
