/// By what the flags of the risk view are grouped.
enum RiskGrouping: CaseIterable, Hashable, Sendable {
    /// What a desk looks at first: what is new, its own stocks, what has a clock, the market, the rest.
    case desk
    case severity, region, category, chipmaker, exposure

    var label: String {
        switch self {
        case .desk: "desk"
        case .severity: "severity"
        case .region: "region"
        case .category: "category"
        case .chipmaker: "name"
        case .exposure: "exposure"
        }
    }
}

/// How the lines of a group are ordered.
enum RiskOrdering: CaseIterable, Hashable, Sendable {
    case worst, newest, name

    var label: String {
        switch self {
        case .worst: "worst first"
        case .newest: "newest first"
        case .name: "by name"
        }
    }
}
