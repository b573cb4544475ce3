internal import CTerminal

/// What a program does with signals before the terminal is opened and after it is closed.
public enum TerminalSignals {
    /// Blocks the signals that the event loop handles, and ignores SIGPIPE; to be called on the first line of a
    /// synchronous main, since every thread inherits what its creator had blocked.
    ///
    /// So do child processes: any code that spawns one gives it an empty signal mask.
    public static func block() {
        ct_signals_block()
    }

    /// Ends the process by a signal's default action, so that the parent sees which signal it was; to be called
    /// when everything is closed.
    public static func endProcess(by signal: Int32) -> Never {
        ct_signals_die(signal)
    }
}
