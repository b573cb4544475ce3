/// One line of a table of text, such as CSV.
public enum DelimitedLine {
    /// Its fields without blanks at both ends; a field in quotes may hold separators. Byte order marks are passed over.
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

    private static func trimmed(_ text: String) -> String {
        var slice = text[...]
        while let first = slice.first, first.isWhitespace { slice.removeFirst() }
        while let last = slice.last, last.isWhitespace { slice.removeLast() }
        return String(slice)
    }
}
