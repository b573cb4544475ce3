import Foundation
import GRDB
import Market
import RiskRules
import TestSupport
import Testing

@testable import RiskState

@Suite struct RiskStateTests {
    let folder: TemporaryFolder
    let path: String
    let start = Instant(milliseconds: 1_768_363_200_000)
    let key = FlagKey(rule: "limit", subject: .instrument("2330.TW"))

    init() throws {
        folder = try TemporaryFolder()
        path = folder.path("a/b/risk.db")
    }

    private func update(_ key: FlagKey, _ severity: RiskFlag.Severity = .warn) -> RuleUpdate {
        var update = RuleUpdate()
        let flag = RaisedFlag(severity: severity, message: "m", measure: 1, since: start)
        update.changed = [RuleOutcome(rule: key.rule, subject: key.subject, verdict: .raised(flag))]
        return update
    }

    @Test func whatIsWrittenIsReadBack() throws {
        let state = try RiskState(path: path)
        #expect(try state.apply(update(key), at: start).map(\.kind) == [.raised])
        let until = start.advanced(seconds: 3600)
        try state.apply(.acknowledged(by: "ann"), to: key, at: start.advanced(seconds: 1))
        try state.apply(.snoozed(until: until, by: "bob"), to: key, at: start.advanced(seconds: 2))
        let again = try RiskState(path: path)
        let record = try #require(try again.record(of: key))
        #expect(record.acknowledgedBy == "ann")
        #expect(record.snoozedUntil == until)
        #expect(record.version == 3)
        #expect(record.history.map(\.kind) == [.raised, .acknowledged, .snoozed])
        #expect(try again.endSnoozes(at: until).map(\.kind) == [.woken])
        #expect(try again.endSnoozes(at: until).isEmpty)
        #expect(try again.log().map(\.kind) == [.raised, .acknowledged, .snoozed, .woken])
        #expect(try again.records().map(\.key) == [key])
    }

    @Test func onlyTheFirstToRaiseIsTold() throws {
        let (one, two) = (try RiskState(path: path), try RiskState(path: path))
        #expect(try one.apply(update(key), at: start).count == 1)
        #expect(try two.apply(update(key), at: start).isEmpty)
        var cleared = RuleUpdate()
        cleared.cleared = [RuleOutcome(rule: key.rule, subject: key.subject, verdict: .clear)]
        #expect(try two.apply(cleared, at: start.advanced(seconds: 1)).count == 1)
        #expect(try one.apply(cleared, at: start.advanced(seconds: 2)).isEmpty)
    }

    @Test func twoProgramsLoseNothing() async throws {
        let path = path
        let start = start
        let keys = (0..<40).map { FlagKey(rule: "r\($0)", subject: .instrument("2330.TW")) }
        let first = try RiskState(path: path)
        for key in keys { try first.apply(update(key), at: start) }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for person in ["ann", "bob"] {
                group.addTask {
                    let state = try RiskState(path: path)
                    for (number, key) in keys.enumerated() {
                        let moment = start.advanced(seconds: number + 1)
                        let event: FlagEvent =
                            person == "ann"
                            ? .acknowledged(by: person) : .snoozed(until: start.advanced(seconds: 9999), by: person)
                        try state.apply(event, to: key, at: moment)
                    }
                }
            }
            try await group.waitForAll()
        }
        for record in try first.records() {
            #expect(record.acknowledgedBy == "ann")
            #expect(record.snoozedBy == "bob")
            #expect(record.version == 3)
        }
        #expect(try first.log(limit: 1000).count == 120)
    }

    @Test func anAbortedTransactionLeavesEverythingAsItWas() throws {
        let state = try RiskState(path: path)
        try state.apply(update(key), at: start)
        struct Aborted: Error {}
        let other = try DatabaseQueue(path: path)
        #expect(throws: Aborted.self) {
            try other.write { database in
                try database.execute(sql: "UPDATE flag SET message = 'half', version = 99")
                throw Aborted()
            }
        }
        let record = try #require(try RiskState(path: path).record(of: key))
        #expect(record.message == "m")
        #expect(record.version == 1)
    }

    /// A program that is killed leaves its write-ahead log behind: the copy of both files is what a crash leaves.
    @Test func aCrashLeavesAReadableState() throws {
        let state = try RiskState(path: path)
        try state.apply(update(key), at: start)
        let copy = folder.path("copy.db")
        try FileManager.default.copyItem(atPath: path, toPath: copy)
        var log = try Data(contentsOf: URL(fileURLWithPath: path + "-wal"))
        log.append(Data(repeating: 7, count: 3000))
        try log.write(to: URL(fileURLWithPath: copy + "-wal"))
        #expect(try RiskState(path: copy).record(of: key)?.message == "m")
        withExtendedLifetime(state) {}
    }

    @Test("A state of version 0.1 has its rules and baskets under their present names") func earlierNames() throws {
        _ = try RiskState(path: path)
        try DatabaseQueue(path: path).write { database in
            try database.execute(
                sql: """
                    PRAGMA user_version = 3;
                    INSERT INTO flag VALUES ('rule', 'dear-to-peer', 'instrument:2330.TW', 1, 'a', NULL, NULL, 0, 0, NULL, 5,
                      'ann', NULL, NULL, 1, 1);
                    INSERT INTO flag VALUES ('rule', 'concentration', 'gauge:asia-tech', 1, 'b', NULL, NULL, 0, 0, NULL, NULL,
                      NULL, NULL, NULL, 1, 1);
                    INSERT INTO flag_log(at, origin, rule, subject, kind, severity, message)
                      VALUES (0, 'rule', 'dear-to-peer', 'instrument:2330.TW', 'raised', 1, 'a');
                    """)
        }
        let state = try RiskState(path: path)
        let records = try state.records()
        #expect(records.map(\.key.rule) == ["concentration", "pe-vs-peer"])
        #expect(records.map(\.key.subject) == [.basket("asia-tech"), .instrument("2330.TW")])
        #expect(records.last?.acknowledgedBy == "ann")
        #expect(try state.log().map(\.key.rule) == ["pe-vs-peer"])
    }

    @Test("A state of an earlier version keeps its flags, and says of each what raised it") func earlierVersion() throws
    {
        try FileManager.default.createDirectory(atPath: folder.path("a/b"), withIntermediateDirectories: true)
        try DatabaseQueue(path: path).write { database in
            for statement in StateSchema.migrations[..<2].joined() { try database.execute(sql: statement) }
            try database.execute(
                sql: """
                    PRAGMA application_id = \(StateSchema.applicationID); PRAGMA user_version = 2;
                    INSERT INTO watch_item VALUES ('drills', 1, 'a', 'tariff', 'all', '2026-01-05', NULL, '', '', NULL, 1);
                    INSERT INTO flag VALUES ('watch-drills', 'region:TW', 1, 'a', NULL, NULL, 0, 0, NULL, 5, 'ann', NULL, NULL, 1, 1);
                    INSERT INTO flag VALUES ('watch-volume', 'region:TW', 1, 'b', NULL, NULL, 0, 0, NULL, NULL, NULL, NULL, NULL, 1, 1);
                    INSERT INTO flag_log(at, rule, subject, kind, severity, message)
                      VALUES (0, 'watch-drills', 'region:TW', 'raised', 1, 'a'), (0, 'watch-volume', 'region:TW', 'raised', 1, 'b');
                    """)
        }
        let state = try RiskState(path: path)
        let records = try state.records()
        #expect(records.map(\.key.origin) == [.manualRisk("drills"), .rule("watch-volume")])
        #expect(records.first?.acknowledgedBy == "ann")
        let origins = try state.log().map(\.key.origin)
        #expect(origins == [.manualRisk("drills"), .rule("watch-volume")])
        #expect(
            try state.record(of: FlagKey(origin: .manualRisk("drills"), subject: .region(.taiwan)))?.history.count == 1)
    }

    @Test("A rule's flag and a manual risk's of the same name are two") func sameNames() throws {
        let state = try RiskState(path: path)
        let keys = [
            FlagKey(rule: "watch-drills", subject: .region(.taiwan)),
            FlagKey(origin: .manualRisk("drills"), subject: .region(.taiwan)),
        ]
        for key in keys {
            try state.apply(.raised(RaisedFlag(severity: .warn, message: "m", since: start)), to: key, at: start)
        }
        #expect(Set(try state.records().map(\.key)) == Set(keys))
    }

    @Test func hostileRowsAreSanitizedOrPassedOver() throws {
        let state = try RiskState(path: path)
        try DatabaseQueue(path: path).write { database in
            try database.execute(
                sql: """
                    INSERT INTO flag VALUES ('rule', 'r', 'instrument:NVDA', 1, 'a' || char(27) || '[31m' || char(8238), NULL, NULL,
                      0, 0, NULL, NULL, 'x' || char(7), NULL, NULL, 1, 1);
                    INSERT INTO flag VALUES ('rule', 'r', 'elsewhere', 1, 'a', NULL, NULL, 0, 0, NULL, NULL, NULL, NULL, NULL, 1, 1);
                    INSERT INTO flag VALUES ('rule', 's', 'instrument:A', 9, 'a', NULL, NULL, 0, 0, NULL, NULL, NULL, NULL, NULL, 1, 1);
                    INSERT INTO flag VALUES ('rule', 't', 'instrument:A', 1, x'00', NULL, NULL, 0, 0, NULL, NULL, NULL, NULL, NULL, 1, 1);
                    INSERT INTO flag VALUES ('rule', 'u', 'instrument:A', 1, 'a', NULL, NULL, 9223372036854775807, 0, NULL, NULL, NULL,
                      NULL, NULL, 1, 1);
                    INSERT INTO watch_item VALUES ('w', 1, 'a' || char(27), 'tariff', 'all', '2026-01-05', NULL, '', '', NULL, 1);
                    INSERT INTO watch_item VALUES ('v', 1, 'a', 'none', 'all', '2026-01-05', NULL, '', '', NULL, 1);
                    """)
        }
        let records = try state.records()
        #expect(records.map(\.message) == ["a[31m"])
        #expect(records.first?.acknowledgedBy == "x")
        #expect(try state.manualRisks().map(\.title) == ["a"])
    }

    @Test func watchItemsAreKeptAndShared() throws {
        let (one, two) = (try RiskState(path: path), try RiskState(path: path))
        let item = ManualRisk(
            id: "drills", severity: .high, title: "Drills", kind: .geopolitics, scope: .tag(.taiwanStrait),
            start: CalendarDate(daysSince1970: 20_000), source: "press")
        #expect(try one.add(item))
        #expect(try !two.add(item))
        let before = try one.dataVersion()
        try two.edit("drills") { $0.note = "again\u{1B}" }
        #expect(try one.dataVersion() != before)
        try one.edit("drills") { $0.severity = .warn }
        let kept = try #require(try two.manualRisks().first)
        #expect(kept.note == "again")
        #expect(kept.severity == .warn)
        #expect(try one.end("drills", at: start))
        #expect(try !two.end("drills", at: start))
        #expect(try two.edit("none") { $0.title = "x" } == nil)
        #expect(try two.manualRisks().first?.isActive(at: start) == false)
    }

    @Test func statementsRememberSinceWhen() throws {
        let state = try RiskState(path: path)
        let thesis = try #require(ThesisFile.shipped.first)
        let standing = thesis.state(in: RuleData(now: start))
        let later = start.advanced(seconds: 60)
        #expect(try state.note(standing, at: start))
        #expect(try !state.note(standing, at: later))
        var broken = standing
        broken.statements[0].standing = .broken
        #expect(try state.note(broken, at: later))
        let key = StatementKey(thesis: thesis.id, statement: standing.statements[0].id)
        #expect(try state.statements()[key] == later)
        #expect(try state.statements().values.count { $0 == start } == standing.statements.count - 1)
        #expect(try state.statementLog().filter { $0.key == key }.map(\.standing) == [.unknown, .broken])
    }

    @Test func filesOfOthersStayUntouched() throws {
        let foreign = folder.path("foreign.db")
        try DatabaseQueue(path: foreign).write { try $0.execute(sql: "CREATE TABLE t(x)") }
        let before = try Data(contentsOf: URL(fileURLWithPath: foreign))
        #expect(#expect(throws: RiskStateFault.self) { try RiskState(path: foreign) }?.kind == .notAState)
        #expect(try Data(contentsOf: URL(fileURLWithPath: foreign)) == before)
        let damaged = try folder.write(String(repeating: "x", count: 5000), to: "damaged.db")
        #expect(#expect(throws: RiskStateFault.self) { try RiskState(path: damaged) }?.kind == .corrupt)
        _ = try RiskState(path: path)
        try DatabaseQueue(path: path).write { try $0.execute(sql: "PRAGMA user_version = 99") }
        #expect(#expect(throws: RiskStateFault.self) { try RiskState(path: path) }?.kind == .newer)
        #expect(#expect(throws: RiskStateFault.self) { try RiskState(path: folder.path) }?.kind == .unreadable)
    }

    @Test func theLogIsBounded() throws {
        let state = try RiskState(path: path)
        try state.apply(update(key), at: start)
        try DatabaseQueue(path: path).write { database in
            try database.execute(sql: "UPDATE sqlite_sequence SET seq = 20479")
            try database.execute(sql: "UPDATE flag_log SET id = 1")
        }
        try state.apply(.acknowledged(by: "ann"), to: key, at: start.advanced(seconds: 1))
        #expect(try state.log().map(\.kind) == [.acknowledged])
    }

    @Test func theStandardPlaceFollowsXDG() {
        #expect(
            RiskState.standardPath(environment: ["XDG_STATE_HOME": "/x", "HOME": "/h"]) == "/x/chiptop/risk.db")
        #expect(RiskState.standardPath(environment: ["HOME": "/h"]) == "/h/.local/state/chiptop/risk.db")
    }
}
