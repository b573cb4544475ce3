public import TextUI

/// The program's one loop: wait, hand every message to the program in order, draw at most once.
public struct EventLoop<Message: Sendable> {
    /// What the program asks of the terminal.
    public enum Command: Hashable, Sendable {
        /// End the loop.
        case quit
        /// Repaint every cell, whatever the screen shows.
        case redraw
        /// Give the terminal back to the shell until the program is continued.
        case suspend
        /// Ring the bell.
        case bell
        /// Have the mouse reported, or no longer.
        case mouse(Bool)
        /// Lend the terminal to a program, named with its arguments, until it ends.
        case run([String])
    }

    private let terminal: Terminal
    private let mailbox: Mailbox<Message>

    /// Creates the loop of an open terminal.
    public init(terminal: Terminal, mailbox: Mailbox<Message>) {
        self.terminal = terminal
        self.mailbox = mailbox
    }

    /// Runs until the program quits, the terminal goes away or a signal ends it; the terminal stays open.
    ///
    /// - Parameters:
    ///   - input: makes a message of what the user or the terminal did.
    ///   - step: takes a message and answers what the terminal should do.
    ///   - deadline: milliseconds, rounded up, until `expired` is due; nil for never.
    ///   - expired: makes the message for a deadline that passed.
    ///   - render: draws the picture for a size; nil where nothing changed.
    public func run(
        input: (InputEvent) -> Message,
        step: (Message) -> [Command],
        deadline: () -> Int?,
        expired: () -> Message,
        render: (Size) -> (buffer: Buffer, cursor: Point?)?
    ) -> ExitReason {
        draw(render)
        while true {
            let due = deadline()
            let wake = terminal.wait(mailbox: mailbox.descriptor, milliseconds: due)
            if let ending = wake.ending { return ending }
            var messages = wake.events.map(input)
            if wake.hasMail { messages += mailbox.drain() }
            if let due, due <= 0 || wake.isTimeOut { messages.append(expired()) }
            for message in messages where !perform(step(message)) { return .quit }
            // Several resizes, and taking the terminal back, are one event with the size that counts now.
            while terminal.takeResize() {
                messages.append(input(.resize(terminal.size)))
                if !perform(step(input(.resize(terminal.size)))) { return .quit }
            }
            if messages.isEmpty { terminal.repaint() } else { draw(render) }
        }
    }

    /// Does what the program asked; false where it wants to end.
    private func perform(_ commands: [Command]) -> Bool {
        for command in commands {
            switch command {
            case .quit: return false
            case .redraw: terminal.invalidate()
            case .suspend: terminal.suspend()
            case .bell: terminal.bell()
            case .mouse(let isWanted): terminal.reportMouse(isWanted)
            case .run(let arguments): if !terminal.lend(to: arguments) { terminal.bell() }
            }
        }
        return true
    }

    private func draw(_ render: (Size) -> (buffer: Buffer, cursor: Point?)?) {
        if let picture = render(terminal.size) {
            terminal.present(picture.buffer, cursor: picture.cursor)
        } else {
            terminal.repaint()
        }
    }
}
