/// What the user wrote about a stock, in a plain file.
public struct Note: Hashable, Sendable {
    /// Where the file is, as people read it.
    public var path: String
    /// What it says, safe to show; empty where there is no file.
    public var text: String

    /// Creates a note.
    public init(path: String, text: String) {
        self.path = path
        self.text = text
    }
}
