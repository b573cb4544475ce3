import Alerts
import Foundation
import Market
import RiskRules
import Synchronization
import Testing

/// A moment that a test's text names.
func instant(_ text: String) -> Instant {
    guard let instant = Instant(text) else { preconditionFailure("\(text) is not a moment") }
    return instant
}

/// A Wednesday on which every exchange has a session: Taipei and Tokyo trade, Hong Kong has lunch, New York sleeps.
let wednesday = instant("2026-01-14T04:00:00Z")

/// A change with names.
func change(
    _ kind: FlagChange.Kind = .raised, _ severity: RiskFlag.Severity = .high,
    of subject: RuleSubject = .instrument("2330.TW"), name: String = "TSMC", message: String = "41% above its average",
    at moment: Instant = wednesday
) -> NamedChange {
    NamedChange(
        FlagChange(
            key: FlagKey(rule: "stretched", subject: subject), kind: kind, at: moment, severity: severity,
            message: message),
        title: "Stretched over its 200-day average", name: name, category: "price", since: moment)
}

/// The members of a line of JSON.
func members(_ line: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
}

/// Waits until something is so; false where it is not within twenty seconds.
func becomesTrue(_ condition: () async throws -> Bool) async rethrows -> Bool {
    let deadline = ContinuousClock.now + .seconds(600)
    while ContinuousClock.now < deadline {
        if try await condition() { return true }
        try? await Task.sleep(for: .milliseconds(5))
    }
    return try await condition()
}

/// The text of a file; empty if absent.
func text(of path: String) -> String { (try? String(contentsOfFile: path, encoding: .utf8)) ?? "" }

/// The lines of a file.
func lines(of path: String) -> [String] { text(of: path).split(separator: "\n").map(String.init) }

/// Sentences that were reported.
final class Reports: Sendable {
    private let sentences = Mutex<[String]>([])

    var all: [String] { sentences.withLock { $0 } }

    @Sendable func take(_ sentence: String) { sentences.withLock { $0.append(sentence) } }
}
