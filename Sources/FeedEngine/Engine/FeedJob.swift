import Market
import Providers

/// A request that waits or is under way.
struct FeedJob: Sendable {
    let id: Int
    /// The source's name.
    let feed: String
    var request: ProviderRequest
    /// What it is to bring; none where it only opens access.
    var keys: [NeedKey] = []
    var priority = NeedPriority.quote
    var rank = Int.max
    /// How often in a row what it asks for has failed.
    var attempt = 0
    /// The history that it asks for.
    var history: SavePlan.HistoryAnswer?
    /// Which access it was made with.
    var accessGeneration = 0
    /// Whether it could not have been made without one.
    var usesAccess = false
    /// The host that it went to.
    var host = ""

    var isAccess: Bool { request.need == nil }
}

extension FeedJob: Comparable {
    static func == (left: FeedJob, right: FeedJob) -> Bool { left.id == right.id }

    /// What goes out first.
    static func < (left: FeedJob, right: FeedJob) -> Bool {
        (left.priority, left.rank, left.id) < (right.priority, right.rank, right.id)
    }
}

/// What became of a request.
enum JobOutcome: Sendable {
    case batch(ProviderBatch)
    case access(ProviderAccess)
    /// The answer was of no use; the wait that its head asks for.
    case refused(ProviderFailure, wait: Duration?)
    case fault(TransportFault)

    /// What it means for the host.
    var hostOutcome: HostGate.Outcome {
        switch self {
        case .batch, .access: .success
        case .refused(.limited(let seconds), let wait):
            .limited(wait ?? seconds.flatMap { $0.isFinite ? .seconds(min(max($0, 0), 1e6)) : nil })
        case .refused(.server, let wait?): .limited(wait)
        // The host does its work, even where it has not what we want.
        case .refused(.accessDenied, _), .refused(.unknownSymbol, _), .refused(.notServed, _): .success
        case .refused, .fault: isCancelled ? .cancelled : .failure
        }
    }

    var isCancelled: Bool { if case .fault(.cancelled) = self { true } else { false } }

    /// Why nothing came, as a clause; nil where something did.
    var reason: String? {
        switch self {
        case .batch, .access: nil
        case .refused(let failure, _): failure.description
        case .fault(let fault): fault.description
        }
    }
}
