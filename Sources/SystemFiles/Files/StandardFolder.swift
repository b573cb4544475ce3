/// The folders of a user's files by the XDG base directory specification, and chiptop's part of each.
package enum StandardFolder: CaseIterable, Sendable {
    /// What is set up by hand: `$XDG_CONFIG_HOME`, or `~/.config`.
    case configuration
    /// What can be fetched again: `$XDG_CACHE_HOME`, or `~/.cache`.
    case cache
    /// What was done and where it was left: `$XDG_STATE_HOME`, or `~/.local/state`.
    case state
    /// What is written by hand with the program: `$XDG_DATA_HOME`, or `~/.local/share`.
    case data

    /// A path in chiptop's part of the folder. A variable that holds no absolute path does not count.
    package func path(_ name: String, environment: [String: String]) -> String {
        chiptop(environment) + "/" + name
    }

    /// Chiptop's part of the folder.
    package func chiptop(_ environment: [String: String]) -> String {
        let base = environment[variable].flatMap { $0.hasPrefix("/") ? $0 : nil }
        return (base ?? (environment["HOME"] ?? "") + usual) + "/chiptop"
    }

    private var variable: String {
        switch self {
        case .configuration: "XDG_CONFIG_HOME"
        case .cache: "XDG_CACHE_HOME"
        case .state: "XDG_STATE_HOME"
        case .data: "XDG_DATA_HOME"
        }
    }

    private var usual: String {
        switch self {
        case .configuration: "/.config"
        case .cache: "/.cache"
        case .state: "/.local/state"
        case .data: "/.local/share"
        }
    }
}
