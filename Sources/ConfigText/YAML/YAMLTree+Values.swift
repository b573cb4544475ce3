extension YAMLTree {
    // MARK: Texts

    /// A text, which may be empty.
    package func text(for key: String) throws(TextProblem) -> String {
        guard case .words(let words) = content else { throw problem("`\(key)` is a text, found \(kind)") }
        return words
    }

    /// A word; `expected` says what it is.
    package func word(for key: String, _ expected: String) throws(TextProblem) -> String {
        guard case .words(let words) = content, !words.isEmpty else {
            throw problem("`\(key)` is \(expected), found \(kind)")
        }
        return words
    }

    /// What a word stands for; `expected` says what it is.
    package func value<Meaning>(
        for key: String, _ expected: String, _ meaning: (String) -> Meaning?
    ) throws(TextProblem) -> Meaning {
        let word = try word(for: key, expected)
        guard let value = meaning(word) else { throw problem("`\(key)` is \(expected), found `\(word)`") }
        return value
    }

    // MARK: Choices

    /// One of some words.
    package func word(among names: [String], for key: String) throws(TextProblem) -> String {
        let word = try word(for: key, "one of " + names.joined(separator: ", "))
        guard names.contains(word) else { throw unknown(word, "a value of `\(key)`", among: names) }
        return word
    }

    /// One of the words of a type.
    package func choice<Value: RawRepresentable & CaseIterable>(
        of type: Value.Type, for key: String
    ) throws(TextProblem) -> Value where Value.RawValue == String {
        let names = Value.allCases.map(\.rawValue)
        let word = try word(among: names, for: key)
        guard let value = Value(rawValue: word) else { throw unknown(word, "a value of `\(key)`", among: names) }
        return value
    }

    /// What one of some words stands for.
    package func choice<Meaning>(
        among meanings: [String: Meaning], for key: String
    ) throws(TextProblem) -> Meaning {
        let names = meanings.keys.sorted()
        let word = try word(among: names, for: key)
        guard let value = meanings[word] else { throw unknown(word, "a value of `\(key)`", among: names) }
        return value
    }

    /// A list of words, each once; one word is a list of one.
    package func choices<Value: RawRepresentable & CaseIterable & Equatable>(
        of type: Value.Type, for key: String
    ) throws(TextProblem) -> [Value] where Value.RawValue == String {
        var values: [Value] = []
        for element in try elements(for: key) {
            let value = try element.choice(of: type, for: key)
            guard !values.contains(value) else { throw element.problem("duplicate `\(value.rawValue)` in `\(key)`") }
            values.append(value)
        }
        return values
    }

    /// On or off.
    package func toggle(for key: String) throws(TextProblem) -> Bool {
        switch try word(for: key, "on or off").lowercased() {
        case "on", "true", "yes": return true
        case "off", "false", "no": return false
        default: throw problem("`\(key)` is on or off, found \(kind)")
        }
    }

    // MARK: Numbers

    /// A number of a range, whole or not.
    package func number(for key: String, _ range: ClosedRange<Int>, _ unit: String) throws(TextProblem) -> Double {
        try value(for: key, "a number from \(range.lowerBound) to \(range.upperBound) (\(unit))") { word in
            Double(word).flatMap { $0 >= Double(range.lowerBound) && $0 <= Double(range.upperBound) ? $0 : nil }
        }
    }

    /// A whole number of a range.
    package func whole(for key: String, _ range: ClosedRange<Int>) throws(TextProblem) -> Int {
        try value(for: key, "a whole number from \(range.lowerBound) to \(range.upperBound)") { word in
            Int(word).flatMap { range.contains($0) ? $0 : nil }
        }
    }

    // MARK: Lists and mappings

    /// The elements of a list; one word is a list of one.
    package func elements(for key: String) throws(TextProblem) -> [YAMLTree] {
        switch content {
        case .list(let values): return values
        case .words: return [self]
        case .nothing, .mapping: throw problem("`\(key)` is a list such as [a, b], found \(kind)")
        }
    }

    /// The elements of a list that may be left empty.
    package func listElements(for key: String) throws(TextProblem) -> [YAMLTree] {
        isNothing ? [] : try elements(for: key)
    }

    /// The elements of a list of mappings.
    ///
    /// - Parameters:
    ///   - what: what they are, such as `rules`.
    ///   - key: the key that each begins with.
    package func entries(of what: String, beginningWith key: String) throws(TextProblem) -> [YAMLTree] {
        switch content {
        case .list(let values): return values
        case .nothing: return []
        case .words, .mapping: throw problem("expected a list of \(what), each beginning with `- \(key):`")
        }
    }

    /// The keys and values of a mapping whose keys are names of the user's own or known elsewhere.
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
}
