/// By what the flags of the risk view are grouped.
enum RiskGrouping: CaseIterable, Hashable, Sendable {
    case severity, region, category, chipmaker, exposure

    var label: String {
        switch self {
        case .severity: "severity"
        case .region: "region"
        case .category: "category"
        case .chipmaker: "name"
        case .exposure: "exposure"
        }
    }
}
