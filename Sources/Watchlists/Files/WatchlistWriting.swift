import Market

extension Watchlist {
    /// The list as a file that `WatchlistReading` reads to the same list.
    public var yaml: String {
        var lines = ["name: \(YAMLWriting.scalar(name))", "currency: \(currency)"]
        if let columns { lines.append("columns: [\(columns.map(\.rawValue).joined(separator: ", "))]") }
        guard groups.count != 1 || groups[0].name != "" else {
            return (lines + ["symbols:"] + groups[0].entries.flatMap { $0.lines(indent: 2) }).joined(separator: "\n")
                + "\n"
        }
        lines.append("groups:")
        for group in groups {
            lines += group.headLines(indent: 2)
            lines += group.entries.flatMap { $0.lines(indent: 6) }
        }
        return lines.joined(separator: "\n") + "\n"
    }
}

extension Watchlist.Group {
    /// The group's first lines, up to the key that its entries stand under.
    func headLines(indent: Int) -> [String] {
        let space = String(repeating: " ", count: indent)
        guard !name.isEmpty else { return ["\(space)- symbols:"] }
        return ["\(space)- name: \(YAMLWriting.scalar(name))", "\(space)  symbols:"]
    }
}

extension Watchlist.Entry {
    /// The entry's lines, the dash so far from the left.
    func lines(indent: Int) -> [String] {
        let space = String(repeating: " ", count: indent)
        guard !note.isEmpty || !lots.isEmpty else { return ["\(space)- \(YAMLWriting.scalar(symbol.rawValue))"] }
        return ["\(space)- symbol: \(YAMLWriting.scalar(symbol.rawValue))"] + detailLines(indent: indent + 2)
    }

    /// What stands below the symbol.
    func detailLines(indent: Int) -> [String] {
        (note.isEmpty ? [] : noteLines(indent: indent)) + (lots.isEmpty ? [] : lotLines(indent: indent))
    }

    func noteLines(indent: Int) -> [String] {
        [String(repeating: " ", count: indent) + "note: " + YAMLWriting.scalar(note)]
    }

    func lotLines(indent: Int) -> [String] {
        let space = String(repeating: " ", count: indent)
        return ["\(space)lots:"] + lots.map { "\(space)  - \($0.yaml)" }
    }
}

extension Lot {
    /// The lot in one line, such as `{quantity: 1000, price: 41.2, date: 2025-11-03}`.
    var yaml: String {
        var parts = ["quantity: \(YAMLWriting.number(quantity))", "price: \(YAMLWriting.number(price))"]
        if let currency { parts.append("currency: \(currency)") }
        if let date { parts.append("date: \(date)") }
        if let rate { parts.append("rate: \(YAMLWriting.number(rate))") }
        return "{\(parts.joined(separator: ", "))}"
    }
}

/// Words and numbers as YAML takes them.
enum YAMLWriting {
    /// A text, in quotes where it could be taken for something else.
    static func scalar(_ text: String) -> String {
        let isPlain =
            text.first.map { $0.isLetter || ($0.isNumber && $0.isASCII) } == true
            && !text.contains(": ") && !text.contains(" #") && !text.hasSuffix(":") && !text.hasSuffix(" ")
            && !text.contains { "{}[],\"'\\\n&*!|>%@`".contains($0) }
            && !reserved.contains(text.lowercased())
        if isPlain { return text }
        return "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
    }

    private static let reserved: Set<String> = ["null", "true", "false", "yes", "no", "on", "off", "y", "n"]

    /// A number without a needless fraction.
    static func number(_ value: Double) -> String {
        value == value.rounded() && abs(value) < 1e15 ? String(Int64(value)) : "\(value)"
    }
}
