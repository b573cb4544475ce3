import Foundation
import TestSupport
import Testing

/// The configuration as the program finds, checks, shows and uses it.
@Suite struct ConfigCommandTests {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    private var file: String { folder.path("chiptop/config.yaml") }

    private func write(_ text: String) throws {
        try FileManager.default.createDirectory(atPath: folder.path("chiptop"), withIntermediateDirectories: true)
        _ = try folder.write(text, to: "chiptop/config.yaml")
    }

    private func run(_ arguments: [String], _ more: [String: String] = [:]) throws -> Program.Result {
        try Program.run(
            arguments,
            environment: ["XDG_CONFIG_HOME": folder.path, "CHIPTOP_THEME": "", "NO_COLOR": ""].merging(more) { $1 })
    }

    private func snapshot(_ arguments: [String], _ more: [String: String] = [:]) throws -> Program.Result {
        let cache = folder.path("quotes.db")
        if !FileManager.default.fileExists(atPath: cache) {
            let bars = try folder.write(
                "symbol,date,close\n2330.TW,2026-01-13,1670\n2330.TW,2026-01-14,1690\n", to: "a.csv")
            #expect(try Program.run(["import", bars, "--cache", cache]).status == 0)
        }
        return try run(["snapshot", "--cache", cache, "--as-of", "2026-01-14", "--size", "80x24"] + arguments, more)
    }

    private func permissions(_ path: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }

    @Test func theInitialFileIsPrivateGoodAndNotWrittenOver() throws {
        let first = try run(["config", "init"])
        #expect(first.status == 0)
        #expect(first.output == file + "\n")
        #expect(try permissions(file) == 0o600)
        #expect(try permissions(folder.path("chiptop")) == 0o700)
        #expect(try run(["config", "check"]).status == 0)
        try write("names: native\n")
        let second = try run(["config", "init"])
        #expect(second.status != 0)
        #expect(second.errors.contains("--force overwrites it"))
        #expect(try String(contentsOfFile: file, encoding: .utf8) == "names: native\n")
        #expect(try run(["config", "init", "--force"]).status == 0)
        #expect(try permissions(file) == 0o600)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path("chiptop")) == ["config.yaml"])
    }

    @Test func checkTellsEveryMistakeWithACaret() throws {
        try write("names: nativ\ntheme: nonsuch\nkeys: {quit: null}\n")
        let result = try run(["config", "check"])
        #expect(result.status == 1)
        let places = result.output.split(separator: "\n").filter { $0.contains(": error: ") }
        #expect(places.count == 3)
        #expect(result.output.contains("config.yaml:1:8: error: `nativ` is not a value of `names`; did you mean"))
        #expect(result.output.contains("names: nativ\n       ^~~~~\n"))
        #expect(result.output.contains("config.yaml:2:8: error: Unknown theme nonsuch"))
        let other = try folder.write("marks: off\n", to: "other.yaml")
        #expect(try run(["config", "check", other]).status == 0)
        #expect(try run(["config", "check", folder.path("none.yaml")]).status != 0)
    }

    @Test("Without a file every file of the folder is checked, and hints are not errors")
    func everyFileOfTheFolder() throws {
        try write("market_colors: by-region\n")
        _ = try folder.write(
            "- id: a\n  when: last > 1\n  high_when: last > 2\n  message: x\n", to: "chiptop/rules.yaml")
        let good = try run(["config", "check"])
        #expect(good.status == 0)
        #expect(good.output.contains("config.yaml:1:1: hint: `market_colors` is now `market-colors`"))
        #expect(good.output.contains("rules.yaml:3:3: hint: `high_when` is now `high-when`"))
        _ = try folder.write("- regoin: TW\n", to: "chiptop/watchlist.yaml")
        _ = try folder.write("- id: a\n  regions: [TX]\n", to: "chiptop/baskets.yaml")
        _ = try folder.write("hihg: [bell]\n", to: "chiptop/alerts.yaml")
        _ = try folder.write("- id: t\n", to: "chiptop/theses.yaml")
        _ = try folder.write("years: 5\nsources: {yahooo: off}\n", to: "chiptop/feed.yaml")
        _ = try folder.write("calendar XTAI\nholyday 2026-11-25\n", to: "chiptop/calendars.txt")
        let bad = try run(["config", "check"])
        #expect(bad.status == 1)
        for place in [
            "watchlist.yaml:1:3: error", "baskets.yaml:2:13: error", "alerts.yaml:1:1: error", "theses.yaml:1:3: error",
            "feed.yaml:2:11: error: `yahooo` is not a source; did you mean `yahoo`?",
            "line 2: holyday is not a keyword",
        ] {
            #expect(bad.output.contains(place), "\(place)")
        }
        let one = try run(["config", "check", folder.path("chiptop/baskets.yaml")])
        #expect(one.status == 1 && one.output.contains("`TX` is not a region"))
    }

    @Test func withoutAFileThereIsNothingToCheck() throws {
        let result = try run(["config", "check"])
        #expect(result.status == 0)
        #expect(result.output.contains("not found"))
    }

    /// Who wins, from the weakest to the strongest: default, file, environment, flag.
    @Test(
        arguments: [
            ("", [:], [], "ytd", "default"), ("period: week", [:], [], "week", "file"),
            ("period: week", ["CHIPTOP_PERIOD": "month"], [], "month", "environment CHIPTOP_PERIOD"),
            ("period: week", ["CHIPTOP_PERIOD": "month"], ["--period", "year"], "year", "flag --period"),
            ("period: week", [:], ["--period", "year"], "year", "flag --period"),
            ("", ["CHIPTOP_PERIOD": "month"], [], "month", "environment CHIPTOP_PERIOD"),
            ("period: week", ["CHIPTOP_PERIOD": "monthly"], [], "week", "file"),
            ("period: wek", [:], [], "ytd", "default"), ("period: week", ["CHIPTOP_PERIOD": ""], [], "week", "file"),
            ("period: week", [:], ["--set", "period=3m"], "3m", "flag --set"),
        ] as [(String, [String: String], [String], String, String)])
    func precedence(
        text: String, environment: [String: String], flags: [String], value: String, origin: String
    ) throws {
        try write(text)
        let result = try run(["config", "show"] + flags, environment)
        #expect(result.status == 0)
        #expect(result.output.contains("\nperiod: \(value)  # \(origin)\n"))
    }

    @Test(
        arguments: [
            ("colors: truecolor", [:], [], "colors: truecolor  # file"),
            ("colors: truecolor", ["NO_COLOR": "1"], [], "colors: none  # environment NO_COLOR"),
            ("", ["NO_COLOR": "1", "CHIPTOP_COLORS": "256"], [], "colors: 256  # environment CHIPTOP_COLORS"),
            ("", ["NO_COLOR": "1"], ["--colors", "16"], "colors: 16  # flag --colors"),
            ("colors: 256", [:], ["--no-color"], "colors: none  # flag --no-color"),
            ("", ["CHIPTOP_COLUMNS": "[name, price]"], [], "columns: [name, price]  # environment CHIPTOP_COLUMNS"),
            ("", ["CHIPTOP_MARKET_COLORS": "red-up"], [], "market-colors: red-up  # environment CHIPTOP_MARKET_COLORS"),
            ("marks: on", [:], ["--no-marks"], "marks: off  # flag --no-marks"),
            ("theme: nord", [:], ["--theme", "dracula"], "theme: dracula  # flag --theme"),
            ("theme: nord", ["CHIPTOP_THEME": "nonsuch"], [], "theme: nord  # file"),
        ] as [(String, [String: String], [String], String)])
    func everySourceSaysItsName(
        text: String, environment: [String: String], flags: [String], line: String
    ) throws {
        try write(text)
        #expect(try run(["config", "show"] + flags, environment).output.contains(line + "\n"))
    }

    @Test(arguments: ["names: nativ", "theme: nonsuch", ": : :", "\u{0}", "keys: {quit: null}", "- a"])
    func aBrokenFileNeverPreventsTheStart(text: String) throws {
        let plain = try snapshot([])
        try write(text)
        let result = try snapshot([])
        #expect(result.status == 0)
        #expect(result.output == plain.output)
        #expect(result.errors.contains("chiptop: config.yaml:1:"))
    }

    @Test func aFolderInItsPlaceNeverPreventsTheStart() throws {
        try FileManager.default.createDirectory(atPath: file, withIntermediateDirectories: true)
        let result = try snapshot([])
        #expect(result.status == 0)
        #expect(result.errors.contains("cannot be read"))
        #expect(try run(["config", "check"]).status != 0)
    }

    @Test func theFileIsUsed() throws {
        try write("names: native\nnumbers: 1 690,5\nview: board\ncolumns: [name, price]\n")
        let text = try snapshot([]).output
        #expect(text.contains("台積電"))
        #expect(text.contains("1 690"))
        #expect(!text.contains("TSMC "))
        #expect(try snapshot(["--set", "names=english"]).output.contains("TSMC "))
        #expect(try snapshot(["--set", "nams=english"]).status != 0)
        #expect(try snapshot(["--set", "names=latin"]).status != 0)
        #expect(try snapshot(["--view", "events"]).output.contains("Events"))
    }

    @Test func theKeysInForceAreListed() throws {
        try write("keys: {quit: [Q], sort: null}\n")
        let output = try run(["keys"]).output
        #expect(output.contains("  Q                quit            Quit\n"))
        #expect(output.contains("  –                sort            "))
    }
}
