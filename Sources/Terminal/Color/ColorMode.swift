/// Whether colours are used, and which.
public enum ColorMode: Hashable, Sendable {
    /// What the terminal has; none where the environment sets `NO_COLOR`.
    case automatic
    /// At most the 16 colours of the user's own scheme.
    case palette16
    /// None: bold, dim, underline and reverse only.
    case never
}
