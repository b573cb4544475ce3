/// How many terminal columns text takes.
///
/// The table is our own so that the layout does not depend on the locale of the machine; what the terminals in use
/// agree on (CJK, Hangul, box, block, braille) agrees here too.
public enum TextWidth {
    /// The columns of one scalar: 0 for controls and marks, 2 for wide East Asian characters, else 1.
    public static func width(of scalar: Unicode.Scalar) -> Int {
        let value = scalar.value
        if value < 0x300 { return isPrintableLatin(value) ? 1 : 0 }
        if value >= 0x1100 && isWide(value) { return 2 }
        // Box, block, geometric and braille glyphs: the bulk of what a chart draws.
        if (0x2500...0x28FF).contains(value) { return 1 }
        return isCombining(scalar) || isInvisible(scalar) ? 0 : 1
    }

    /// The columns of a text drawn in one line.
    public static func width(of text: some StringProtocol) -> Int {
        // Of printable ASCII, which is most of what is drawn, every byte is a column.
        let plain = text.utf8.withContiguousStorageIfAvailable { bytes in
            bytes.allSatisfy { $0 >= 0x20 && $0 < 0x7F } ? bytes.count : nil
        }
        if let plain, let count = plain { return count }
        return text.unicodeScalars.reduce(0) { $0 + width(of: $1) }
    }

    /// Whether a scalar is drawn onto the character before it.
    public static func isCombining(_ scalar: Unicode.Scalar) -> Bool {
        let value = scalar.value
        if value < 0x300 { return false }
        // Hangul vowels and final consonants join the syllable's first consonant.
        if (0x1160...0x11FF).contains(value) || (0xD7B0...0xD7FF).contains(value) { return true }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark: return true
        default: return false
        }
    }

    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .format, .control, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned, .privateUse: true
        default: false
        }
    }

    private static func isPrintableLatin(_ value: UInt32) -> Bool {
        (0x20...0x7E).contains(value) || (value >= 0xA0 && value != 0xAD)
    }

    private static func isWide(_ value: UInt32) -> Bool {
        var low = 0
        var high = wideRanges.count
        while low < high {
            let middle = (low + high) / 2
            if wideRanges[middle].last < value { low = middle + 1 } else { high = middle }
        }
        return low < wideRanges.count && wideRanges[low].first <= value
    }
}
