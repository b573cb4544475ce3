/// Where an import reads from.
public enum ImportSource: Hashable, Sendable {
    /// A file.
    case file(path: String)
    /// What is piped into the program.
    case standardInput

    /// What people call it: the path, or `standard input`.
    public var name: String {
        switch self {
        case .file(let path): path
        case .standardInput: "standard input"
        }
    }
}
