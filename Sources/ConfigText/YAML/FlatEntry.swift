/// An entry of a YAML file whose values are words.
package struct FlatEntry {
    private let start: SourceText
    private var fields: [String: SourceText] = [:]

    /// - Parameter keys: those that may stand there.
    package init(_ entry: YAMLText.Entry, keys: [String]) throws(TextProblem) {
        start = entry.start
        for (name, value) in entry.fields {
            let key = name.text(0..<name.bytes.count)
            guard keys.contains(key) else {
                let advice =
                    NearestName.of(key, among: keys).map { "did you mean `\($0)`?" }
                    ?? "expected one of \(keys.joined(separator: ", "))"
                throw TextProblem(name, 0..<name.bytes.count, "`\(key)` is not a key here; \(advice)")
            }
            guard case .scalar(let words) = value else {
                throw TextProblem(name, 0..<name.bytes.count, "`\(key)` takes words, not a list")
            }
            fields[key] = words
        }
    }

    package func source(_ key: String) -> SourceText? { fields[key] }

    package func words(_ key: String) -> String? { fields[key].map { $0.text(0..<$0.bytes.count) } }

    package func missing(_ key: String) -> TextProblem { TextProblem(start, 0..<1, "`\(key):` is missing") }

    package func required(_ key: String) throws(TextProblem) -> String {
        guard let words = words(key) else { throw missing(key) }
        return words
    }

    /// What a value stands for; nil where it is left out.
    package func value<Meaning>(
        _ key: String, _ expected: String, _ meaning: (String) -> Meaning?
    ) throws(TextProblem) -> Meaning? {
        guard let source = fields[key] else { return nil }
        let words = source.text(0..<source.bytes.count)
        if let meaning = meaning(words) { return meaning }
        throw TextProblem(source, 0..<source.bytes.count, "`\(key)` is \(expected), found `\(words)`")
    }
}

extension String {
    /// Whether it can be an id: small letters, digits and `-`.
    package var isIdentifier: Bool { (1...64).contains(utf8.count) && utf8.allSatisfy(String.isNameByte) }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            || byte == UInt8(ascii: "-")
    }
}
