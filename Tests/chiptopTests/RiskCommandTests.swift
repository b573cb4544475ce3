import Foundation
import TestSupport
import Testing

/// Rules and theses from the shell.
@Suite struct RiskCommandTests {
    let folder: TemporaryFolder
    let cache: String

    init() throws {
        folder = try TemporaryFolder()
        cache = folder.path("quotes.db")
        let file = try folder.write(
            """
            date,open,high,low,close,volume
            2026-01-09,100000,101000,99000,100000,1000
            2026-01-12,100000,101000,99000,100000,1000
            2026-01-13,110000,130000,110000,130000,9000
            2026-01-14,128000,129000,120000,121000,5000
            """, to: "000660.KS.csv")
        #expect(try Program.run(["import", file, "--cache", cache]).status == 0)
    }

    private var environment: [String: String] {
        ["XDG_STATE_HOME": folder.path("state"), "XDG_CONFIG_HOME": folder.path("config")]
    }

    private func run(_ arguments: String...) throws -> Program.Result {
        try Program.run(arguments + ["--cache", cache], environment: environment)
    }

    @Test func theLimitIsRaisedOnItsDayAndClears() throws {
        let text = try run("rules", "test", "--from", "2026-01-12", "--to", "2026-01-14", "--rule", "limit").output
        let lines = text.split(separator: "\n").map(String.init)
        #expect(
            lines.first
                == "2026-01-13  raised   high  limit  instrument:000660.KS  SK hynix  at upper limit  [0.0% – –]")
        #expect(lines.dropFirst().first == "2026-01-14  cleared        limit  instrument:000660.KS")
        let json = try run(
            "rules", "test", "--from", "2026-01-12", "--to", "2026-01-14", "--rule", "limit", "--format", "json"
        ).output
        let days = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [[String: Any]])
        #expect(days.map { $0["date"] as? String } == ["2026-01-12", "2026-01-13", "2026-01-14"])
        #expect(days.map { ($0["raised"] as? [Any])?.count } == [0, 1, 0])
    }

    @Test("The record counts raisings, with what followed as far as it is known")
    func record() throws {
        let stretch = ["--from", "2026-01-09", "--to", "2026-01-14", "--rule", "limit"]
        let json = try Program.run(
            ["rules", "record", "--cache", cache, "--format", "json"] + stretch, environment: environment
        ).output
        let document = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
        let rule = try #require((document["rules"] as? [[String: Any]])?.first)
        #expect(rule["id"] as? String == "limit")
        #expect(rule["raised"] as? Int == 1)
        let after = try #require(rule["after"] as? [[String: Any]])
        #expect(after.map { $0["count"] as? Int } == [1, 0, 0])
        // The only stock of its region moves as its region does.
        #expect(after.map { $0["median"] as? Double } == [0, nil, nil])
        let text = try Program.run(["rules", "record", "--cache", cache] + stretch, environment: environment).output
        #expect(text.contains("limit       1     0.0%       0%  1        –        –  0"))
        let unknown = try run("rules", "record", "--rule", "nonsense")
        #expect(unknown.status != 0)
        #expect(unknown.errors.contains("Unknown rule nonsense; chiptop rules show lists them"))
        let weekend = try run("rules", "record", "--from", "2026-01-10", "--to", "2026-01-11")
        #expect(weekend.errors.contains("No weekday lies from 2026-01-10 to 2026-01-11"))
    }

    @Test func aFileOfRulesIsTestedOverTheShippedOnes() throws {
        let file = try folder.write(
            """
            - id: jump
              title: Jumped
              severity: warn
              scope: instrument
              when: change(day) > 20%
              message: "up {change(day)}"
            """, to: "rules.yaml")
        let text = try run("rules", "test", file, "--from", "2026-01-12", "--to", "2026-01-14", "--rule", "jump").output
        #expect(text.contains("2026-01-13  raised   warn  jump  instrument:000660.KS  SK hynix  up"))
        #expect(try Program.run(["rules", "check", file]).output.contains("rules in force"))
    }

    @Test func mistakesInRulesAreShownWithACaret() throws {
        let file = try folder.write(
            "- id: a\n  title: A\n  severity: warn\n  when: chnge(day) > 5%\n  message: x\n", to: "bad.yaml")
        let result = try Program.run(["rules", "check", file])
        #expect(result.status != 0)
        #expect(result.errors.contains("bad.yaml:4:"))
        #expect(result.errors.contains("^"))
        #expect(result.errors.contains("change"))
    }

    @Test func theStatusSaysWhetherAnythingIsRaised() throws {
        let raised = try run("check", "--as-of", "2026-01-13", "--severity", "high")
        #expect(raised.status == 1)
        #expect(raised.output.contains("high  limit  000660.KS  SK hynix: at upper limit"))
        let calm = try folder.write("[]", to: "theses.yaml")
        // A basket of one member is as concentrated as can be; the user switches that rule off.
        let rules = try folder.write("- id: concentration\n  enabled: false\n", to: "own.yaml")
        let quiet = try run(
            "check", "--as-of", "2026-01-14", "--severity", "high", "--theses", calm, "--rules", rules)
        #expect(quiet.status == 0, "\(quiet.output) \(quiet.errors)")
        let nothing = try Program.run(["check", "--cache", "/nonexistent/x.db"], environment: environment)
        #expect(nothing.status == 2)
        #expect(nothing.errors.contains("No quote cache"))
    }

    @Test func buildServersGetJUnit() throws {
        let result = try run("check", "--as-of", "2026-01-13", "--severity", "high", "--format", "junit")
        #expect(result.output.hasPrefix("<?xml"))
        #expect(result.output.contains(#"<testcase classname="flags.high" name="SK hynix: limit">"#))
        #expect(result.output.contains("TSMC&#39;s forward") || result.output.contains("TSMC's forward"))
        #expect(result.output.hasSuffix("</testsuite>\n"))
        #expect(XMLProbe.isWellFormed(result.output))
    }

    @Test func programsGetJSON() throws {
        let output = try run("check", "--as-of", "2026-01-13", "--format", "json").output
        let document = try #require(try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any])
        let flags = try #require(document["flags"] as? [[String: Any]])
        #expect(flags.contains { $0["rule"] as? String == "limit" && $0["symbol"] as? String == "000660.KS" })
        let theses = try #require(document["theses"] as? [[String: Any]])
        let statements = try #require(theses.first?["statements"] as? [[String: Any]])
        #expect(statements.contains { $0["state"] as? String == "unknown" && $0["reason"] is String })
    }

    @Test func aWatchItemCountsUntilItEnds() throws {
        func risk(_ arguments: String...) throws -> Program.Result {
            try Program.run(["risk"] + arguments, environment: environment)
        }
        #expect(try risk("list").output.contains("No manual risks"))
        let added = try risk(
            "add", "Export rules for memory\u{1B}[2J", "--severity", "high", "--kind", "export-control", "--scope",
            "symbols:000660.KS", "--from", "2026-01-01", "--source", "press")
        #expect(added.output == "export-rules-for-memory-2j\n", "\(added.errors)")
        let id = "export-rules-for-memory-2j"
        #expect(try risk("add", "x", "--id", id).errors.contains("Manual risk \(id) already"))
        #expect(try risk("edit", id, "--title", "Export rules").status == 0)
        #expect(try risk("list").output.contains("high  \(id)  export-control  symbols:000660.KS"))
        let checked = try run("check", "--as-of", "2026-01-14", "--severity", "high").output
        #expect(checked.contains("SK hynix: Export rules (press)"))
        #expect(try risk("end", id).status == 0)
        #expect(try risk("list").output.contains("No manual risks"))
        #expect(try risk("list", "--all").output.contains("ended"))
        #expect(try risk("end", id).errors.contains("No active manual risk"))
        #expect(try risk("add", "y", "--scope", "region:XX").status != 0)
    }

    @Test func theShippedRulesAndTheLanguageArePrinted() throws {
        #expect(try Program.run(["rules", "show"]).output.contains("- id: stretched"))
        #expect(try Program.run(["rules", "show", "--theses"]).output.contains("asia-rotation"))
        #expect(try Program.run(["rules", "language"]).output.contains("# The rule language"))
    }
}

/// Says whether tags are closed in the order in which they were opened; enough for what we write ourselves.
private enum XMLProbe {
    static func isWellFormed(_ text: String) -> Bool {
        var open: [Substring] = []
        for piece in text.split(separator: "<").dropFirst() {
            guard let end = piece.lastIndex(of: ">") else { return false }
            let tag = piece[..<end]
            if tag.hasPrefix("?") || tag.hasSuffix("/") { continue }
            if tag.hasPrefix("/") {
                guard open.popLast() == tag.dropFirst() else { return false }
            } else {
                open.append(tag.prefix { $0 != " " })
            }
        }
        return open.isEmpty
    }
}
