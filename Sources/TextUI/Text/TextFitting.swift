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

    /// The text, or its beginning with an ellipsis, in at most `width` columns.
    public static func truncated(_ text: String, to width: Int, ellipsis: String = "…") -> String {
        guard width > 0 else { return "" }
        guard TextWidth.width(of: text) > width else { return text }
        return prefix(of: text, width: width - TextWidth.width(of: ellipsis)) + ellipsis
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
