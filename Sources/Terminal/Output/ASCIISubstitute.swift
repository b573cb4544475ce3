/// ASCII for terminals whose character set is not UTF-8.
enum ASCIISubstitute {
    /// What comes closest to a character; a question mark where nothing does.
    static func scalar(for value: UInt32) -> UInt32 {
        let substitute: Unicode.Scalar =
            switch value {
            case 0x20..<0x7F: Unicode.Scalar(UInt8(value))
            case 0x2500, 0x2501, 0x2504, 0x2505, 0x2508, 0x2509, 0x254C, 0x254D, 0x2550, 0x2574, 0x2576: "-"
            case 0x2502, 0x2503, 0x2506, 0x2507, 0x250A, 0x250B, 0x254E, 0x254F, 0x2551, 0x2575, 0x2577: "|"
            case 0x250C...0x257F: "+"
            case 0x2580...0x259F: "#"
            case 0x2801...0x28FF: "*"
            case 0xA0, 0x2800: " "
            case 0x25B2, 0x25B4, 0x2191: "^"
            case 0x25BC, 0x25BE, 0x2193: "v"
            case 0x25C0, 0x25C2, 0x2039, 0x2190: "<"
            case 0x25B6, 0x25B8, 0x203A, 0x2192: ">"
            case 0x2010...0x2015, 0x2212: "-"
            case 0x2018, 0x2019: "'"
            case 0x201C, 0x201D: "\""
            case 0xB7, 0x2022, 0x25A0...0x25FF: "*"
            case 0x2026: "."
            case 0xD7: "x"
            default: "?"
            }
        return substitute.value
    }
}
