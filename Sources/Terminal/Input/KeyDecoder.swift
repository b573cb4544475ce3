internal import TextUI

/// Turns a terminal's bytes into events; knows nothing of the terminal or the time.
///
/// Sequences may arrive in pieces. Those that are unknown are swallowed: their letters must never press keys.
struct KeyDecoder {
    /// Where in a sequence the decoder stands.
    enum State {
        case ground
        /// After ESC; `isAlt` where another ESC came before.
        case escape(isAlt: Bool)
        /// After ESC O.
        case singleShift(isAlt: Bool)
        /// After ESC [ with the bytes since.
        case control(bytes: [UInt8], isAlt: Bool)
        /// Bytes that belong to a sequence without a meaning here.
        case skipping(count: Int)
        /// Inside OSC, DCS, APC, PM or SOS, which end with BEL or ESC \.
        case string(sawEscape: Bool)
        /// Inside a character of `count` bytes.
        case character(bytes: [UInt8], count: Int, isAlt: Bool)
        /// Inside a bracketed paste.
        case paste(PasteCollector)
    }

    /// Longer control sequences are not keys.
    private static let longestControl = 64

    private var state = State.ground

    /// Milliseconds without a byte after which `expire()` is due; nil where nothing is unfinished.
    var patience: Int? {
        switch state {
        case .ground: nil
        case .escape, .singleShift: 25
        case .control(let bytes, _): bytes.isEmpty ? 25 : 1000
        case .skipping, .string, .character, .paste: 1000
        }
    }

    /// The events that these bytes complete.
    mutating func decode(_ bytes: some Sequence<UInt8>) -> [InputEvent] {
        var events: [InputEvent] = []
        for byte in bytes { take(byte, &events) }
        return events
    }

    /// Takes what is unfinished for what it is so far: an escape alone is the key.
    mutating func expire() -> [InputEvent] {
        defer { state = .ground }
        switch state {
        case .escape(let isAlt): return [.key(KeyStroke(.escape, isAlt ? .alt : []))]
        case .singleShift: return [.key(KeyStroke(.character("O"), .alt))]
        case .control(let bytes, _) where bytes.isEmpty: return [.key(KeyStroke(.character("["), .alt))]
        case .paste(let collector): return [.paste(collector.text)]
        case .ground, .control, .skipping, .string, .character: return []
        }
    }

    private mutating func take(_ byte: UInt8, _ events: inout [InputEvent]) {
        switch state {
        case .ground:
            takeGround(byte, isAlt: false, &events)
        case .escape(let isAlt):
            takeEscape(byte, isAlt: isAlt, &events)
        case .singleShift(let isAlt):
            takeSingleShift(byte, isAlt: isAlt, &events)
        case .control(let bytes, let isAlt):
            takeControl(byte, after: bytes, isAlt: isAlt, &events)
        case .skipping(let count):
            state = count > 1 ? .skipping(count: count - 1) : .ground
        case .string(let sawEscape):
            takeString(byte, sawEscape: sawEscape, &events)
        case .character(let bytes, let count, let isAlt):
            takeCharacter(byte, after: bytes, count: count, isAlt: isAlt, &events)
        case .paste(var collector):
            // Emptied first so that the collector's bytes are not copied for every byte that comes.
            state = .ground
            if collector.take(byte) { events.append(.paste(collector.text)) } else { state = .paste(collector) }
        }
    }

    private mutating func takeGround(_ byte: UInt8, isAlt: Bool, _ events: inout [InputEvent]) {
        state = .ground
        if byte == 0x1B {
            state = .escape(isAlt: isAlt)
        } else if byte < 0x80 {
            events.append(.key(KeyDecoder.plainKey(byte, isAlt: isAlt)))
        } else if let count = KeyDecoder.characterLength(lead: byte) {
            state = .character(bytes: [byte], count: count, isAlt: isAlt)
        }
    }

    private mutating func takeEscape(_ byte: UInt8, isAlt: Bool, _ events: inout [InputEvent]) {
        switch byte {
        case 0x1B where isAlt:
            // A third one: the first was the key.
            events.append(.key(KeyStroke(.escape)))
        case UInt8(ascii: "["): state = .control(bytes: [], isAlt: isAlt)
        case UInt8(ascii: "O"): state = .singleShift(isAlt: isAlt)
        case UInt8(ascii: "P"), UInt8(ascii: "]"), UInt8(ascii: "_"), UInt8(ascii: "^"), UInt8(ascii: "X"):
            state = .string(sawEscape: false)
        default: takeGround(byte, isAlt: true, &events)
        }
    }

    private mutating func takeSingleShift(_ byte: UInt8, isAlt: Bool, _ events: inout [InputEvent]) {
        guard byte >= 0x20 else {
            events.append(.key(KeyStroke(.character("O"), .alt)))
            takeGround(byte, isAlt: false, &events)
            return
        }
        state = .ground
        // Some terminals put the modifier before the letter: ESC O 5 P.
        if (0x30...0x39).contains(byte) {
            state = .control(bytes: [0x31, 0x3B, byte], isAlt: isAlt)
        } else if var stroke = KeyDecoder.singleShiftKey(byte) {
            if isAlt { stroke.modifiers.insert(.alt) }
            events.append(.key(stroke))
        }
    }

    private mutating func takeControl(
        _ byte: UInt8, after bytes: [UInt8], isAlt: Bool, _ events: inout [InputEvent]
    ) {
        switch byte {
        case 0x1B:
            state = .escape(isAlt: false)
        case 0x00..<0x20, 0x7F...0xFF:
            // Broken off: a control sequence holds no such bytes.
            takeGround(byte, isAlt: false, &events)
        case UInt8(ascii: "[") where bytes.isEmpty:
            // The Linux console's function keys: ESC [ [ A.
            state = .control(bytes: [byte], isAlt: isAlt)
        default:
            if let sequence = ControlSequence(bytes: bytes, next: byte) {
                finish(sequence, isAlt: isAlt, &events)
            } else if bytes.count < KeyDecoder.longestControl {
                state = .control(bytes: bytes + [byte], isAlt: isAlt)
            } else {
                state = .ground
            }
        }
    }

    private mutating func finish(_ sequence: ControlSequence, isAlt: Bool, _ events: inout [InputEvent]) {
        state = .ground
        if sequence.isPasteStart {
            state = .paste(PasteCollector())
        } else if sequence.isOldMouse {
            // The report's three bytes are a button and a place, however much they look like keys.
            state = .skipping(count: 3)
        } else if let mouse = sequence.mouse {
            events.append(.mouse(mouse))
        } else if let isFocused = sequence.focus {
            events.append(.focus(isFocused))
        } else if var stroke = sequence.keyStroke {
            if isAlt { stroke.modifiers.insert(.alt) }
            events.append(.key(stroke))
        }
    }

    private mutating func takeString(_ byte: UInt8, sawEscape: Bool, _ events: inout [InputEvent]) {
        switch byte {
        case 0x07, 0x18, 0x1A: state = .ground
        case 0x1B: state = .string(sawEscape: true)
        case UInt8(ascii: "\\") where sawEscape: state = .ground
        case _ where sawEscape:
            state = .escape(isAlt: false)
            takeEscape(byte, isAlt: false, &events)
        default: break
        }
    }

    private mutating func takeCharacter(
        _ byte: UInt8, after bytes: [UInt8], count: Int, isAlt: Bool, _ events: inout [InputEvent]
    ) {
        guard byte & 0xC0 == 0x80 else {
            takeGround(byte, isAlt: false, &events)
            return
        }
        let bytes = bytes + [byte]
        guard bytes.count == count else {
            state = .character(bytes: bytes, count: count, isAlt: isAlt)
            return
        }
        state = .ground
        if let text = String(validating: bytes, as: UTF8.self), let scalar = text.unicodeScalars.first,
            TextWidth.width(of: scalar) > 0 || TextWidth.isCombining(scalar)
        {
            events.append(.key(KeyStroke(.character(Character(scalar)), isAlt ? .alt : [])))
        }
    }
}
