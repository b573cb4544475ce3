import Market
import Synchronization

/// Keeps what an engine publishes and lets a test wait for a state.
final class SnapshotRecorder: Sendable {
    /// A test's time limit came before the state it waited for.
    struct NeverCame: Error, CustomStringConvertible {
        let description: String
    }

    private struct State {
        var newest: Snapshot?
        var count = 0
        var faults: [CacheFault.Kind] = []
        var feeds: [AsyncStream<Snapshot>.Continuation] = []
    }

    private let state = Mutex(State())

    var count: Int { state.withLock { $0.count } }
    /// The fault of each snapshot that has one.
    var faults: [CacheFault.Kind] { state.withLock { $0.faults } }

    func record(_ snapshot: Snapshot) {
        let feeds = state.withLock { state in
            state.newest = snapshot
            state.count += 1
            if let fault = snapshot.condition.fault { state.faults.append(fault.kind) }
            return state.feeds
        }
        for feed in feeds { feed.yield(snapshot) }
    }

    /// Waits for a snapshot that is as it should be; the test's time limit says for how long.
    @discardableResult
    func snapshot(where isMet: (Snapshot) -> Bool) async throws -> Snapshot {
        let (snapshots, feed) = AsyncStream.makeStream(of: Snapshot.self)
        state.withLock { state in
            if let newest = state.newest { feed.yield(newest) }
            state.feeds.append(feed)
        }
        defer { feed.finish() }
        for await snapshot in snapshots where isMet(snapshot) { return snapshot }
        let (newest, faults) = state.withLock { ($0.newest, $0.faults) }
        throw NeverCame(
            description: "\(newest?.condition as Any), version \(newest?.version ?? 0), faults so far \(faults)")
    }

    /// Waits until the cache is read without a fault and a symbol has a price.
    @discardableResult
    func live(_ symbol: Symbol, _ price: Double) async throws -> Snapshot {
        try await snapshot { $0.condition.fault == nil && $0[symbol]?.price == price }
    }

    /// Waits for a fault of a kind.
    @discardableResult
    func fault(_ kind: CacheFault.Kind) async throws -> Snapshot {
        try await snapshot { $0.condition.fault?.kind == kind }
    }
}
