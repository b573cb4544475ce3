/// A mapping of a file: its keys with their values, each key once.
package struct YAMLFields<Key: FileKey> {
    /// One key with its value.
    package struct Field {
        package let key: Key
        /// The key as it is written.
        package let name: YAMLTree
        package let value: YAMLTree
    }

    /// The mapping.
    package let tree: YAMLTree
    /// Its fields in the order of the file.
    package private(set) var all: [Field] = []
    /// Whether there are others, which may be misspelt ones.
    package fileprivate(set) var hasUnknownKeys = false

    /// The value of a key; nil where it is left out.
    package subscript(key: Key) -> YAMLTree? { field(key)?.value }

    /// A key as it is written; nil where it is left out.
    package func name(of key: Key) -> YAMLTree? { field(key)?.name }

    /// The value of a key that has to be there.
    package func required(_ key: Key) throws(TextProblem) -> YAMLTree {
        guard let value = self[key] else { throw missing("`\(key.rawValue):` is missing") }
        return value
    }

    /// A problem with a key that is not there, unless it is one of those that were not understood.
    package func missing(_ message: String) -> TextProblem {
        TextProblem(
            tree.source, 0..<tree.source.bytes.count, message, kind: hasUnknownKeys ? .consequence : .error)
    }

    /// A key's text; nil where it is left out or empty.
    package func text(_ key: Key) throws(TextProblem) -> String? {
        guard let value = self[key], !value.isNothing else { return nil }
        return try value.text(for: key.rawValue)
    }

    /// An id, which has to be there.
    package func identifier(_ key: Key) throws(TextProblem) -> String {
        let tree = try required(key)
        let text = try tree.text(for: key.rawValue)
        guard text.isIdentifier else {
            throw tree.problem("`\(key.rawValue)` must consist of lower-case letters, digits and `-`, found `\(text)`")
        }
        return text
    }

    private func field(_ key: Key) -> Field? { all.first { $0.key == key } }

    init(_ tree: YAMLTree) {
        self.tree = tree
    }

    fileprivate mutating func add(_ field: Field) throws(TextProblem) {
        if let first = self.field(field.key) {
            throw field.name.problem("duplicate key `\(field.key.rawValue)`; the first is on line \(first.name.line)")
        }
        all.append(field)
    }
}

extension YAMLTree {
    /// The keys and values of a mapping; nothing at all is a mapping without keys.
    ///
    /// Unknown and repeated keys are errors, other spellings hints.
    ///
    /// - Parameters:
    ///   - what: what has these keys, such as `a rule`.
    ///   - example: one of them with a value.
    package func fields<Key: FileKey>(
        _ type: Key.Type, of what: String, example: String? = nil, _ log: inout ProblemLog
    ) throws(TextProblem) -> YAMLFields<Key> {
        let former = Dictionary(uniqueKeysWithValues: Key.formerNames.map { ($0.key, $0.value.rawValue) })
        let names = Key.allCases.map(\.rawValue)
        var fields = YAMLFields<Key>(self)
        let expected = "the keys of \(what)" + (example.map { ", such as `\($0)`" } ?? "")
        for (name, _, value) in try pairs(expected) {
            func read(_ log: inout ProblemLog) throws(TextProblem) -> String {
                try name.key(among: names, former: former, "a key of \(what)", &log)
            }
            let word = Key.refusesOthers ? log.attempt(read) : log.attemptOptional(read)
            guard let key = word.flatMap(Key.init(rawValue:)) else {
                fields.hasUnknownKeys = fields.hasUnknownKeys || Key.refusesOthers
                continue
            }
            log.attempt { _ throws(TextProblem) in try fields.add(.init(key: key, name: name, value: value)) }
        }
        return fields
    }

    /// Which of some names this key is; another spelling of one is a hint.
    package func key(
        among names: [String], former: [String: String] = [:], _ what: String, advice: String? = nil,
        _ log: inout ProblemLog
    ) throws(TextProblem) -> String {
        let word = try word(for: "a key", "a name")
        if names.contains(word) { return word }
        let kebab = KeySpelling.kebab(word)
        guard let name = names.contains(kebab) ? kebab : former[word] ?? former[kebab] else {
            throw unknown(word, what, among: names, advice: advice)
        }
        log.add(TextProblem(source, 0..<source.bytes.count, "`\(word)` is now `\(name)`", kind: .hint))
        return name
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
