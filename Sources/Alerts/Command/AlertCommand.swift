/// The user's own command for alerts.
public struct AlertCommand: Hashable, Sendable {
    /// The program, looked for in PATH, and its arguments; no shell reads them.
    public var arguments: [String]
    /// Seconds that a run may take.
    public var timeoutSeconds = 10
    /// How many runs there may be at the same time.
    public var atOnce = 2
    /// How many runs may wait for their turn; the oldest is dropped.
    public var waiting = 100

    /// Creates a command.
    public init(arguments: [String]) {
        self.arguments = arguments
    }

    /// The arguments that let `/bin/sh` read a line.
    public static func shellArguments(_ line: String) -> [String] { ["/bin/sh", "-c", line] }
}
