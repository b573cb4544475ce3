import Market

/// Why a watch item cannot be kept or found.
enum WatchItemError: Error, Hashable, CustomStringConvertible {
    case taken(String)
    case unknown(String)

    var description: String {
        switch self {
        case .taken(let id): "there is a watch item \(id) already; edit it, or choose another --id"
        case .unknown(let id): "there is no watch item \(id) that goes on; chiptop risk list --all shows every one"
        }
    }
}
