/// Changes one key at the top of a YAML text and leaves everything else as it was written, comments included.
package enum TopLevelEdit {
    /// The text with a key set to a value; a key that is not there stands at the end, and one in an older spelling
    /// gets today's.
    ///
    /// - Parameter value: as it is written behind the colon, in one line.
    package static func setting(_ key: String, to value: String, in text: String) -> String {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let new = "\(key): \(value)"
        guard let start = lines.firstIndex(where: { isKey($0, key) }) else {
            while lines.last?.isEmpty == true { lines.removeLast() }
            return (lines + [new]).joined(separator: "\n") + "\n"
        }
        // What is indented below the key, and the items of a list at its own depth, belong to it.
        var end = start + 1
        while end < lines.count, belongs(lines[end]) { end += 1 }
        while end > start + 1, isSpace(lines[end - 1]) { end -= 1 }
        lines.replaceSubrange(start..<end, with: [new + comment(lines[start])])
        return lines.joined(separator: "\n")
    }

    private static func isKey(_ line: String, _ key: String) -> Bool {
        guard let colon = line.firstIndex(of: ":"), line.first?.isWhitespace == false else { return false }
        var name = line[..<colon]
        while name.last == " " { name.removeLast() }
        if let quote = name.first, quote == "'" || quote == "\"", name.count > 2, name.last == quote {
            name = name.dropFirst().dropLast()
        }
        return name == key || KeySpelling.kebab(String(name)) == key
    }

    private static func belongs(_ line: String) -> Bool {
        line.first == " " || line.first == "\t" || line.hasPrefix("- ") || isSpace(line)
    }

    private static func isSpace(_ line: String) -> Bool { line.allSatisfy(\.isWhitespace) }

    /// The comment at the end of a line, where it cannot be a part of the value.
    private static func comment(_ line: String) -> String {
        guard !line.contains("\"") && !line.contains("'"), let place = line.range(of: " #") else { return "" }
        return String(line[place.lowerBound...])
    }
}

extension String {
    /// Where a text stands in it; nil where it does not.
    fileprivate func range(of text: String) -> Range<String.Index>? {
        var start = startIndex
        while start < endIndex {
            if self[start...].hasPrefix(text) { return start..<index(start, offsetBy: text.count) }
            start = index(after: start)
        }
        return nil
    }
}
