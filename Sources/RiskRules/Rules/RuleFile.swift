import Market

/// Reads a file of rules into entries.
enum RuleFile {
    /// The entries of a file; mistakes in one entry do not hide those in others.
    static func entries(_ yaml: YAMLText, _ problems: inout [RuleProblem]) -> [RuleEntry] {
        let raw: [YAMLText.Entry]
        do {
            raw = try yaml.entries(of: "rules")
        } catch {
            problems.append(error)
            return []
        }
        var entries: [RuleEntry] = []
        for entry in raw {
            do throws(RuleProblem) {
                let read = try RuleFile.entry(entry)
                guard !entries.contains(where: { $0.id == read.id }) else {
                    throw RuleProblem(read.source, 0..<1, "the rule `\(read.id)` stands there twice")
                }
                entries.append(read)
            } catch {
                problems.append(error)
            }
        }
        return entries
    }

    private static func entry(_ raw: YAMLText.Entry) throws(RuleProblem) -> RuleEntry {
        var entry = RuleEntry(id: "", source: raw.start, fields: [:])
        for (name, value) in raw.fields {
            let key = try key(name)
            switch value {
            case .scalar(let words) where key == .only: entry.only = [words]
            case .scalar(let words): entry.fields[key] = words
            case .list(let words) where key == .only: entry.only = words
            case .list: throw RuleProblem(name, 0..<name.bytes.count, "`\(key.rawValue)` takes words, not a list")
            }
        }
        guard let id = entry.fields[.id] else {
            throw RuleProblem(raw.start, 0..<1, "the rule has no `id:`")
        }
        let words = id.text(0..<id.bytes.count)
        guard (1...64).contains(words.utf8.count), words.utf8.allSatisfy(isNameByte) else {
            throw RuleProblem(id, 0..<id.bytes.count, "an id is made of small letters, digits and `-`")
        }
        entry.id = words
        return entry
    }

    static func isNameByte(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            || byte == UInt8(ascii: "-")
    }

    private static func key(_ name: SourceText) throws(RuleProblem) -> RuleKey {
        let words = name.text(0..<name.bytes.count)
        if let key = RuleKey(rawValue: words) { return key }
        let names = RuleKey.allCases.map(\.rawValue)
        let advice =
            NearestName.of(words, among: names).map { "did you mean `\($0)`?" }
            ?? "expected one of \(names.joined(separator: ", "))"
        throw RuleProblem(name, 0..<name.bytes.count, "`\(words)` is not a key of a rule; \(advice)")
    }
}
