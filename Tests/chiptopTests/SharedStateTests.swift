import Foundation
import TestSupport
import Testing

/// Several programs on one state of flags: nothing is lost, whichever is killed.
@Suite(.serialized) struct SharedStateTests {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    private var state: String { folder.path("state/chiptop/risk.db") }

    private func query(_ sql: String) throws -> String {
        let output = folder.path("answer")
        #expect(try ChildProcess.run(["sqlite3", state, sql], output: output) == 0)
        return try String(contentsOfFile: output, encoding: .utf8).trimmingCharacters(in: .whitespacesAndNewlines)
    }

    @Test func killedAtAnyMomentTheStateStaysReadable() throws {
        let environment = ["XDG_STATE_HOME": folder.path("state")]
        #expect(try Program.run(["risk", "add", "the first"], environment: environment).status == 0)
        var completed = 1
        for round in 0..<40 {
            // From before the program has opened the state to after it has written.
            let patience = String(format: "%.3f", 0.002 + 0.002 * Double(round))
            let status = try ChildProcess.run(
                ["timeout", "-s", "KILL", patience, Program.path, "risk", "add", "item \(round)"],
                environment: environment)
            if status == 0 { completed += 1 }
        }
        let list = try Program.run(["risk", "list"], environment: environment)
        #expect(list.status == 0)
        #expect(list.output.contains("the first"))
        #expect(try query("PRAGMA integrity_check") == "ok")
        #expect(try #require(Int(try query("SELECT count(*) FROM watch_item"))) >= completed)
    }

    @Test(.enabled(if: TmuxSession.isInstalled, "needs tmux"))
    func twoDashboardsLoseNothing() throws {
        let cache = folder.path("quotes.db")
        let file = try folder.write(
            """
            symbol,date,close
            2330.TW,2026-01-13,1670
            2454.TW,2026-01-13,1455
            005930.KS,2026-01-13,137600
            """, to: "bars.csv")
        #expect(try Program.run(["import", file, "--cache", cache]).status == 0)
        let sessions = try ["ann", "bob"].map { person in
            let session = try TmuxSession(width: 120, height: 40)
            try session.enter(
                "USER=\(person) XDG_STATE_HOME='\(folder.path("state"))' '\(Program.path)' --cache '\(cache)' --view board"
            )
            try session.wait("the board") { $0.contains("TSMC") && $0.contains("q quit") }
            try session.press("F")
            try session.wait("the flags") { $0.contains("2 of 2 with stale prices") && $0.contains("Samsung") }
            return session
        }
        // Both are on the same flag; one acknowledges while the other snoozes.
        for session in sessions {
            try session.press("g")
        }
        try sessions[0].press("a")
        try sessions[1].press("z", "1")
        try sessions[0].wait("the other's snooze") { $0.contains("1 snoozed") }
        let changes = "SELECT kind || ' ' || person FROM flag_log WHERE person IS NOT NULL ORDER BY kind"
        #expect(try query(changes) == "acknowledged ann\nsnoozed bob")
        let raised = "SELECT count(*) - count(DISTINCT rule || subject) FROM flag_log WHERE kind = 'raised'"
        #expect(try query(raised) == "0")
        // One is killed; the other goes on, and the next one takes everything up.
        #expect(try ChildProcess.run(["kill", "-KILL", "\(try sessions[1].programID())"]) == 0)
        try sessions[0].press("A")
        try sessions[0].wait("all flags") { $0.contains("Snoozed") && $0.contains("by desk") }
        #expect(try query("PRAGMA integrity_check") == "ok")
        #expect(try query("SELECT count(*) FROM flag WHERE snoozed_by = 'bob' AND acknowledged_by = 'ann'") == "1")
        try sessions[0].press("q")
    }
}
