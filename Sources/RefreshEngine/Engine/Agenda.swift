import Market
import Synchronization

/// When the passing of time alone changes what is shown; the watcher's thread asks, so that no other thread has to wake.
final class Agenda: Sendable {
    private let next = Atomic(Int64.max)

    /// Whether nothing is planned.
    var isEmpty: Bool { next.load(ordering: .relaxed) == .max }

    /// Plans nothing: what cannot be read does not age.
    func clear() { next.store(.max, ordering: .relaxed) }

    func isDue(at moment: Instant) -> Bool { moment.milliseconds >= next.load(ordering: .relaxed) }

    /// Ages are reported in minutes, and exchanges open and close to the second. Nothing ages in the past.
    func plan(_ model: MarketModel) {
        guard !model.isHistorical else { return clear() }
        let minute = model.moment.advanced(seconds: 60)
        let opening = model.regions.compactMap(\.status.next).filter { $0 > model.moment }.min() ?? minute
        next.store(min(minute, opening).milliseconds, ordering: .relaxed)
    }
}
