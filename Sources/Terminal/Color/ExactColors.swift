internal import TextUI

/// Exact colours on terminals that take them though terminfo knows only 256: each colour gets an entry of the palette,
/// ncurses sends that entry, and on the way out its number is replaced by the colour itself.
///
/// The first 16 entries stay the user's own. An entry keeps its colour as long as ncurses believes it is on the screen,
/// so none is given away a second time: once they run out, everything starts again with a repaint.
struct ExactColors {
    private static let entries: ClosedRange<Int32> = 16...255

    private var numbers: [UInt32: Int32] = [:]
    private var colors: [UInt32] = []
    /// Whether a colour got the entry of another one that looks alike, since none was left.
    var isExhausted = false

    /// The entry for `0xRRGGBB`; the most similar one where none is left.
    mutating func entry(for hex: UInt32) -> Int32 {
        if let number = numbers[hex] { return number }
        let number = Self.entries.lowerBound + Int32(colors.count)
        if number <= Self.entries.upperBound {
            numbers[hex] = number
            colors.append(hex)
            return number
        }
        isExhausted = true
        let wanted = OKLab(hex: hex)
        let nearest = numbers.min {
            wanted.squaredDistance(to: OKLab(hex: $0.key)) < wanted.squaredDistance(to: OKLab(hex: $1.key))
        }
        return nearest?.value ?? Self.entries.lowerBound
    }

    /// Rewrites what chooses an entry, `ESC [ 38;5;N m` and `ESC [ 48;5;N m`, into what chooses its colour.
    func rewritten(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count + bytes.count / 4)
        var index = 0
        while index < bytes.count {
            if bytes[index] == 0x1B, let (kind, entry, end) = Self.choice(in: bytes, at: index), let hex = color(entry)
            {
                let parts = [hex >> 16 & 0xFF, hex >> 8 & 0xFF, hex & 0xFF].map { "\($0)" }.joined(separator: ";")
                result += [0x1B, UInt8(ascii: "["), kind] + Array("8;2;\(parts)m".utf8)
                index = end
            } else {
                result.append(bytes[index])
                index += 1
            }
        }
        return result
    }

    private func color(_ entry: Int) -> UInt32? {
        let index = entry - Int(Self.entries.lowerBound)
        return colors.indices.contains(index) ? colors[index] : nil
    }

    /// The kind, `3` or `4`, and the entry of the sequence that begins here, and where it ends.
    private static func choice(
        in bytes: UnsafeBufferPointer<UInt8>, at start: Int
    ) -> (kind: UInt8, entry: Int, end: Int)? {
        guard start + 8 <= bytes.count else { return nil }
        let kind = bytes[start + 2]
        guard bytes[start + 1] == UInt8(ascii: "["), kind == UInt8(ascii: "3") || kind == UInt8(ascii: "4") else {
            return nil
        }
        for (offset, expected) in "8;5;".utf8.enumerated() where bytes[start + 3 + offset] != expected { return nil }
        var (index, entry) = (start + 7, 0)
        while index < bytes.count, case 0x30...0x39 = bytes[index], entry < 256 {
            entry = entry * 10 + Int(bytes[index] & 0x0F)
            index += 1
        }
        guard index > start + 7, index < bytes.count, bytes[index] == UInt8(ascii: "m") else { return nil }
        return (kind, entry, index + 1)
    }
}
