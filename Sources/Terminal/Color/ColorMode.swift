/// Whether colours are used, and which.
public enum ColorMode: Hashable, Sendable {
    /// What the terminal has: exact ones where `COLORTERM` says so; none where the environment sets `NO_COLOR`.
    case automatic
    /// Exact ones, though the environment does not promise that the terminal takes them.
    case exact
    /// At most the 256 of the shared palette.
    case palette256
    /// At most the 16 colours of the user's own scheme.
    case palette16
    /// None: bold, dim, underline and reverse only.
    case never
}

extension ColorMode {
    /// What becomes of the mode in an environment.
    func settled(in environment: (String) -> String) -> ColorMode {
        guard self == .automatic else { return self }
        if !environment("NO_COLOR").isEmpty { return .never }
        guard ["truecolor", "24bit"].contains(environment("COLORTERM")) else { return .automatic }
        // GNU screen hands the variable of the terminal around it on and does not take exact colours itself.
        let isScreen = environment("TERM").hasPrefix("screen") && environment("TMUX").isEmpty
        return isScreen ? .palette256 : .exact
    }
}
