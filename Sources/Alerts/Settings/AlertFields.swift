import ConfigText
import Market

/// The keys of `alerts.yaml`.
enum AlertKey: String, FileKey {
    case high, warn, info, changes, command, shell, timeout, waiting, quiet
    case atOnce = "at-once"
    case perRound = "per-round"
    case quietExcept = "quiet-except"

    init(_ severity: RiskFlag.Severity) {
        switch severity {
        case .high: self = .high
        case .warn: self = .warn
        case .info: self = .info
        }
    }
}

/// The values of `alerts.yaml` with their places.
typealias AlertFields = YAMLFields<AlertKey>

extension YAMLFields<AlertKey> {
    /// The words of a key, one or a list; an empty list is one, and nil a key that is left out.
    func words(_ key: AlertKey) throws(TextProblem) -> [YAMLTree]? {
        guard let value = self[key] else { return nil }
        let elements = try value.elements(for: key.rawValue)
        for element in elements { _ = try element.text(for: key.rawValue) }
        return elements
    }

    func number(_ key: AlertKey, _ range: ClosedRange<Int>) throws(TextProblem) -> Int? {
        try self[key]?.whole(for: key.rawValue, range)
    }

    /// What a word or a list of words stands for; nil where the key is left out.
    func choices<Meaning>(_ key: AlertKey, _ meanings: [String: Meaning]) throws(TextProblem) -> [Meaning]? {
        guard let words = try words(key) else { return nil }
        var result: [Meaning] = []
        for word in words { result.append(try word.choice(among: meanings, for: key.rawValue)) }
        return result
    }
}
