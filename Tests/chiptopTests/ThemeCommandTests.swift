import Foundation
import TestSupport
import Testing

@Suite struct ThemeCommandTests {
    let folder: TemporaryFolder
    let environment: [String: String]

    init() throws {
        folder = try TemporaryFolder()
        environment = ["XDG_CONFIG_HOME": folder.url.path, "HOME": folder.url.path, "NO_COLOR": ""]
        let themes = folder.path("chiptop/themes")
        try FileManager.default.createDirectory(atPath: themes, withIntermediateDirectories: true)
        let palette = (0..<16).map {
            "  base0\(String($0, radix: 16, uppercase: true)): \"\($0 < 8 ? "10" : "c0")2030\""
        }
        _ = try folder.write("palette:\n" + palette.joined(separator: "\n") + "\n", to: "chiptop/themes/mine.yaml")
        _ = try folder.write("theme[main_bg]=\"#10\"\ntheme[main_fg]=\"#ee\"\n", to: "chiptop/themes/other.theme")
        _ = try folder.write("palette: [", to: "chiptop/themes/broken.yaml")
    }

    private func snapshot(_ arguments: [String], _ more: [String: String] = [:]) throws -> Program.Result {
        let cache = folder.path("quotes.db")
        if !FileManager.default.fileExists(atPath: cache) {
            let file = try folder.write("date,close\n2026-01-13,10\n2026-01-14,11\n", to: "NVDA.csv")
            #expect(try Program.run(["import", file, "--cache", cache]).status == 0)
        }
        return try Program.run(
            ["snapshot", "--cache", cache, "--as-of", "2026-01-14", "--format", "ansi", "--size", "80x24"] + arguments,
            environment: environment.merging(more) { $1 })
    }

    @Test func ownThemesAreListedBesideThoseThatShip() throws {
        let result = try Program.run(["themes"], environment: environment)
        #expect(result.status == 0)
        let names = result.output.split(separator: "\n").compactMap { $0.split(separator: " ").first.map(String.init) }
        #expect(Set(["midnight", "nord", "mine", "other"]).isSubset(of: names))
        #expect(!names.contains("broken"))
        #expect(result.errors.contains("broken.yaml cannot be read"))
    }

    @Test(arguments: ["mine", "other", "nord", "other.theme"])
    func aThemeIsAskedForByName(name: String) throws {
        let result = try snapshot(["--theme", name])
        #expect(result.status == 0)
        #expect(result.output != (try snapshot([])).output)
    }

    @Test func aThemeIsAskedForByItsPath() throws {
        #expect(try snapshot(["--theme", folder.path("chiptop/themes/other.theme")]).output.contains("48;2;16;16;16"))
    }

    @Test(arguments: ["broken", "nonsuch", "/nonsuch.yaml", "/dev/zero"])
    func aWrongThemeOnTheCommandLineIsAnError(name: String) throws {
        let result = try snapshot(["--theme", name])
        #expect(result.status != 0)
        #expect(result.output.isEmpty)
        #expect(result.errors.hasPrefix("Error: "))
    }

    @Test(arguments: ["broken", "nonsuch", "/dev/zero"])
    func aWrongThemeThatWasSetUpNeverPreventsTheStart(name: String) throws {
        let result = try snapshot([], ["CHIPTOP_THEME": name])
        #expect(result.status == 0)
        #expect(result.output == (try snapshot([])).output)
        #expect(result.errors.hasPrefix("chiptop: CHIPTOP_THEME is ignored: "))
    }

    @Test func aThemeThatWasSetUpIsUsed() throws {
        #expect(try snapshot([], ["CHIPTOP_THEME": "nord"]).output == (try snapshot(["--theme", "nord"])).output)
    }

    @Test(arguments: [
        (["--colors", "256"], "38;5;", "38;2;"), (["--colors", "16"], "\u{1B}[0", "38;"),
        (["--colors", "none"], "\u{1B}[0", "38;"), (["--no-color"], "\u{1B}[0", "38;"), ([], "38;2;", "38;5;"),
    ])
    func theNumberOfColours(arguments: [String], has: String, lacks: String) throws {
        let output = try snapshot(arguments).output
        #expect(output.contains(has))
        #expect(!output.contains(lacks))
    }

    @Test func noColorIsHonoured() throws {
        #expect(try !snapshot([], ["NO_COLOR": "1"]).output.contains("38;"))
    }

    @Test func asciiIsASCII() throws {
        #expect(try snapshot(["--ascii"]).output.utf8.allSatisfy { $0 < 0x80 })
    }

    @Test func marketColoursAreChosen() throws {
        let plain = try snapshot([]).output
        #expect(try snapshot(["--market-colors", "red-up"]).output != plain)
        #expect(try snapshot(["--market-colors", "by-region"]).status == 0)
        #expect(try snapshot(["--market-colors", "plaid"]).status != 0)
    }
}
