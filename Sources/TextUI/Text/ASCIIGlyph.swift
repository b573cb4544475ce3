/// ASCII for terminals whose character set is not UTF-8: the one place that says what every other glyph becomes.
public enum ASCIIGlyph {
    /// What comes closest to a character of one column, in one column; a question mark where nothing does.
    public static func scalar(for value: UInt32) -> UInt32 {
        if (0x20..<0x7F).contains(value) { return value }
        if (0x2500..<0x2580).contains(value) { return line(value).value }
        if (0x2800..<0x2900).contains(value) { return dots(UInt8(value & 0xFF)).value }
        return (glyphs[value] ?? letter(value)).value
    }

    /// Blocks by the ink they have: a sparkline stays a curve of seven heights.
    private static let ramp: [Unicode.Scalar] = ["_", ".", ":", "-", "=", "+", "*", "#"]

    private static let glyphs: [UInt32: Unicode.Scalar] = {
        var table: [UInt32: Unicode.Scalar] = [:]
        for (index, glyph) in ramp.enumerated() { table[0x2581 + UInt32(index)] = glyph }
        func put(_ scalars: String, _ glyph: Unicode.Scalar) {
            for scalar in scalars.unicodeScalars { table[scalar.value] = glyph }
        }
        put("▉▊▋▌▍▎▏▐▓", "#")
        put("▀▔", "\"")
        put("▒", "=")
        put("▛▜▙▟▚▞", "#")
        put("▘▝", "'")
        put("▖▗", ".")
        put("░", ":")
        put("▲▴△↑⇧", "^")
        put("↗↙", "/")
        put("↘↖", "\\")
        put("▼▾▽↓⇩", "v")
        put("◀◂‹«←", "<")
        put("▶▸›»→", ">")
        put("‐‑‒–—―−·", "-")
        put("‘’", "'")
        put("“”", "\"")
        put("●◉◆★▪•", "*")
        put("○◌◇☆", "o")
        // What a flag is worth by shape: the fuller, the worse.
        put("■", "#")
        put("□", "!")
        put("▫◦", ".")
        put("◐◑", "%")
        put("◷", "@")
        put("⚑", "F")
        put("✕✗×", "x")
        // A v would say that a price fell.
        put("✓", "+")
        put("‖", "|")
        put("…", "~")
        put("±", "+")
        put("÷", "/")
        put("°", "'")
        put("€", "E")
        put("£", "L")
        put("¥", "Y")
        put("₩", "W")
        put("\u{A0}\u{2009}\u{202F}\u{2800}", " ")
        return table
    }()

    private static func line(_ value: UInt32) -> Unicode.Scalar {
        switch value {
        // The samples of lines in a legend stay different.
        case 0x2505: ":"
        case 0x2508: "."
        case 0x254D: "~"
        case 0x2500, 0x2504, 0x254C, 0x2574, 0x2576: "-"
        case 0x2501, 0x2509, 0x2550, 0x2578, 0x257A, 0x257C, 0x257E: "="
        case 0x2502, 0x2503, 0x2506, 0x2507, 0x250A, 0x250B, 0x254E, 0x254F, 0x2551, 0x2575, 0x2577, 0x2579, 0x257B,
            0x257D, 0x257F:
            "|"
        case 0x2571: "/"
        case 0x2572: "\\"
        case 0x2573: "x"
        default: "+"
        }
    }

    /// A cell of braille dots by the rows that have some.
    private static func dots(_ bits: UInt8) -> Unicode.Scalar {
        let rows = [bits & 0x09, bits & 0x12, bits & 0x24, bits & 0xC0].map { $0 != 0 }
        switch (rows[0], rows[1], rows[2], rows[3]) {
        case (false, false, false, false): return " "
        case (true, false, false, false): return "'"
        case (_, _, false, false): return bits & 0x09 == 0 ? "-" : "'"
        case (false, false, _, true): return bits & 0x24 == 0 ? "_" : "."
        case (false, _, true, false): return "-"
        case (false, true, _, true): return ":"
        default: return "|"
        }
    }

    /// The letter below its accents.
    private static func letter(_ value: UInt32) -> Unicode.Scalar {
        guard let scalar = Unicode.Scalar(value), let name = scalar.properties.name else { return "?" }
        let words = name.split(separator: " ")
        guard words.count >= 4, words[0] == "LATIN", words[2] == "LETTER", words[3].unicodeScalars.count == 1,
            let capital = words[3].unicodeScalars.first
        else { return "?" }
        return words[1] == "SMALL" ? Unicode.Scalar(capital.value + 32) ?? "?" : capital
    }
}
