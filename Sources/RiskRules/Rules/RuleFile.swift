import ConfigText
import Market

/// Reads a file of rules into entries.
enum RuleFile {
    /// The entries of a file; mistakes in one entry do not hide those in others.
    static func entries(_ yaml: YAMLText, _ problems: inout [TextProblem]) -> [RuleEntry] {
        let raw: [YAMLText.Entry]
        do {
            raw = try yaml.entries(of: "rules")
        } catch {
            problems.append(error)
            return []
        }
        var entries: [RuleEntry] = []
        for entry in raw {
            do throws(TextProblem) {
                let read = try RuleFile.entry(entry)
                guard !entries.contains(where: { $0.id == read.id }) else {
                    throw TextProblem(read.source, 0..<1, "the rule `\(read.id)` stands there twice")
                }
                entries.append(read)
            } catch {
                problems.append(error)
            }
        }
        return entries
    }

    private static func entry(_ raw: YAMLText.Entry) throws(TextProblem) -> RuleEntry {
        var entry = RuleEntry(id: "", source: raw.start, fields: [:])
        for (name, value) in raw.fields {
            let key = try key(name)
            switch value {
            case .scalar(let words) where key == .only: entry.only = [words]
            case .scalar(let words): entry.fields[key] = words
            case .list(let words) where key == .only: entry.only = words
            case .list: throw TextProblem(name, 0..<name.bytes.count, "`\(key.rawValue)` takes words, not a list")
            }
        }
        guard let id = entry.fields[.id] else {
            throw TextProblem(raw.start, 0..<1, "the rule has no `id:`")
        }
        let words = id.text(0..<id.bytes.count)
        guard words.isIdentifier else {
            throw TextProblem(id, 0..<id.bytes.count, "an id is made of small letters, digits and `-`")
        }
        entry.id = words
        return entry
    }

    private static func key(_ name: SourceText) throws(TextProblem) -> RuleKey {
        let words = name.text(0..<name.bytes.count)
        if let key = RuleKey(rawValue: words) { return key }
        let names = RuleKey.allCases.map(\.rawValue)
        let advice =
            NearestName.of(words, among: names).map { "did you mean `\($0)`?" }
            ?? "expected one of \(names.joined(separator: ", "))"
        throw TextProblem(name, 0..<name.bytes.count, "`\(words)` is not a key of a rule; \(advice)")
    }
}
