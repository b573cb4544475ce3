import Market
import RiskRules

/// What the status line says.
enum AlertMessage {
    /// One change in its own words, several as counts and the worst of them; nil for none.
    static func text(ofWorstFirst changes: [NamedChange]) -> String? {
        guard let worst = changes.first else { return nil }
        guard changes.count > 1 else { return shown(text(of: worst)) }
        return shown("\(counts(changes)); the worst: \(text(of: worst))")
    }

    /// Such as `high: TSMC: 41% above its 200-day average`.
    static func text(of change: NamedChange) -> String {
        let message = change.change.message
        return "\(word(change)): \(change.name): \(message.isEmpty ? change.title : message)"
    }

    /// Such as `14 flags: 2 high, 12 warn; 3 cleared`.
    static func counts(_ changes: [NamedChange]) -> String {
        let raised = changes.filter { $0.change.kind != .cleared }
        let cleared = changes.count - raised.count
        let severities = RiskFlag.Severity.allCases.reversed().compactMap { severity -> String? in
            let count = raised.count { $0.change.severity == severity }
            return count == 0 ? nil : "\(count) \(severity.name)"
        }
        guard !raised.isEmpty else { return "\(cleared) flags cleared" }
        let flags = "\(raised.count) flag\(raised.count == 1 ? "" : "s"): " + severities.joined(separator: ", ")
        return cleared == 0 ? flags : flags + "; \(cleared) cleared"
    }

    private static func word(_ change: NamedChange) -> String {
        let severity = change.change.severity.name
        switch change.change.kind {
        case .raised: return severity
        case .cleared: return "cleared"
        case .woken: return "\(severity) again"
        case .worse, .eased, .acknowledged, .unacknowledged, .snoozed:
            return "\(severity), \(change.change.kind.rawValue)"
        }
    }

    private static func shown(_ text: String) -> String { DisplayText.sanitized(text, limit: 400) }
}
