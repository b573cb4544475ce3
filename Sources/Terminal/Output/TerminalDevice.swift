internal import CTerminal
internal import Glibc
internal import TextUI

/// The terminal as the kernel has it: its descriptors, settings and size.
struct TerminalDevice {
    /// Keys come from here.
    let input: Int32
    /// Frames go here.
    let output: Int32
    /// Whether writing may wait, since the descriptor could not be reopened.
    let mayBlock: Bool
    /// The settings the shell had.
    let original: termios

    init() throws(TerminalError) {
        guard isatty(STDIN_FILENO) == 1 else { throw .notATerminal("The standard input") }
        guard isatty(STDOUT_FILENO) == 1 else { throw .notATerminal("The standard output") }
        var settings = termios()
        guard tcgetattr(STDIN_FILENO, &settings) == 0 else { throw .system(call: "tcgetattr", code: errno) }
        original = settings
        let reopened = ct_reopen_terminal(STDOUT_FILENO)
        mayBlock = reopened < 0
        output = mayBlock ? STDOUT_FILENO : reopened
        let keys = ct_reopen_terminal(STDIN_FILENO)
        input = keys < 0 ? STDIN_FILENO : keys
    }

    func close() {
        if output != STDOUT_FILENO { _ = Glibc.close(output) }
        if input != STDIN_FILENO { _ = Glibc.close(input) }
    }

    /// Every byte as it is typed, and output untouched. Stops the process when it is in the background.
    func makeRaw() {
        var settings = original
        settings.c_iflag &= ~tcflag_t(IGNBRK | BRKINT | PARMRK | ISTRIP | INLCR | IGNCR | ICRNL | IXON | IXOFF)
        settings.c_oflag &= ~tcflag_t(OPOST)
        settings.c_lflag &= ~tcflag_t(ECHO | ECHONL | ICANON | ISIG | IEXTEN)
        settings.c_cflag = settings.c_cflag & ~tcflag_t(CSIZE | PARENB) | tcflag_t(CS8)
        withUnsafeMutableBytes(of: &settings.c_cc) { characters in
            characters[Int(VMIN)] = 1
            characters[Int(VTIME)] = 0
        }
        apply(settings)
    }

    /// The settings the shell had.
    func restore() {
        apply(original)
    }

    /// Columns and rows: 80 by 24 where the terminal does not know, and within what ncurses can hold.
    var size: Size {
        var (columns, rows): (Int32, Int32) = (0, 0)
        guard ct_window_size(output, &columns, &rows) != 0, columns > 0, rows > 0 else {
            return Size(width: 80, height: 24)
        }
        return Size(width: min(2000, Int(columns)), height: min(1000, Int(rows)))
    }

    private func apply(_ settings: termios) {
        var settings = settings
        // Now, not after the output: a stalled terminal would never let go.
        while tcsetattr(input, TCSANOW, &settings) != 0 && errno == EINTR {}
    }
}
