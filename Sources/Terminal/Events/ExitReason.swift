/// Why the event loop ended.
public enum ExitReason: Hashable, Sendable {
    /// The program asked for it.
    case quit
    /// The terminal went away.
    case hangup
    /// This signal asked for it; after closing, `TerminalSignals.endProcess(by:)` passes it on to the parent.
    case signal(Int32)
}
