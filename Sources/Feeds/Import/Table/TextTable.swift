import Market

/// The lines of a delimited text as fields.
struct TextTable {
    struct Row {
        var line: Int
        var fields: [String]
    }

    let separator: Character
    let rows: [Row]

    init(_ text: String) {
        var lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)[...]
        var first = 1
        var announced: Character?
        if let line = lines.first?.drop(while: { $0 == "\u{FEFF}" }), line.lowercased().hasPrefix("sep=") {
            announced = line.dropFirst(4).first
            lines = lines.dropFirst()
            first = 2
        }
        let sample = lines.prefix(40).map(String.init)
        let separator = announced ?? TextTable.separator(of: sample)
        self.separator = separator
        rows = lines.enumerated().compactMap { index, line in
            let isBlank = line.allSatisfy(\.isWhitespace)
            return isBlank ? nil : Row(line: index + first, fields: DelimitedLine.fields(line, separator))
        }
    }

    /// The separator that makes most headings of a line, else most fields.
    private static func separator(of lines: [String]) -> Character {
        let scored = [",", ";", "\t", "|"].map { (separator: Character) -> (Character, Int) in
            let counts = lines.map { line in
                let fields = DelimitedLine.fields(line, separator)
                return fields.count { ColumnHeading($0) != nil } * 100 + (fields.count > 1 ? fields.count : 0)
            }
            return (separator, counts.max() ?? 0)
        }
        return scored.max { $0.1 < $1.1 }?.0 ?? ","
    }
}
