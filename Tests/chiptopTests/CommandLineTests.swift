import Foundation
import TestSupport
import Testing

@Suite struct CommandLineTests {
    let folder: TemporaryFolder
    let cache: String

    init() throws {
        folder = try TemporaryFolder()
        cache = folder.path("quotes.db")
    }

    private func importBars() throws {
        let file = try folder.write(
            """
            Date,Open,High,Low,Close,Volume
            2025-12-30,1500,1520,1490,1510,1000
            2025-12-31,1510,1560,1500,1550,1000
            2026-01-12,1650,1660,1640,1655,1000
            2026-01-13,1655,1680,1650,1670,1000
            2026-01-14,1670,1695,1665,1690,1000
            """, to: "2330.TW.csv")
        #expect(try Program.run(["import", file, "--cache", cache]).status == 0)
    }

    private func instruments(_ arguments: [String]) throws -> [String: [String: Any]] {
        let output = try Program.run(["snapshot", "--cache", cache, "--format", "json"] + arguments).output
        let document = try #require(try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any])
        let list = try #require(document["instruments"] as? [[String: Any]])
        return Dictionary(uniqueKeysWithValues: list.map { ($0["symbol"] as? String ?? "", $0) })
    }

    @Test("An import's exit status tells everything, not everything and misuse apart")
    func importStatus() throws {
        let good = try folder.write("date,close\n2026-01-13,10\n", to: "AMD.csv")
        let page = try folder.write("<html>Too Many Requests</html>", to: "MU.csv")
        let trial = try Program.run(["import", "--dry-run", good, "--cache", cache])
        #expect(trial.status == 0)
        #expect(trial.output.hasPrefix("1 row would be written"))
        #expect(!FileManager.default.fileExists(atPath: cache))
        let both = try Program.run(["import", page, good, "--cache", cache])
        #expect(both.status == 1)
        #expect(both.output.hasPrefix("1 row written, 1 file not imported"))
        #expect(both.output.contains("New: AMD"))
        #expect(try Program.run(["import", "--symbol", "2330", good, "--cache", cache]).status == 2)
        #expect(try Program.run(["import", "--zone", "Moon", good, "--cache", cache]).status == 2)
    }

    @Test("An import that another program locks out says that nothing was imported")
    func lockedCache() throws {
        try importBars()
        let good = try folder.write("date,close\n2026-01-13,10\n", to: "AMD.csv")
        // Holds the cache for longer than an import waits.
        let lock = """
            import sqlite3, sys, time
            c = sqlite3.connect(sys.argv[1], isolation_level=None)
            c.execute('BEGIN IMMEDIATE')
            print('held', flush=True)
            time.sleep(60)
            """
        let holder = Process()
        holder.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        holder.arguments = ["python3", "-c", lock, cache]
        let pipe = Pipe()
        holder.standardOutput = pipe
        try holder.run()
        defer {
            holder.terminate()
            holder.waitUntilExit()
        }
        // Without Python no process can hold it.
        guard pipe.fileHandleForReading.availableData.count > 0 else { return }
        let result = try Program.run(["import", good, "--cache", cache])
        #expect(result.status == 1)
        #expect(result.errors.contains("is locked by another program; nothing was imported, try again"))
    }

    @Test(
        "A snapshot is drawn in the character set of the locale",
        arguments: [
            ("", "", "C", true), ("", "", "en_US.ISO-8859-1", true), ("C", "", "C.UTF-8", true),
            ("", "POSIX", "de_DE.UTF-8", true), ("", "", "", true), ("", "", "en_US.UTF-8", false),
            ("ja_JP.utf8", "C", "C", false), ("", "", "sr_RS.UTF-8@latin", false),
        ])
    func theLocaleDecidesTheCharacters(all: String, type: String, language: String, isASCII: Bool) throws {
        try importBars()
        let result = try Program.run(
            ["snapshot", "--cache", cache, "--as-of", "2026-01-14", "--size", "80x24"],
            environment: ["LC_ALL": all, "LC_CTYPE": type, "LANG": language])
        #expect(result.status == 0)
        #expect(result.output.contains("1,690"))
        #expect(result.output.utf8.allSatisfy { $0 < 0x80 } == isASCII)
    }

    @Test("The demo without a terminal says so in one sentence")
    func theDemoNeedsATerminal() throws {
        let result = try Program.run(["demo"])
        #expect(result.status != 0)
        #expect(result.errors.contains("The standard input is not a terminal: run chiptop in a terminal"))
        #expect(!result.errors.contains("needs a terminal"))
    }

    @Test func importingTwiceChangesNothing() throws {
        let file = try folder.write("date,close\n2026-01-13,10\nnonsense\n2026-01-14,11\n", to: "NVDA.csv")
        let first = try Program.run(["import", file, "--cache", cache])
        #expect(first.status == 1)
        #expect(first.output.hasPrefix("2 rows written, 1 bad line · 1 symbol"))
        #expect(first.errors.contains("NVDA.csv:3: "))
        #expect(try Program.run(["import", file, "--cache", cache]).output.hasPrefix("0 rows written, 2 unchanged"))
        #expect(try Program.run(["import", "--strict", file, "--cache", cache]).status != 0)
    }

    @Test func theJSONHasTheReturns() throws {
        try importBars()
        let tsmc = try #require(try instruments(["--as-of", "2026-01-14"])["2330.TW"])
        #expect(tsmc["price"] as? Double == 1690)
        #expect(tsmc["nativeName"] as? String == "台積電")
        #expect(tsmc["time"] as? String == "2026-01-14T05:30:00Z")
        let returns = try #require(tsmc["returns"] as? [String: Any])
        #expect(abs(try #require(returns["ytd"] as? Double) - (1690.0 / 1550 - 1)) < 1e-12)
        #expect(abs(try #require(returns["day"] as? Double) - (1690.0 / 1670 - 1)) < 1e-12)
        #expect(returns["month"] is NSNull)
        #expect((returns["usd"] as? [String: Any])?["ytd"] is NSNull)
    }

    @Test(arguments: [
        ("2026-01-14", 1690.0), ("2026-01-13", 1670), ("2026-01-14T05:00:00Z", 1670), ("2026-01-14T05:30:00Z", 1690),
        ("2026-01-14T13:30:00+08:00", 1690),
    ])
    func nothingLaterIsKnown(when: String, price: Double) throws {
        try importBars()
        #expect(try instruments(["--as-of", when])["2330.TW"]?["price"] as? Double == price)
    }

    @Test("A snapshot of a stock's page draws its chart") func snapshotOfAChart() throws {
        try importBars()
        let text = try Program.run(
            ["snapshot", "--cache", cache, "--as-of", "2026-01-14", "--view", "chipmaker", "--size", "100x30"]
        ).output
        #expect(text.contains("SMA50"), "\(text)")
        #expect(!text.contains("Loading history"))
    }

    @Test func aFrameNeedsNoTerminal() throws {
        try importBars()
        let text = try Program.run(["snapshot", "--cache", cache, "--as-of", "2026-01-14", "--size", "80x24"]).output
        #expect(text.split(separator: "\n", omittingEmptySubsequences: false).count == 25)
        #expect(text.contains("台積電"))
        #expect(text.contains("1,690"))
        let ansi = try Program.run(["snapshot", "--cache", cache, "--as-of", "2026-01-14", "--format", "ansi"]).output
        #expect(ansi.contains("\u{1B}[0;"))
    }

    @Test func barsComeThroughAPipe() throws {
        let line = #"{"type":"bar","symbol":"NVDA","date":"2026-01-13","close":184.5}"# + "\n"
        #expect(try Program.run(["import", "--cache", cache], input: line).status == 0)
        #expect(try instruments([])["NVDA"]?["price"] as? Double == 184.5)
    }

    @Test(arguments: [
        (["snapshot", "--cache", "/nonexistent/x.db"], "No quote cache at /nonexistent/x.db"),
        (["import", "/nonexistent.csv"], "/nonexistent.csv"),
        (["--theme", "plaid"], "Unknown theme plaid"),
        (["--as-of", "yesterday"], "yesterday"),
        (["snapshot", "--size", "0x5"], "0x5"),
        (["snapshot", "--size", "10x5"], "--size is 60x15 or more; 10x5 has no room for a frame"),
        (["--watchlist", "/nonexistent.yaml"], "/nonexistent.yaml cannot be read"),
        (["demo", "--speed", "0"], "--speed is a number from 0.1 to 3600"),
        ([], "terminal"),
    ])
    func mistakesGetASentence(arguments: [String], sentence: String) throws {
        let result = try Program.run(arguments, environment: ["XDG_CACHE_HOME": folder.path("cache")])
        #expect(result.status != 0)
        #expect(result.errors.contains(sentence))
        #expect(!result.errors.contains("Fatal error"))
    }

    @Test func theWatchlistOrdersTheBoard() throws {
        try importBars()
        let list = try folder.write("- region: JP\n- region: TW\n  symbols: [2330.TW, NVDA]\n", to: "list.yaml")
        let arguments = ["snapshot", "--cache", cache, "--format", "json", "--watchlist", list]
        let output = try Program.run(arguments).output
        let document = try #require(try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any])
        let regions = try #require(document["regions"] as? [[String: Any]])
        #expect(regions.map { $0["region"] as? String } == ["JP", "TW"])
        #expect(regions.last?["members"] as? [String] == ["2330.TW"])
    }

    @Test func theDemoLeavesRealCachesAlone() throws {
        try importBars()
        let before = try Data(contentsOf: URL(fileURLWithPath: cache))
        #expect(try Program.run(["demo", "--cache", cache]).status != 0)
        #expect(try Data(contentsOf: URL(fileURLWithPath: cache)) == before)
    }

    @Test func theSchemaAndTheKeysArePrinted() throws {
        #expect(try Program.run(["schema"]).output.contains("## quote"))
        #expect(try Program.run(["keys"]).output.contains("Select the previous row"))
    }

    @Test func theSessionsOfADayArePrinted() throws {
        let arguments = ["sessions", "--exchange", "XTKS", "--from", "2026-11-20", "--to", "2026-11-24"]
        let text = try Program.run(arguments).output
        #expect(text.contains("Fri 2026-11-20  09:00-11:30 12:30-15:30 (00:00-02:30 03:30-06:30)"))
        #expect(text.contains("Mon 2026-11-23  closed: Labor Thanksgiving Day"))
        let output = try Program.run(arguments + ["--format", "json"]).output
        let documents = try #require(try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [[String: Any]])
        let days = try #require(documents.first?["days"] as? [[String: Any]])
        #expect(days.map { $0["date"] as? String } == ["2026-11-20", "2026-11-23", "2026-11-24"])
        #expect((days.first?["lunchStart"] as? [String: String])?["utc"] == "2026-11-20T02:30:00Z")
        #expect(days[1]["open"] is NSNull)
    }

    @Test func theStateOfAMomentIsPrinted() throws {
        let arguments = ["sessions", "--at", "2026-02-16T03:00:00Z"]
        let text = try Program.run(arguments).output
        #expect(text.contains("holiday: Spring Festival"))
        let output = try Program.run(arguments + ["--exchange", "XHKG", "--format", "json"]).output
        let documents = try #require(try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [[String: Any]])
        let document = try #require(documents.first)
        #expect(document["state"] as? String == "open")
        #expect(document["note"] as? String == "Half day")
        #expect((document["nextClose"] as? [String: String])?["utc"] == "2026-02-16T04:00:00Z")
        let later = try Program.run(["sessions", "--at", "2031-01-01T00:00:00Z"]).output
        #expect(later.contains("calendar not known yet"))
    }

    @Test func aPersonsOwnClosuresCount() throws {
        let closures = try folder.write("calendar XTAI\nholiday 2026-11-25 Typhoon\n", to: "calendars.txt")
        let arguments = ["sessions", "--exchange", "XTAI", "--from", "2026-11-25", "--calendars"]
        #expect(try Program.run(arguments + [closures]).output.contains("closed: Typhoon"))
        let broken = try folder.write("calendar XTAI\nholyday 2026-11-25\n", to: "broken.txt")
        let result = try Program.run(arguments + [broken])
        #expect(result.status != 0)
        #expect(result.errors.contains("line 2: holyday is not a keyword"))
    }

    @Test(arguments: [
        ("- id: a\n  members: [2330.TW, 2330.TW]\n", ""),
        ("[]", "the file has no basket"), ("- name: a\n", "`id:` is missing"),
        ("- id: a\n", "a basket needs `members` or `regions`"),
        ("- id: a\n  regions: [TX]\n", "2:13: error: `TX` is not a region"),
        ("- id: a\n  regions: [TW]\n  weights: heavy\n", "`heavy` is not a value of `weights`"),
        ("- id: a\n  weights: {2330.TW: -1}\n", "is a number of at least 0, found `-1`"),
        ("- id: a\n  regions: [TW]\n  rebalance: daily\n", "expected one of never, monthly, quarterly"),
        ("- id: a\n  regions: [TW]\n- id: a\n  regions: [KR]\n", "duplicate basket `a`"),
        ("- id: [", "invalid YAML"),
    ])
    func basketsAreReadFromAFile(text: String, problem: String) throws {
        try importBars()
        let file = try folder.write(text, to: "baskets-\(abs(text.hashValue)).yaml")
        let result = try Program.run(["snapshot", "--cache", cache, "--baskets", file])
        #expect((result.status == 0) == problem.isEmpty, "\(result.errors)")
        #expect(problem.isEmpty || result.errors.contains(problem), "\(result.errors)")
    }
}
