extension YAMLTree {
    /// A word; `expected` says what it is.
    package func word(for key: String, _ expected: String) throws(TextProblem) -> String {
        guard case .words(let words) = content, !words.isEmpty else {
            throw problem("`\(key)` is \(expected), found \(kind)")
        }
        return words
    }

    /// What stands there where something else should.
    package var kind: String {
        switch content {
        case .nothing: "nothing"
        case .words(let words): words.isEmpty ? "nothing" : "`\(words)`"
        case .list: "a list"
        case .mapping: "keys and values"
        }
    }

    package func choice<Value: RawRepresentable & CaseIterable>(
        of type: Value.Type, for key: String
    ) throws(TextProblem) -> Value where Value.RawValue == String {
        let names = Value.allCases.map(\.rawValue)
        let word = try word(for: key, "one of " + names.joined(separator: ", "))
        guard let value = Value(rawValue: word) else {
            throw unknown(word, "nothing that `\(key)` takes", among: names)
        }
        return value
    }

    /// A list of words, none of them twice; one word is a list of one.
    package func choices<Value: RawRepresentable & CaseIterable & Equatable>(
        of type: Value.Type, for key: String
    ) throws(TextProblem) -> [Value] where Value.RawValue == String {
        var values: [Value] = []
        for element in try elements(for: key) {
            let value = try element.choice(of: type, for: key)
            guard !values.contains(value) else { throw element.problem("`\(value.rawValue)` stands in `\(key)` twice") }
            values.append(value)
        }
        return values
    }

    /// The elements of a list; one word is a list of one.
    package func elements(for key: String) throws(TextProblem) -> [YAMLTree] {
        switch content {
        case .list(let values): return values
        case .words: return [self]
        case .nothing, .mapping: throw problem("`\(key)` is a list such as [a, b], found \(kind)")
        }
    }

    package func toggle(for key: String) throws(TextProblem) -> Bool {
        switch try word(for: key, "on or off").lowercased() {
        case "on", "true", "yes": return true
        case "off", "false", "no": return false
        default: throw problem("`\(key)` is on or off, found \(kind)")
        }
    }

    package func number(for key: String, _ range: ClosedRange<Int>, _ unit: String) throws(TextProblem) -> Double {
        let expected = "a number from \(range.lowerBound) to \(range.upperBound) (\(unit))"
        let word = try word(for: key, expected)
        guard let number = Double(word), number >= Double(range.lowerBound), number <= Double(range.upperBound) else {
            throw problem("`\(key)` is \(expected), found `\(word)`")
        }
        return number
    }

    /// The keys and values of a mapping.
    package func pairs(_ expected: String) throws(TextProblem) -> [(key: YAMLTree, name: String, value: YAMLTree)] {
        let pairs: [(key: YAMLTree, value: YAMLTree)]
        switch content {
        case .mapping(let found): pairs = found
        case .nothing: pairs = []
        case .words, .list: throw problem("expected \(expected), found \(kind)")
        }
        var named: [(key: YAMLTree, name: String, value: YAMLTree)] = []
        for (key, value) in pairs { named.append((key, try key.word(for: "a key", "a name"), value)) }
        return named
    }

    /// A problem with a name that is none of those that may stand here.
    package func unknown(_ name: String, _ what: String, among names: [String]) -> TextProblem {
        let advice =
            NearestName.of(name, among: names).map { "did you mean `\($0)`?" }
            ?? "expected one of \(names.joined(separator: ", "))"
        return problem("`\(name)` is \(what); \(advice)")
    }
}
