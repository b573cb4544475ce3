internal import Yams

/// A YAML file of entries with the places of their values.
package struct YAMLText {
    let file: String
    let text: String
    let bytes: [UInt8]
    private let lineStarts: [Int]

    /// Larger files are refused.
    static let largest = 1 << 20

    /// - Parameter file: what messages call it.
    package init(_ text: String, file: String) {
        self.text = text
        self.file = file
        let bytes = Array(text.utf8)
        self.bytes = bytes
        lineStarts = [0] + bytes.indices.filter { bytes[$0] == UInt8(ascii: "\n") }.map { $0 + 1 }
    }

    /// An entry: its keys and values with their places.
    package struct Entry {
        package var start: SourceText
        package var fields: [(key: SourceText, value: Value)]
        /// The entries below the key that may hold some.
        package var nested: [Entry] = []
    }

    /// A value: words, or a list of words.
    package enum Value {
        case scalar(SourceText)
        case list([SourceText])
    }

    /// The entries of a file that is a list of mappings; none in an empty file.
    ///
    /// - Parameter nested: the key that holds a list of mappings itself.
    package func entries(of what: String, nested: String? = nil) throws(TextProblem) -> [Entry] {
        try refuseLarge()
        guard let root = try compose() else { return [] }
        guard case .sequence(let sequence) = root else {
            throw problem(root, "expected a list of \(what), each beginning with `- id:`")
        }
        var entries: [Entry] = []
        for node in sequence {
            guard case .mapping(let mapping) = node else {
                throw problem(node, "expected the keys of one of the \(what), beginning with `id:`")
            }
            entries.append(try entry(node, mapping, nested))
        }
        return entries
    }

    /// The keys and values of a file that is one mapping; nil for an empty file.
    package func mapping(of what: String) throws(TextProblem) -> Entry? {
        try refuseLarge()
        guard let root = try compose() else { return nil }
        guard case .mapping(let mapping) = root else { throw problem(root, "expected the keys of \(what)") }
        return try entry(root, mapping, nil)
    }

    func refuseLarge() throws(TextProblem) {
        guard bytes.count <= YAMLText.largest else {
            throw problem(line: 1, column: 1, "the file is larger than \(YAMLText.largest >> 20) MiB")
        }
    }

    private func entry(_ node: Node, _ mapping: Node.Mapping, _ nested: String?) throws(TextProblem) -> Entry {
        var fields: [(SourceText, Value)] = []
        var below: [Entry] = []
        for (key, value) in mapping {
            guard case .scalar(let name) = key else { throw problem(key, "expected a key") }
            if name.string == nested {
                below = try list(value)
                continue
            }
            switch value {
            case .scalar(let scalar): fields.append((source(name), .scalar(source(scalar))))
            case .sequence(let list):
                var words: [SourceText] = []
                for element in list {
                    guard case .scalar(let scalar) = element else { throw problem(element, "expected a word") }
                    words.append(source(scalar))
                }
                fields.append((source(name), .list(words)))
            default: throw problem(value, "expected words or a list of words")
            }
        }
        return Entry(start: source(at: offset(of: node.mark)), fields: fields, nested: below)
    }

    private func list(_ node: Node) throws(TextProblem) -> [Entry] {
        guard case .sequence(let sequence) = node else { throw problem(node, "expected a list") }
        var entries: [Entry] = []
        for element in sequence {
            guard case .mapping(let mapping) = element else { throw problem(element, "expected keys and values") }
            entries.append(try entry(element, mapping, nil))
        }
        return entries
    }

    func compose() throws(TextProblem) -> Node? {
        do {
            return try Yams.compose(yaml: text)
        } catch let error as YamlError {
            switch error {
            case .scanner(_, let words, let mark, _), .parser(_, let words, let mark, _),
                .composer(_, let words, let mark, _):
                throw problem(line: mark.line, column: mark.column, "this is not YAML: \(words)")
            case .duplicatedKeysInMapping(let duplicates, let context):
                let names = duplicates.map { "`\($0)`" }.joined(separator: ", ")
                throw problem(
                    line: context.mark.line, column: context.mark.column, "\(names) stands twice in the entry")
            default: throw problem(line: 1, column: 1, "this is not YAML")
            }
        } catch {
            throw problem(line: 1, column: 1, "this is not YAML")
        }
    }

    private func problem(line: Int, column: Int, _ message: String) -> TextProblem {
        TextProblem(file: file, line: line, column: column, message: message, text: text)
    }

    func problem(_ node: Node, _ message: String) -> TextProblem {
        problem(line: node.mark?.line ?? 1, column: node.mark?.column ?? 1, message)
    }

    // MARK: Places

    func offset(of mark: Mark?) -> Int {
        guard let mark, lineStarts.indices.contains(mark.line - 1) else { return 0 }
        let start = lineStarts[mark.line - 1]
        let line = String(decoding: bytes[start...].prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
        return start + line.unicodeScalars.prefix(mark.column - 1).reduce(0) { $0 + UTF8.width($1) }
    }

    func source(at offset: Int) -> SourceText {
        SourceText("-", file: file, host: bytes, places: [min(offset, bytes.count)])
    }

    /// A scalar's words, each byte with the place in the file that it came from.
    ///
    /// Whatever the style (plain, quoted, folded or a block), the characters that are no blanks stand in the file in
    /// the same order, with nothing but blanks, quotes and escapes between them.
    func source(_ scalar: Node.Scalar) -> SourceText {
        var place = offset(of: scalar.mark)
        if scalar.style == .literal || scalar.style == .folded {
            while place < bytes.count, bytes[place] != UInt8(ascii: "\n") { place += 1 }
        } else if scalar.style == .doubleQuoted || scalar.style == .singleQuoted {
            place += 1
        }
        var places: [Int] = []
        for byte in scalar.string.utf8 {
            var next = place
            while next < bytes.count, bytes[next] != byte, YAMLText.isPassedOver(bytes[next]) { next += 1 }
            if next < bytes.count, bytes[next] == byte { place = next }
            places.append(min(place, bytes.count))
            if place < bytes.count, bytes[place] == byte { place += 1 }
        }
        return SourceText(scalar.string, file: file, host: bytes, places: places)
    }

    private static func isPassedOver(_ byte: UInt8) -> Bool {
        byte == 0x20 || (0x09...0x0D).contains(byte) || byte == UInt8(ascii: "\\") || byte == UInt8(ascii: "'")
    }
}

extension UTF8 {
    fileprivate static func width(_ scalar: Unicode.Scalar) -> Int {
        switch scalar.value {
        case 0..<0x80: 1
        case 0x80..<0x800: 2
        case 0x800..<0x10000: 3
        default: 4
        }
    }
}
