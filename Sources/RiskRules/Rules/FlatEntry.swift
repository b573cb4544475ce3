/// An entry of a YAML file whose values are words.
struct FlatEntry {
    private let start: SourceText
    private var fields: [String: SourceText] = [:]

    /// - Parameter keys: those that may stand there.
    init(_ entry: YAMLText.Entry, keys: [String]) throws(RuleProblem) {
        start = entry.start
        for (name, value) in entry.fields {
            let key = name.text(0..<name.bytes.count)
            guard keys.contains(key) else {
                let advice =
                    NearestName.of(key, among: keys).map { "did you mean `\($0)`?" }
                    ?? "expected one of \(keys.joined(separator: ", "))"
                throw RuleProblem(name, 0..<name.bytes.count, "`\(key)` is not a key here; \(advice)")
            }
            guard case .scalar(let words) = value else {
                throw RuleProblem(name, 0..<name.bytes.count, "`\(key)` takes words, not a list")
            }
            fields[key] = words
        }
    }

    func source(_ key: String) -> SourceText? { fields[key] }

    func words(_ key: String) -> String? { fields[key].map { $0.text(0..<$0.bytes.count) } }

    func missing(_ key: String) -> RuleProblem { RuleProblem(start, 0..<1, "`\(key):` is missing") }

    func required(_ key: String) throws(RuleProblem) -> String {
        guard let words = words(key) else { throw missing(key) }
        return words
    }

    /// What a value stands for; nil where it is left out.
    func value<Meaning>(
        _ key: String, _ expected: String, _ meaning: (String) -> Meaning?
    ) throws(RuleProblem) -> Meaning? {
        guard let source = fields[key] else { return nil }
        let words = source.text(0..<source.bytes.count)
        if let meaning = meaning(words) { return meaning }
        throw RuleProblem(source, 0..<source.bytes.count, "`\(key)` is \(expected), found `\(words)`")
    }
}

extension String {
    /// Whether it can be an id: small letters, digits and `-`.
    var isIdentifier: Bool { (1...64).contains(utf8.count) && utf8.allSatisfy(RuleFile.isNameByte) }
}
