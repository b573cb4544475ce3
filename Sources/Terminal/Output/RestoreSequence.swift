internal import CTerminal
internal import Glibc

/// What is written besides frames: the bytes that switch modes on, and those that leave the terminal as it was.
struct RestoreSequence {
    /// Follows the first frame after the terminal was taken.
    let enter: [UInt8]
    /// Reports of presses and of the wheel, with their numbers named: what every terminal in use understands, and what
    /// others pass over.
    static let mouseOn = Array("\u{1B}[?1000h\u{1B}[?1006h".utf8)
    static let mouseOff = Array("\u{1B}[?1006l\u{1B}[?1000l".utf8)

    /// Reports of the terminal's coming to the front and leaving it; tmux passes them on with `focus-events on`.
    static let focusOn = Array("\u{1B}[?1004h".utf8)
    static let focusOff = Array("\u{1B}[?1004l".utf8)

    /// Ends everything that was begun; worked out beforehand because a crash has no time for it.
    let leave: [UInt8]

    init(screen: OpaquePointer, terminalType: String) {
        func capability(_ name: String) -> [UInt8] {
            var bytes = [CChar](repeating: 0, count: 256)
            let count = ct_screen_capability(screen, name, &bytes, bytes.count)
            return bytes[0..<count].map(UInt8.init(bitPattern:))
        }
        var (pasteOn, pasteOff) = (capability("BE"), capability("BD"))
        // tmux is often run with screen's type, which does not say what tmux can.
        if pasteOn.isEmpty, terminalType.hasPrefix("screen"), getenv("TMUX") != nil {
            (pasteOn, pasteOff) = (Array("\u{1B}[?2004h".utf8), Array("\u{1B}[?2004l".utf8))
        }
        enter = pasteOn + RestoreSequence.focusOn
        let screenOff = capability("rmcup")
        // Without a second screen the prompt would come in the middle of the picture.
        leave =
            RestoreSequence.mouseOff + RestoreSequence.focusOff + pasteOff + capability("sgr0") + capability("op")
            + capability("cnorm")
            + (screenOff.isEmpty ? capability("clear") : screenOff)
    }
}
