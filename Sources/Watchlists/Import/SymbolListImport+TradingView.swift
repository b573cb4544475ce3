import Market

extension SymbolListImport {
    mutating func readTradingView(_ lines: [String]) {
        for (index, line) in lines.enumerated() {
            for part in line.split(whereSeparator: { ",;".contains($0) }).map(SymbolListImport.unquoted)
            where !part.isEmpty {
                if part.hasPrefix("###") {
                    beginGroup(String(part.drop { $0 == "#" || $0 == " " }))
                } else if !part.contains(":") {
                    fail(index + 1, "`\(part)` has no exchange before a colon, as in TWSE:2330")
                } else if let symbol = symbol(part, line: index + 1) {
                    add(symbol)
                }
            }
        }
    }

    /// The texts of a JSON document that name instruments or sections.
    static func texts(ofJSON text: String) -> [String]? {
        guard let first = text.first(where: { !$0.isWhitespace && $0 != "\u{FEFF}" }), "[{".contains(first) else {
            return nil
        }
        let parts = text.split(separator: "\"", omittingEmptySubsequences: false)
        return parts.indices.filter { index in
            guard index % 2 == 1 else { return false }
            let isKey = index + 1 < parts.count && parts[index + 1][...].trimmed.hasPrefix(":")
            let isValue = parts[index - 1][...].trimmed.hasSuffix(":")
            return !isKey && !isValue
        }.map { String(parts[$0]) }
    }

    static func unquoted(_ text: Substring) -> String {
        let word = text.trimmed
        guard word.count >= 2, word.hasPrefix("\""), word.hasSuffix("\"") else { return word }
        return word.dropFirst().dropLast().trimmed
    }
}
