extension Buffer {
    /// The picture as plain text: one line a row, without spaces at the ends of lines.
    public var plainText: String {
        (0..<size.height).map { plainText(row: $0) }.joined(separator: "\n")
    }

    /// One row as plain text, without spaces at its end.
    public func plainText(row y: Int) -> String {
        var scalars = String.UnicodeScalarView()
        for cell in row(y) { cell.appendScalars(to: &scalars) }
        while scalars.last == " " { scalars.removeLast() }
        return String(scalars)
    }

    /// The picture as text with ANSI colour sequences, each line ending in the terminal's own style.
    public var ansiText: String {
        var result = ""
        for y in 0..<size.height {
            var current = Style.plain
            for cell in row(y) {
                if cell.style != current && !cell.isContinuation {
                    current = cell.style
                    result += current.ansiSequence
                }
                result += cell.text
            }
            result += "\u{1B}[0m\n"
        }
        return result
    }
}

extension Style {
    /// The escape sequence that switches a terminal to this style from any other.
    public var ansiSequence: String {
        var codes = ["0"]
        let switches: [(Attributes, String)] = [
            (.bold, "1"), (.dim, "2"), (.italic, "3"), (.underline, "4"), (.reverse, "7"),
        ]
        codes += switches.filter { attributes.contains($0.0) }.map(\.1)
        codes += foreground.ansiCodes(base: 38)
        codes += background.ansiCodes(base: 48)
        return "\u{1B}[" + codes.joined(separator: ";") + "m"
    }
}

extension Color {
    /// The parameters that choose this colour; `base` is 38 for text and 48 for the background.
    func ansiCodes(base: Int) -> [String] {
        if let (red, green, blue) = components { return ["\(base)", "2", "\(red)", "\(green)", "\(blue)"] }
        guard let index = paletteIndex else { return [] }
        // The user's own sixteen have codes that terminals without 256 colours know too: 30, 40, 90 and 100 onward.
        if index < 16 { return ["\(base - 8 + (index < 8 ? Int(index) : 52 + Int(index)))"] }
        return ["\(base)", "5", "\(index)"]
    }
}
