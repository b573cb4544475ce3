import Market

/// Why a manual risk cannot be kept or found.
enum ManualRiskError: Error, Hashable, CustomStringConvertible {
    case taken(String)
    case unknown(String)

    var description: String {
        switch self {
        case .taken(let id): "Manual risk \(id) already exists; edit it, or choose another --id"
        case .unknown(let id): "No active manual risk \(id); chiptop risk list --all shows all"
        }
    }
}
