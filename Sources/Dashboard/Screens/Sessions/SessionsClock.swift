import Market

/// Whose clock the trading hours are drawn by.
enum SessionsClock: CaseIterable, Hashable, Sendable {
    case taipei, tokyo, newYork, utc

    var name: String {
        switch self {
        case .taipei: "Taipei"
        case .tokyo: "Tokyo"
        case .newYork: "New York"
        case .utc: "UTC"
        }
    }

    var zone: TimeZoneRule {
        switch self {
        case .taipei: Exchange.xtai.zone
        case .tokyo: Exchange.xtks.zone
        case .newYork: .newYork
        case .utc: .utc
        }
    }
}
