/// One line of a table of text, such as CSV.
public enum DelimitedLine {
    /// Its fields without blanks at both ends; a field in quotes may hold separators. Byte order marks are skipped.
    public static func fields(_ line: some StringProtocol, _ separator: Character) -> [String] {
        var fields: [String] = []
        var field = ""
        var isQuoted = false
        for character in line where character != "\u{FEFF}" {
            switch character {
            case "\"": isQuoted.toggle()
            case separator where !isQuoted:
                fields.append(trimmed(field))
                field = ""
            default: field.append(character)
            }
        }
        return fields + [trimmed(field)]
    }

    /// One of its fields; nil where it has fewer.
    public static func field(_ index: Int, of line: some StringProtocol, _ separator: Character) -> String? {
        if !line.utf8.contains(UInt8(ascii: "\"")) {
            let parts = line.split(separator: separator, maxSplits: index + 1, omittingEmptySubsequences: false)
            return parts.indices.contains(index) ? trimmed(String(parts[index])) : nil
        }
        let fields = fields(line, separator)
        return fields.indices.contains(index) ? fields[index] : nil
    }

    /// A field without the blanks around it.
    public static func trimmed(_ text: String) -> String {
        if let first = text.utf8.first, let last = text.utf8.last, (0x21...0x7E).contains(first),
            (0x21...0x7E).contains(last)
        {
            return text
        }
        var slice = text[...]
        while let first = slice.first, first.isWhitespace { slice.removeFirst() }
        while let last = slice.last, last.isWhitespace { slice.removeLast() }
        return String(slice)
    }
}
