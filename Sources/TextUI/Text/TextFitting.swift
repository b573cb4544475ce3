/// Fitting text into columns: cutting, padding and aligning by what a terminal shows, not by characters.
public enum TextFitting {
    /// Where text stands in a field wider than itself.
    public enum Alignment: Sendable {
        /// At the left.
        case leading
        /// At the right, as numbers do.
        case trailing
        /// In the middle.
        case center
    }

    /// The text, or its beginning with an ellipsis, in at most `width` columns. A number is never cut: where the room
    /// ends within one, the text ends before it.
    public static func truncated(_ text: String, to width: Int, ellipsis: String = "…") -> String {
        guard width > 0 else { return "" }
        guard TextWidth.width(of: text) > width else { return text }
        // A whole number before an ellipsis would look like the beginning of a longer one: it goes as well.
        let beginning = prefix(of: text, width: width - TextWidth.width(of: ellipsis))
        return withoutComma(wholeNumbers(beginning, of: text, before: ellipsis)) + ellipsis
    }

    /// A comma before an ellipsis says nothing.
    private static func withoutComma(_ text: String) -> String {
        text.last.map { ",;:".contains($0) } == true ? String(text.dropLast()) : text
    }

    /// The text, or its beginning, in at most `width` columns, without a part of a number at its end.
    public static func clipped(_ text: String, to width: Int) -> String {
        guard width > 0 else { return "" }
        guard TextWidth.width(of: text) > width else { return text }
        return wholeNumbers(prefix(of: text, width: width), of: text, before: "")
    }

    /// The text cut or padded with spaces to exactly `width` columns.
    public static func fitted(_ text: String, to width: Int, alignment: Alignment = .leading) -> String {
        guard width > 0 else { return "" }
        let cut = truncated(text, to: width)
        let space = width - TextWidth.width(of: cut)
        switch alignment {
        case .leading: return cut + String(repeating: " ", count: space)
        case .trailing: return String(repeating: " ", count: space) + cut
        case .center:
            return String(repeating: " ", count: space / 2) + cut + String(repeating: " ", count: space - space / 2)
        }
    }

    /// Breaks text at spaces into lines of at most `width` columns; a longer word is cut.
    public static func wrapped(_ text: String, to width: Int) -> [String] {
        guard width > 0 else { return [] }
        var lines: [String] = []
        var line = ""
        for word in text.split(separator: " ").map(String.init) {
            let candidate = line.isEmpty ? word : line + " " + word
            if TextWidth.width(of: candidate) <= width {
                line = candidate
                continue
            }
            if !line.isEmpty { lines.append(line) }
            line = truncated(word, to: width)
        }
        if !line.isEmpty { lines.append(line) }
        return lines
    }

    /// A beginning of a text without the number in whose middle it ends: half a number is another number.
    private static func wholeNumbers(_ beginning: String, of text: String, before ending: String) -> String {
        let start = beginning.unicodeScalars
        let rest = text.unicodeScalars.dropFirst(start.count)
        guard let next = rest.first, next != " " || !ending.isEmpty else { return beginning }
        let kept = start.reversed().drop { $0 != " " }
        let word = Array(start.suffix(start.count - kept.count)) + Array(rest.prefix { $0 != " " })
        guard isNumber(word) else { return beginning }
        var scalars = String.UnicodeScalarView()
        scalars.append(contentsOf: kept.reversed())
        return String(scalars)
    }

    /// Whether a word is a number with what stands around it: a sign, a currency, a unit.
    private static func isNumber(_ word: [Unicode.Scalar]) -> Bool {
        guard let first = word.firstIndex(where: { $0.properties.numericType == .decimal }) else { return false }
        let isLetter: (Unicode.Scalar) -> Bool = { $0.properties.isAlphabetic }
        return word[..<first].count(where: isLetter) <= 3 && word[first...].count(where: isLetter) <= 3
            && !word.contains("/")
    }

    private static func prefix(of text: String, width: Int) -> String {
        var result = String.UnicodeScalarView()
        var used = 0
        for scalar in text.unicodeScalars {
            let columns = TextWidth.width(of: scalar)
            guard used + columns <= width else { break }
            used += columns
            result.append(scalar)
        }
        return String(result)
    }
}
