internal import TextUI

extension KeyDecoder {
    /// The key of one ASCII byte other than escape.
    static func plainKey(_ byte: UInt8, isAlt: Bool) -> KeyStroke {
        let alt: KeyStroke.Modifiers = isAlt ? .alt : []
        switch byte {
        case 0x00: return KeyStroke(.character(" "), alt.union(.control))
        case 0x08, 0x7F: return KeyStroke(.backspace, alt)
        case 0x09: return KeyStroke(.tab, alt)
        case 0x0A, 0x0D: return KeyStroke(.enter, alt)
        case 0x01...0x1A: return KeyStroke(.character(character(byte + 0x60)), alt.union(.control))
        case 0x1B..<0x20: return KeyStroke(.character(character(byte + 0x40)), alt.union(.control))
        default: return KeyStroke(.character(character(byte)), alt)
        }
    }

    /// The key of the byte after ESC O: cursor, function and keypad keys in application mode.
    static func singleShiftKey(_ byte: UInt8) -> KeyStroke? {
        switch byte {
        case UInt8(ascii: "M"): return KeyStroke(.enter)
        case UInt8(ascii: "X"): return KeyStroke("=")
        case UInt8(ascii: "a")...UInt8(ascii: "d"):
            // rxvt: arrows with control.
            return ControlSequence.letterKey(byte - 0x20).map { KeyStroke($0, .control) }
        case UInt8(ascii: "j")...UInt8(ascii: "y"): return KeyStroke(character(byte - 0x40))
        default: return ControlSequence.letterKey(byte).map { KeyStroke($0) }
        }
    }

    /// How many bytes a character of UTF-8 has by its first; nil where none begins so.
    static func characterLength(lead byte: UInt8) -> Int? {
        switch byte {
        case 0xC2...0xDF: 2
        case 0xE0...0xEF: 3
        case 0xF0...0xF4: 4
        default: nil
        }
    }

    private static func character(_ byte: UInt8) -> Character {
        Character(Unicode.Scalar(byte))
    }
}
