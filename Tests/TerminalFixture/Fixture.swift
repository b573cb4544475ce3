import Glibc
import Terminal
import TextUI

/// The state of the program under test and its loop.
final class Fixture {
    enum Message: Sendable {
        case input(InputEvent)
        case mail(Int)
        case tick
    }

    private let mailbox: Mailbox<Message>
    private let terminal: Terminal
    private var row = 0
    private var last = "none"
    private var mail = 0
    private var ticks = 0
    private var due: Int?
    private var isDirty = true

    init() throws(TerminalError) {
        mailbox = try Mailbox()
        terminal = try Terminal.open()
    }

    /// Runs to the end and returns the exit status.
    func run() -> Int32 {
        let reason = EventLoop(terminal: terminal, mailbox: mailbox).run(
            input: Message.input,
            step: { self.step($0) },
            deadline: { self.due },
            expired: { .tick },
            render: { size in
                guard self.isDirty else { return nil }
                self.isDirty = false
                return (self.picture(size), Point(x: 0, y: self.row + 3))
            })
        terminal.close()
        switch reason {
        case .quit: return 0
        case .hangup: return 129
        case .signal(let number): TerminalSignals.endProcess(by: number)
        }
    }

    private func step(_ message: Message) -> [EventLoop<Message>.Command] {
        isDirty = true
        switch message {
        case .mail(let number): mail = number
        case .tick:
            ticks += 1
            due = nil
        case .input(.resize): break
        case .input(.focus(let isFocused)): last = isFocused ? "focus in" : "focus out"
        case .input(.mouse(let event)): last = "mouse \(event.position.x) \(event.position.y)"
        case .input(.paste(let text)): last = "paste(\(text))"
        case .input(.key(let stroke)):
            last = "\(stroke.key) \(stroke.modifiers.rawValue)"
            return act(on: stroke)
        }
        return []
    }

    private func act(on stroke: KeyStroke) -> [EventLoop<Message>.Command] {
        switch stroke {
        case KeyStroke("q"), .control("c"): return [.quit]
        case .control("l"): return [.redraw]
        case .control("z"): return [.suspend]
        case KeyStroke("b"): return [.bell]
        case KeyStroke("j"), KeyStroke(.down): row += 1
        case KeyStroke("k"), KeyStroke(.up): row = max(0, row - 1)
        case KeyStroke("d"): due = 20
        case KeyStroke("m"): sendMail()
        // Letters that are not typed by chance, random keys included.
        case KeyStroke("Ŧ"): fatalError("asked to crash")
        case KeyStroke("Ŝ"): UnsafeMutablePointer<Int>(bitPattern: 8)?.pointee = 1
        case KeyStroke("Ä"): abort()
        default: break
        }
        return []
    }

    /// Sends from another thread, as the engine does.
    private func sendMail() {
        let (mailbox, number) = (mailbox, mail + 1)
        Task.detached { mailbox.sendNewest(.mail(number)) }
    }

    private func picture(_ size: Size) -> Buffer {
        var buffer = Buffer(size: size)
        buffer.write("size \(size.width)x\(size.height)", x: 0, y: 0, style: .plain.bold)
        buffer.write("key: \(last)", x: 0, y: 1, style: Style(foreground: .hex(0x7AA2F7)))
        buffer.write("row: \(row) mail: \(mail) ticks: \(ticks)", x: 0, y: 2, style: .plain)
        row = min(row, max(0, size.height - 4))
        for line in 0..<max(0, size.height - 3) {
            let selected = line == row
            let style = Style(
                foreground: line % 3 == 0 ? .hex(0xF7768E) : .hex(0x9ECE6A),
                background: selected ? .hex(0x283457) : .terminalDefault)
            buffer.fill(Rect(x: 0, y: line + 3, width: size.width, height: 1), style: style)
            buffer.write("line \(line) 台積電 2330.TW │▁▂▃▄▅▆▇█ ⣿⡇", x: 0, y: line + 3, style: style)
            buffer.write("半", x: size.width - 2, y: line + 3, style: style)
        }
        return buffer
    }
}
