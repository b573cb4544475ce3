import GRDB
import Market
import RiskRules
import RiskState
import Synchronization
import TestSupport
import Testing

@testable import RefreshEngine

@Suite(.timeLimit(.minutes(1))) struct FlagKeeperTests {
    let folder: TemporaryFolder
    let path: String
    let now = instant("2026-01-14T03:00:00Z")
    let key = FlagKey(rule: "limit", subject: .instrument("2330.TW"))

    init() throws {
        folder = try TemporaryFolder()
        path = folder.path("risk.db")
    }

    /// What a keeper says, for tests to wait on.
    final class Recorder: Sendable {
        let (records, feed) = AsyncStream.makeStream(of: RiskRecords.self)
        let notices = Mutex<[FlagNotice]>([])

        func records(where isMet: (RiskRecords) -> Bool) async -> RiskRecords? {
            for await records in records where isMet(records) { return records }
            return nil
        }
    }

    private func keeper(_ recorder: Recorder, person: String = "ann") -> FlagKeeper {
        let path = path
        return FlagKeeper(
            state: { () throws(RiskStateFault) in try RiskState(path: path) }, rules: .shipped, person: person,
            clock: .fixed(now), publish: { recorder.feed.yield($0) },
            notify: { notices in recorder.notices.withLock { $0 += notices } })
    }

    private func report(_ verdict: RuleOutcome.Verdict) -> RiskReport {
        var update = RuleUpdate()
        let outcome = RuleOutcome(rule: key.rule, subject: key.subject, verdict: verdict)
        if case .raised = verdict { update.changed = [outcome] } else { update.cleared = [outcome] }
        return RiskReport(update: update, names: [key.subject: "TSMC"], theses: [], at: now)
    }

    /// The first report on an empty state is not news.
    private var calm: RiskReport { RiskReport(update: RuleUpdate(), names: [:], theses: [], at: now) }

    private func raised(_ message: String = "at upper limit") -> RuleOutcome.Verdict {
        .raised(RaisedFlag(severity: .high, message: message, measure: 1, since: now))
    }

    @Test func whatIsRaisedIsRememberedAndTold() async throws {
        let recorder = Recorder()
        let keeper = keeper(recorder)
        let running = Task { await keeper.run() }
        #expect(await keeper.open { _ in }.flags.isEmpty)
        keeper.tell(calm)
        keeper.tell(report(raised()))
        let records = try #require(await recorder.records { $0.flags[key] != nil })
        #expect(records.flags[key]?.message == "at upper limit")
        let notices = recorder.notices.withLock { $0 }
        #expect(notices.map(\.change.kind) == [.raised])
        #expect(notices.first?.name == "TSMC")
        #expect(notices.first?.title == "At or near price limit")
        #expect(notices.first?.category == "price")
        keeper.order(.flags([key], .acknowledged(by: "")))
        let seen = try #require(await recorder.records { $0.flags[key]?.acknowledgedBy != nil })
        #expect(seen.flags[key]?.acknowledgedBy == "ann")
        running.cancel()
        await running.value
        // The next program takes it up.
        #expect(try RiskState(path: path).record(of: key)?.acknowledgedBy == "ann")
    }

    @Test func twoKeepersSeeEachOthersDoing() async throws {
        let (one, two) = (Recorder(), Recorder())
        let (ann, bob) = (keeper(one), keeper(two, person: "bob"))
        let running = [Task { await ann.run() }, Task { await bob.run() }]
        _ = await ann.open { _ in }
        _ = await bob.open { _ in }
        for keeper in [ann, bob] {
            keeper.tell(calm)
            keeper.tell(report(raised()))
        }
        _ = try #require(await two.records { $0.flags[key] != nil })
        let until = now.advanced(seconds: 600)
        ann.order(.flags([key], .acknowledged(by: "")))
        bob.order(.flags([key], .snoozed(until: until, by: "")))
        for recorder in [one, two] {
            let records = try #require(
                await recorder.records { $0.flags[key]?.snoozedBy == "bob" && $0.flags[key]?.acknowledgedBy == "ann" })
            #expect(records.flags[key]?.snoozedUntil == until)
        }
        // One of them was first; it was reported once.
        let notices = one.notices.withLock { $0 } + two.notices.withLock { $0 }
        #expect(notices.count { $0.change.kind == .raised } == 1)
        for task in running {
            task.cancel()
            await task.value
        }
    }

    @Test func whatStandsThereAtTheFirstLookIsNoNews() async throws {
        let recorder = Recorder()
        let keeper = keeper(recorder)
        let running = Task { await keeper.run() }
        _ = await keeper.open { _ in }
        keeper.tell(report(raised()))
        _ = try #require(await recorder.records { $0.flags[key] != nil })
        #expect(recorder.notices.withLock { $0.isEmpty })
        keeper.tell(report(.clear))
        _ = try #require(await recorder.records { $0.flags[key]?.clearedAt != nil })
        #expect(recorder.notices.withLock { $0.map(\.change.kind) } == [.cleared])
        running.cancel()
        await running.value
    }

    @Test func watchItemsGoToWhoeverFollows() async throws {
        let recorder = Recorder()
        let keeper = keeper(recorder)
        let running = Task { await keeper.run() }
        let (items, feed) = AsyncStream.makeStream(of: [ManualRisk].self)
        _ = await keeper.open { feed.yield($0) }
        let item = ManualRisk(
            id: "drills", severity: .warn, title: "Drills", kind: .geopolitics, scope: .region(.taiwan),
            start: CalendarDate(daysSince1970: 20_000))
        keeper.order(.save(item))
        for await known in items {
            #expect(known == [item])
            break
        }
        var edited = item
        edited.title = "Large drills"
        keeper.order(.save(edited))
        _ = try #require(await recorder.records { $0.items == [edited] })
        keeper.order(.end("drills"))
        _ = try #require(await recorder.records { $0.items.first?.endedAt == now })
        running.cancel()
        await running.value
    }

    @Test func withoutAStateFlagsAreRememberedInMemory() async throws {
        try run("CREATE TABLE t(x)", on: path)
        let recorder = Recorder()
        let keeper = keeper(recorder)
        let running = Task { await keeper.run() }
        let first = await keeper.open { _ in }
        #expect(first.fault?.contains("is not a state of risk flags") == true)
        keeper.tell(report(raised()))
        _ = try #require(await recorder.records { $0.flags[key] != nil })
        keeper.order(.flags([key], .acknowledged(by: "")))
        let records = try #require(await recorder.records { $0.flags[key]?.acknowledgedBy == "ann" })
        #expect(records.fault != nil)
        #expect(records.log.map(\.kind) == [.raised, .acknowledged])
        running.cancel()
        await running.value
    }

    @Test func otherWordsForTheSameWaitForAMinute() async throws {
        let recorder = Recorder()
        let keeper = keeper(recorder)
        _ = await keeper.open { _ in }
        let running = Task { await keeper.run() }
        keeper.tell(report(raised()))
        _ = try #require(await recorder.records { $0.flags[key] != nil })
        keeper.tell(report(raised("0.1% below upper limit")))
        keeper.order(.flags([key], .acknowledged(by: "")))
        _ = try #require(await recorder.records { $0.flags[key]?.acknowledgedBy == "ann" })
        #expect(try RiskState(path: path).record(of: key)?.message == "at upper limit")
        running.cancel()
        await running.value
        // What waited is written when the program ends.
        #expect(try RiskState(path: path).record(of: key)?.message == "0.1% below upper limit")
    }
}
