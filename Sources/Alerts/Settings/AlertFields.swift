import ConfigText
import Market
import RiskRules

/// The keys of `alerts.yaml`.
enum AlertKey: String, CaseIterable {
    case high, warn, info, changes, command, shell, timeout, waiting, quiet
    case atOnce = "at_once"
    case perRound = "per_round"
    case quietException = "quiet_except"

    init(_ severity: RiskFlag.Severity) {
        switch severity {
        case .high: self = .high
        case .warn: self = .warn
        case .info: self = .info
        }
    }
}

/// The values of `alerts.yaml` with their places.
struct AlertFields {
    private var fields: [AlertKey: (name: SourceText, words: [SourceText], isList: Bool)] = [:]

    init(_ mapping: YAMLText.Entry) throws(TextProblem) {
        for (name, value) in mapping.fields {
            guard let key = AlertKey(rawValue: name.words) else {
                throw name.unknown("not a key of alerts", among: AlertKey.allCases.map(\.rawValue))
            }
            switch value {
            case .scalar(let words): fields[key] = (name, [words], false)
            case .list(let words): fields[key] = (name, words, true)
            }
        }
    }

    func name(_ key: AlertKey) -> SourceText? { fields[key]?.name }

    func words(_ key: AlertKey) -> [SourceText] { fields[key]?.words ?? [] }

    func isList(_ key: AlertKey) -> Bool { fields[key]?.isList ?? false }

    func word(_ key: AlertKey, _ word: String) -> SourceText? { words(key).first { $0.words == word } }

    /// The one word of a key that takes no list.
    func single(_ key: AlertKey, _ expected: String) throws(TextProblem) -> SourceText? {
        guard let field = fields[key] else { return nil }
        guard !field.isList, let words = field.words.first else {
            throw field.name.problem("`\(key.rawValue)` is \(expected), not a list")
        }
        return words
    }

    func number(_ key: AlertKey, _ range: ClosedRange<Int>) throws(TextProblem) -> Int? {
        let expected = "a number from \(range.lowerBound) to \(range.upperBound)"
        guard let source = try single(key, expected) else { return nil }
        guard let number = Int(source.words), range.contains(number) else {
            throw source.problem("`\(key.rawValue)` is \(expected), found `\(source.words)`")
        }
        return number
    }

    func choice<Meaning>(_ key: AlertKey, _ meanings: [String: Meaning]) throws(TextProblem) -> Meaning? {
        guard let source = try single(key, "one of \(meanings.keys.sorted().joined(separator: ", "))") else {
            return nil
        }
        return try source.meaning(key, meanings)
    }

    /// What a word or a list of words stands for; an empty list is one.
    func choices<Meaning>(_ key: AlertKey, _ meanings: [String: Meaning]) throws(TextProblem) -> [Meaning]? {
        guard let field = fields[key] else { return nil }
        var result: [Meaning] = []
        for word in field.words { result.append(try word.meaning(key, meanings)) }
        return result
    }
}

extension SourceText {
    var words: String { text(0..<bytes.count) }

    func problem(_ message: String) -> TextProblem { TextProblem(self, 0..<bytes.count, message) }

    /// A problem with a name that is none of those that may stand here.
    func unknown(_ what: String, among names: [String]) -> TextProblem {
        let advice =
            NearestName.of(words, among: names).map { "did you mean `\($0)`?" }
            ?? "expected one of \(names.joined(separator: ", "))"
        return problem("`\(words)` is \(what); \(advice)")
    }

    fileprivate func meaning<Meaning>(
        _ key: AlertKey, _ meanings: [String: Meaning]
    ) throws(TextProblem) -> Meaning {
        guard let meaning = meanings[words] else {
            throw unknown("nothing that `\(key.rawValue)` takes", among: meanings.keys.sorted())
        }
        return meaning
    }
}
