import Market
import RiskRules
import RiskState
import Synchronization
import TestSupport
import Testing

@testable import RefreshEngine

@Suite(.timeLimit(.minutes(2))) struct EnginePastTests {
    private let market: PastMarket

    init() throws { market = try PastMarket() }

    /// An engine with a keeper, and what both say.
    private final class Desk: Sendable {
        let snapshots = SnapshotRecorder()
        let (pasts, pastFeed) = AsyncStream.makeStream(of: RiskPast.self)
        let (records, recordFeed) = AsyncStream.makeStream(of: RiskRecords.self)
        let notices = Mutex<[FlagNotice]>([])
    }

    private func run(_ desk: Desk, _ body: (RefreshEngine) async throws -> Void) async throws {
        let path = market.cache.folder.path("risk.db")
        let keeper = FlagKeeper(
            state: { () throws(RiskStateFault) in try RiskState(path: path) }, rules: market.settings.rules,
            person: "ann", clock: .fixed(market.now), publish: { desk.recordFeed.yield($0) },
            notify: { notices in desk.notices.withLock { $0 += notices } })
        let engine = RefreshEngine(
            file: market.cache.file, settings: market.settings, clock: .fixed(market.now), keeper: keeper,
            publish: { desk.snapshots.record($0) }, past: { desk.pastFeed.yield($0) })
        let tasks = [Task.detached { await engine.run() }, Task.detached { await keeper.run() }]
        let result: Result<Void, any Error>
        do { result = .success(try await body(engine)) } catch { result = .failure(error) }
        for task in tasks {
            task.cancel()
            await task.value
        }
        try result.get()
    }

    /// What a look at the present says, which goes through the same weeks.
    private func expected() throws -> [FlagKey: Instant?] {
        let look = try MarketLook(at: market.cache.file, settings: market.settings, clock: .fixed(market.now))
        return PastMarket.raised(look.snapshot)
    }

    @Test("At the first start flags become as old as bars tell, in the list and in the records, and raise no alert")
    func firstStart() async throws {
        let expected = try expected()
        let oldest = try #require(expected.compactMap { key, since in since.map { (key, $0) } }.min { $0.1 < $1.1 })
        #expect(oldest.1 < market.now.advanced(seconds: -3 * 86_400))
        let desk = Desk()
        try await run(desk) { _ in
            try await desk.snapshots.snapshot { PastMarket.raised($0) == expected }
            for await records in desk.records where records.flags[oldest.0]?.since == oldest.1 { break }
            #expect(desk.notices.withLock { $0.isEmpty })
        }
    }

    @Test("A flag that is remembered stays as old as it is remembered")
    func remembered() async throws {
        let expected = try expected()
        let known = try #require(expected.keys.first { $0.rule == "slow" })
        let before = market.now.advanced(seconds: -600)
        let flag = RaisedFlag(severity: .warn, message: "", since: before)
        var update = RuleUpdate()
        update.changed = [RuleOutcome(rule: known.rule, subject: known.subject, verdict: .raised(flag))]
        try RiskState(path: market.cache.folder.path("risk.db")).apply(update, at: before)
        let desk = Desk()
        try await run(desk) { _ in
            for await _ in desk.pasts { break }
            let snapshot = try await desk.snapshots.snapshot { $0.flags.count == expected.count }
            #expect(PastMarket.raised(snapshot)[known] == .some(before))
        }
    }

    @Test("A moment in the past has the weeks before it, and the present has its own again")
    func timeTravel() async throws {
        let date = market.last.advanced(days: -20)
        let look = try MarketLook(
            at: market.cache.file, settings: market.settings, asOf: AsOf(endOf: date), clock: .fixed(market.now))
        let now = try expected()
        let desk = Desk()
        try await run(desk) { engine in
            try await desk.snapshots.snapshot { PastMarket.raised($0) == now }
            await engine.show(AsOf(endOf: date))
            try await desk.snapshots.snapshot { snapshot in
                snapshot.isHistorical && PastMarket.raised(snapshot) == PastMarket.raised(look.snapshot)
            }
            await engine.show(.present)
            try await desk.snapshots.snapshot { !$0.isHistorical && PastMarket.raised($0) == now }
        }
    }
}
