/// A program of the user's own that prints rows.
public struct CommandSettings: Hashable, Sendable {
    /// What the cache and the log call it.
    public var name: String
    /// The program and its arguments; no shell reads them.
    public var arguments: [String]

    /// Creates settings.
    public init(name: String, arguments: [String]) {
        self.name = name
        self.arguments = arguments
    }
}
