import TextUI

/// Columns of text that stand under one another.
enum TextTable {
    /// The lines, each column as wide as its widest cell; a column whose name begins with `>` stands at the right.
    static func lines(_ names: [String], _ rows: [[String]]) -> [String] {
        let all = [names.map { $0.hasPrefix(">") ? String($0.dropFirst()) : $0 }] + rows
        let widths = names.indices.map { column in all.map { TextWidth.width(of: $0[column]) }.max() ?? 0 }
        return all.map { row in
            var line = ""
            for (column, cell) in row.enumerated() {
                let blanks = String(repeating: " ", count: widths[column] - TextWidth.width(of: cell))
                line += (column > 0 ? "  " : "") + (names[column].hasPrefix(">") ? blanks + cell : cell + blanks)
            }
            while line.last == " " { line.removeLast() }
            return line
        }
    }
}
