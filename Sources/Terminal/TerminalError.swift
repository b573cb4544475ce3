/// Why the terminal could not be taken, in words that say what to do.
public enum TerminalError: Error, Equatable, CustomStringConvertible {
    /// A standard stream, named here, is not a terminal.
    case notATerminal(String)
    /// The terminal type in `TERM` is unknown or cannot place the cursor; empty where `TERM` is not set.
    case unknownTerminal(String)
    /// Another `Terminal` of this process is open.
    case alreadyOpen
    /// A system call, named here, failed with this error number.
    case system(call: String, code: Int32)

    /// The sentence for the user.
    public var description: String {
        switch self {
        case .notATerminal(let stream):
            "\(stream) is not a terminal: run chiptop in a terminal, without a pipe or a redirection."
        case .unknownTerminal(""):
            "TERM is not set: set it to your terminal's type, for example xterm-256color or tmux-256color."
        case .unknownTerminal(let type):
            "The terminal type \(type.printable) cannot be used here: set TERM to a type that this machine knows "
                + "(toe -a lists them), for example xterm-256color or tmux-256color."
        case .alreadyOpen:
            "The terminal is already in use by this process."
        case .system(let call, let code):
            "The terminal could not be used: \(call) failed with error \(code)."
        }
    }
}

extension String {
    /// The text without what a terminal would obey: `TERM` comes from outside.
    fileprivate var printable: String {
        var result = UnicodeScalarView()
        for scalar in unicodeScalars where scalar.value > 0x20 && scalar.value < 0x7F { result.append(scalar) }
        return String(result)
    }
}
