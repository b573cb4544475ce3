internal import TextUI

/// A complete control sequence (CSI) and the key it stands for.
struct ControlSequence {
    /// What stands before the final byte, without a private marker.
    private let parameters: [Int]
    /// Whether it begins with `?`, `<`, `=`, `>` or holds an intermediate byte: a report, no key.
    private let isReport: Bool
    private let isConsole: Bool
    private let final: UInt8

    /// Parses the bytes after ESC [; nil where `next` does not end the sequence.
    init?(bytes: [UInt8], next: UInt8) {
        isConsole = bytes.first == UInt8(ascii: "[")
        let isPrivate = bytes.first.map { (0x3C...0x3F).contains($0) } ?? false
        // rxvt ends the keys it sends with shift in a dollar sign, elsewhere an intermediate byte.
        let isShiftedKey = next == UInt8(ascii: "$") && !isPrivate && !bytes.isEmpty
        guard (0x40...0x7E).contains(next) || isShiftedKey else { return nil }
        isReport = isPrivate || bytes.contains { (0x20...0x2F).contains($0) }
        let fields = bytes.isEmpty ? [] : bytes.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
        parameters = fields.map {
            // Sub-parameters after a colon say more than is asked here.
            $0.prefix { $0 != UInt8(ascii: ":") }.reduce(0) { min(99_999_999, $0 * 10 + Int($1 & 0x0F)) }
        }
        final = next
        mouse = ControlSequence.mouse(bytes, next)
    }

    /// What the mouse did, in the form that names its numbers (SGR); nil for releases and other buttons.
    private(set) var mouse: MouseEvent?

    private static func mouse(_ bytes: [UInt8], _ final: UInt8) -> MouseEvent? {
        guard bytes.first == UInt8(ascii: "<"), final == UInt8(ascii: "M") else { return nil }
        let numbers = bytes.dropFirst().split(separator: UInt8(ascii: ";")).map { field in
            field.reduce(0) { min(99_999, $0 * 10 + Int($1 & 0x0F)) }
        }
        guard numbers.count == 3, numbers[1] > 0, numbers[2] > 0 else { return nil }
        let position = Point(x: numbers[1] - 1, y: numbers[2] - 1)
        // Shift, alt and control add 4, 8 and 16.
        switch numbers[0] & ~0b1_1100 {
        case 0: return MouseEvent(.press, position)
        case 64: return MouseEvent(.wheelUp, position)
        case 65: return MouseEvent(.wheelDown, position)
        default: return nil
        }
    }

    /// Whether a bracketed paste begins.
    var isPasteStart: Bool { final == UInt8(ascii: "~") && parameters == [200] && !isReport }

    /// Whether three bytes of an old-fashioned mouse report follow.
    var isOldMouse: Bool { final == UInt8(ascii: "M") && parameters.isEmpty && !isConsole }

    /// Whether the terminal came to the front, where it says whether it did or left it.
    var focus: Bool? {
        guard parameters.isEmpty, !isReport, !isConsole else { return nil }
        switch final {
        case UInt8(ascii: "I"): return true
        case UInt8(ascii: "O"): return false
        default: return nil
        }
    }

    /// The key; nil for what is none or unknown.
    var keyStroke: KeyStroke? {
        guard !isReport else { return nil }
        if isConsole { return consoleKey }
        switch final {
        case UInt8(ascii: "~"): return parameters.first == 27 ? otherKey : numberedKey.map { KeyStroke($0, modifiers) }
        case UInt8(ascii: "^"): return numberedKey.map { KeyStroke($0, .control) }
        case UInt8(ascii: "$"): return numberedKey.map { KeyStroke($0, .shift) }
        case UInt8(ascii: "@"): return numberedKey.map { KeyStroke($0, [.control, .shift]) }
        case UInt8(ascii: "u"): return parameters.first.flatMap { codedKey($0, modifiers) }
        case UInt8(ascii: "a")...UInt8(ascii: "d"):
            return ControlSequence.letterKey(final - 0x20).map { KeyStroke($0, .shift) }
        default: return letterStroke
        }
    }

    /// The key of a final letter: CSI A, and with modifiers CSI 1;5A.
    static func letterKey(_ letter: UInt8) -> Key? {
        switch letter {
        case UInt8(ascii: "A"): .up
        case UInt8(ascii: "B"): .down
        case UInt8(ascii: "C"): .right
        case UInt8(ascii: "D"): .left
        case UInt8(ascii: "F"): .end
        case UInt8(ascii: "H"): .home
        case UInt8(ascii: "P")...UInt8(ascii: "S"): .function(Int(letter) - 0x4F)
        default: nil
        }
    }

    private var letterStroke: KeyStroke? {
        if final == UInt8(ascii: "Z") { return KeyStroke(.backTab) }
        // A cursor report looks like F3 but has a row and a column in it.
        guard parameters.isEmpty || (parameters.count <= 2 && parameters[0] <= 1) else { return nil }
        guard parameters.count < 2 || (1...16).contains(parameters[1]) else { return nil }
        return ControlSequence.letterKey(final).map { KeyStroke($0, modifiers) }
    }

    private var numberedKey: Key? {
        switch parameters.first {
        case 1, 7: .home
        case 2: .insert
        case 3: .delete
        case 4, 8: .end
        case 5: .pageUp
        case 6: .pageDown
        case .some(let number): ControlSequence.functionKey(number)
        case nil: nil
        }
    }

    private static func functionKey(_ number: Int) -> Key? {
        // The numbers of the VT220's keyboard leave gaps between its groups of keys.
        let groups = [(11, 15, 1), (17, 21, 6), (23, 26, 11), (28, 29, 15), (31, 34, 17)]
        return groups.first { $0.0 <= number && number <= $0.1 }.map { .function(number - $0.0 + $0.2) }
    }

    private var consoleKey: KeyStroke? {
        (UInt8(ascii: "A")...UInt8(ascii: "E")).contains(final) ? KeyStroke(.function(Int(final) - 0x40)) : nil
    }

    /// xterm's modifyOtherKeys: CSI 27 ; modifiers ; code ~.
    private var otherKey: KeyStroke? {
        parameters.count == 3 ? codedKey(parameters[2], modifiers) : nil
    }

    private func codedKey(_ code: Int, _ modifiers: KeyStroke.Modifiers) -> KeyStroke? {
        if code == 27 { return KeyStroke(.escape, modifiers) }
        if code == 9 && modifiers.contains(.shift) { return KeyStroke(.backTab, modifiers.subtracting(.shift)) }
        guard code > 0, let scalar = UInt32(exactly: code).flatMap(Unicode.Scalar.init) else { return nil }
        if code == 8 || code == 9 || code == 13 || code == 127 {
            let plain = KeyDecoder.plainKey(UInt8(code), isAlt: false)
            return KeyStroke(plain.key, modifiers)
        }
        guard TextWidth.width(of: scalar) > 0 else { return nil }
        return KeyStroke(.character(Character(scalar)), modifiers.subtracting(.shift))
    }

    private var modifiers: KeyStroke.Modifiers {
        guard parameters.count >= 2, parameters[1] > 1 else { return [] }
        let bits = parameters[1] - 1
        var result: KeyStroke.Modifiers = []
        if bits & 1 != 0 { result.insert(.shift) }
        // Meta counts as alt: no keyboard in use has both.
        if bits & 0b1010 != 0 { result.insert(.alt) }
        if bits & 4 != 0 { result.insert(.control) }
        return result
    }
}
