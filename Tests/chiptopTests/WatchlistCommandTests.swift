import Foundation
import TestSupport
import Testing

/// The user's own lists: from the shell, and in a real terminal.
@Suite struct WatchlistCommandTests {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    private func run(_ arguments: [String]) throws -> Program.Result {
        try Program.run(["watchlist"] + arguments, environment: ["XDG_CONFIG_HOME": folder.path])
    }

    private func list(_ name: String) throws -> String {
        try String(contentsOfFile: folder.path("chiptop/watchlists/" + name), encoding: .utf8)
    }

    private func write(_ text: String, to name: String) throws {
        let path = folder.path("chiptop/watchlists")
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        _ = try folder.write(text, to: "chiptop/watchlists/" + name)
    }

    @Test func aTradingViewListBecomesAFile() throws {
        let file = try folder.write("###Foundry,TWSE:2330,HKEX:981\n###Memory,NASDAQ:MU,MOON:X\n", to: "Chips.txt")
        let result = try run(["import", file])
        // A row was skipped.
        #expect(result.status == 1)
        #expect(result.output == "3 instruments in \(folder.path("chiptop/watchlists/chips.yaml"))\n")
        #expect(result.errors.contains("line 2: `MOON:X`: not covered: the market is not known here"))
        #expect(
            try list("chips.yaml")
                == "name: Chips\ncurrency: USD\ngroups:\n  - name: Foundry\n    symbols:\n      - 2330.TW\n      - 0981.HK\n"
                + "  - name: Memory\n    symbols:\n      - MU\n")
        // The same once more is another list.
        #expect(try run(["import", file, "--name", "Chips"]).output.contains("chips-2.yaml"))
        #expect(
            try run([]).output
                == "chips\tChips\t3 instruments\tFoundry, Memory\nchips-2\tChips\t3 instruments\tFoundry, Memory\n")
        #expect(try run(["list", "chips"]).output == "2330.TW\n0981.HK\nMU\n")
    }

    @Test func whatHoldsNoSymbolMakesNoList() throws {
        let file = try folder.write("!!! ???\n", to: "odd.txt")
        let result = try run(["import", file])
        #expect(result.status != 0)
        #expect(result.errors.contains("no symbols in"))
        #expect(try run([]).output.contains("no watchlists in"))
        #expect(try run(["import", folder.path("missing")]).status != 0)
    }

    @Test func checkTellsEveryMistake() throws {
        try write("symbols: [TSM]\n", to: "good.yaml")
        #expect(try run(["check"]).output == "1 watchlist, no errors\n")
        try write("nmae: x\nsymbols: [T M]\n", to: "bad.yaml")
        let result = try run(["check"])
        #expect(result.status == 1)
        #expect(result.output.contains("bad.yaml:1:1: error: `nmae` is not a key of a watchlist; did you mean `name`?"))
        #expect(result.output.contains("bad.yaml:2:11: error: `T M` is not a symbol such as 2330.TW"))
    }

    @Test(.enabled(if: TmuxSession.isInstalled, "needs tmux"))
    func editsInTheDashboardKeepAPersonsComments() throws {
        let text = "# mine\nname: Core\nsymbols:\n  # never sell\n  - 2330.TW   # since 2019\n  - NVDA\n"
        try write(text, to: "core.yaml")
        let bars = try folder.write(
            "symbol,date,close\n2330.TW,2026-01-13,1670\n2330.TW,2026-01-14,1690\nNVDA,2026-01-14,180\n", to: "a.csv")
        let cache = folder.path("quotes.db")
        #expect(try Program.run(["import", bars, "--cache", cache]).status == 0)
        let session = try TmuxSession(width: 120, height: 32)
        try session.enter(
            "XDG_CONFIG_HOME='\(folder.path)' XDG_STATE_HOME='\(folder.path("state"))' '\(Program.path)' --cache '\(cache)' --view board"
                + " --as-of 2026-01-14 --view watchlist")
        try session.wait("the list") { $0.contains("2 instruments") && $0.contains("TSMC") }
        try session.press("J")
        try session.wait("the new order") { screen in
            guard let nvidia = screen.range(of: "Nvidia"), let tsmc = screen.range(of: "NT$1,690") else { return false }
            return nvidia.lowerBound < tsmc.lowerBound
        }
        #expect(
            try list("core.yaml")
                == "# mine\nname: Core\nsymbols:\n  - NVDA\n  # never sell\n  - 2330.TW   # since 2019\n")
        // An edit by another editor is followed.
        try write(try list("core.yaml") + "  - MU\n", to: "core.yaml")
        try session.wait("three instruments") { $0.contains("3 instruments") }
        try session.press("a")
        try session.wait("the form") { $0.contains("Add to watchlist") }
        try session.type("AMD")
        try session.press("Enter")
        try session.wait("four instruments") { $0.contains("4 instruments") }
        #expect(try list("core.yaml").hasSuffix("  - MU\n  - AMD\n"))
        // A file with an error is not touched.
        try write("name: Core\nsymbols: [TSM, T M]  # mine\n", to: "core.yaml")
        try session.wait("the mistake") { $0.contains("core.yaml:2:16") }
        try session.press("$")
        try session.wait("the advice") { $0.contains("fix it first") }
        #expect(try list("core.yaml") == "name: Core\nsymbols: [TSM, T M]  # mine\n")
        try session.press("q")
        try session.wait("the program's end") { _ in (try? session.children().isEmpty) ?? false }
    }
}
