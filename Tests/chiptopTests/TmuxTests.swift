import Foundation
import TestSupport
import Testing

/// A few runs in a real tmux, one after another: what only a real terminal can prove.
@Suite(.serialized, .enabled(if: TmuxSession.isInstalled, "needs tmux")) struct TmuxTests {
    let folder: TemporaryFolder
    let cache: String

    init() throws {
        folder = try TemporaryFolder()
        cache = folder.path("quotes.db")
        let file = try folder.write(
            """
            symbol,date,close
            2330.TW,2025-12-31,1550
            2330.TW,2026-01-13,1670
            2454.TW,2025-12-31,1400
            2454.TW,2026-01-13,1455
            005930.KS,2025-12-31,120000
            005930.KS,2026-01-13,137600
            """, to: "bars.csv")
        #expect(try Program.run(["import", file, "--cache", cache]).status == 0)
    }

    private func start(width: Int = 120, height: Int = 40) throws -> TmuxSession {
        let session = try TmuxSession(width: width, height: height)
        try session.enter("XDG_STATE_HOME='\(folder.path("state"))' '\(Program.path)' --cache '\(cache)' --view board")
        try session.wait("the board") { $0.contains("TSMC") && $0.contains("q quit") }
        return session
    }

    /// The shell is back with echo on, the alternate screen and the hidden cursor are gone.
    private func expectRestored(_ session: TmuxSession, status: Int) throws {
        try session.wait("the program's end") { _ in (try? session.children().isEmpty) ?? false }
        #expect(try session.pane("#{alternate_on}") == "0")
        try session.enter("echo \"ended with $?\"; stty -a | tr ' ;' '\\n\\n' | grep -x -- '-\\?echo'")
        let screen = try session.wait("the shell") { $0.contains("\nended with") }
        #expect(screen.contains("\nended with \(status)\n"))
        try session.wait("echo on") { $0.contains("\necho\n") }
        #expect(try session.pane("#{cursor_flag}") == "1")
    }

    @Test func exactColoursReachAnOrdinaryTerminalType() throws {
        let session = try TmuxSession(width: 80, height: 24)
        try session.enter("COLORTERM=truecolor '\(Program.path)' --cache '\(cache)' --view board --theme nord")
        try session.wait("the board") { $0.contains("TSMC") && $0.contains("q quit") }
        // The accent and the ground of the scheme, to the last bit.
        let colored = try session.screen(withColors: true)
        #expect(colored.contains("38;2;136;192;208m"))
        #expect(colored.contains("48;2;46;52;64m"))
        try session.press("t")
        try session.wait("the choice") { $0.contains("▸ nord") }
        try session.press("k", "Escape")
        try session.wait("the board again") { !$0.contains("Colours") }
        try session.press("q")
        try expectRestored(session, status: 0)
    }

    @Test func theFeedIsToldWhomOneLooksAt() throws {
        let session = try start()
        func focus() -> [String] {
            let text = try? String(contentsOfFile: folder.path("state/chiptop/focus"), encoding: .utf8)
            return text?.split(separator: "\n").map(String.init) ?? []
        }
        try session.press("o")
        // It is looked every few seconds, when something happens.
        try session.wait("the chipmaker in the focus") { _ in
            try? session.press("y")
            return focus().first == "2330.TW"
        }
        try session.press("q")
        try session.wait("an empty focus") { _ in focus().isEmpty }
        try expectRestored(session, status: 0)
    }

    @Test func startMoveResizeQuit() throws {
        let session = try start()
        try session.press("j")
        try session.wait("the second row under the cursor") { screen in
            let lines = screen.split(separator: "\n", omittingEmptySubsequences: false)
            guard let row = try? session.cursor().y, lines.indices.contains(row) else { return false }
            return lines[row].contains("MediaTek")
        }
        try session.resize(width: 80, height: 24)
        try session.wait("the narrow board") { $0.contains("▸ South Korea") }
        try session.resize(width: 40, height: 10)
        try session.wait("a kind word") { $0.contains("chiptop needs a window of 60x15") }
        try session.resize(width: 170, height: 46)
        try session.wait("the wide board") { $0.contains("Rotation") && $0.contains("Lead") }
        try session.press("?")
        try session.wait("the help") { $0.contains("Select the previous row") }
        try session.press("x", "q")
        try expectRestored(session, status: 0)
    }

    @Test(
        "A real mouse selects what it presses and opens it with a second press",
        arguments: [
            ("B", "Board", "MediaTek"), ("M", "Movers", "MediaTek"), ("H", "Heatmap", "Samsung"),
            ("V", "Valuation", "MediaTek"), ("U", "Feed", "MediaTek"),
        ])
    func presses(key: String, title: String, name: String) throws {
        let facts = ["2330.TW", "2454.TW"].map { symbol in
            #"{"type":"fact","symbol":"\#(symbol)","metric":"forward_pe","as_of":"2026-01-12","value":20,"unit":"ratio"}"#
        }
        let file = try folder.write(facts.joined(separator: "\n"), to: "facts.jsonl")
        #expect(try Program.run(["import", file, "--cache", cache]).status == 0)
        let sql = """
            INSERT INTO feed_status(feed, state, failures, message) VALUES ('yahoo', 'failing', 3, 'refused');
            INSERT INTO feed_instrument(feed, symbol, failures, message)
              VALUES ('yahoo', '2330.TW', 3, 'refused'), ('yahoo', '2454.TW', 3, 'refused')
            """
        #expect(try ChildProcess.run(["sqlite3", cache, sql]) == 0)
        let session = try TmuxSession(width: 120, height: 40)
        // As of the day of the newest prices, so that a stock moves.
        try session.enter(
            "XDG_STATE_HOME='\(folder.path("state"))' '\(Program.path)' --cache '\(cache)' --view board --as-of 2026-01-13"
        )
        try session.wait("the board") { $0.contains("TSMC") && $0.contains("q quit") }
        try session.press(key)
        var place: (x: Int, y: Int)?
        try session.wait("the name in the view") { screen in
            let lines = screen.split(separator: "\n", omittingEmptySubsequences: false)
            guard lines.first?.contains(title) == true else { return false }
            for (y, line) in lines.enumerated() {
                // Columns are counted in characters, so nothing wide may stand to the left.
                guard let range = line.firstRange(of: name),
                    line[..<range.lowerBound].unicodeScalars.allSatisfy({
                        $0.value < 0x1100 || (0x2000..<0x2E80).contains($0.value)
                    })
                else { continue }
                place = (line[..<range.lowerBound].count, y)
                return true
            }
            return false
        }
        let (x, y) = try #require(place)
        // As a terminal reports it: the left button, the column and the row from one on.
        let press = "\u{1B}[<0;\(x + 2);\(y + 1)M"
        try session.type(press)
        try session.type(press)
        try session.wait("its page") { $0.contains("1 Chart") && $0.contains("› \(name)") }
        try session.press("q")
        try expectRestored(session, status: 0)
    }

    @Test func anEditOfTheConfigurationIsOnScreenAtOnceAndABadOneIsSaid() throws {
        let session = try TmuxSession(width: 120, height: 40)
        // The folder comes to be while the board runs.
        try session.enter("XDG_CONFIG_HOME='\(folder.path)' '\(Program.path)' --cache '\(cache)' --view board")
        try session.wait("the board") { $0.contains("TSMC") && $0.contains("q quit") }
        let configuration = folder.path("chiptop")
        try FileManager.default.createDirectory(atPath: configuration, withIntermediateDirectories: true)
        _ = try folder.write("names: native\nkeys: {quit: Q}\n", to: "chiptop/config.yaml")
        try session.wait("native names") { !$0.contains("TSMC") && $0.contains("台積電") && $0.contains("Q quit") }
        _ = try folder.write("names: native\nkeys: {quit: Q}\nnumbers: many\n", to: "chiptop/config.yaml")
        try session.wait("the mistake") { $0.contains("config.yaml:3:10: `many`") && $0.contains("台積電") }
        // As editors do: another file takes the place of the old one.
        _ = try folder.write("keys: {quit: Q}\nnumbers: 1 690,5\n", to: "chiptop/config.yaml.new")
        #expect(rename(configuration + "/config.yaml.new", configuration + "/config.yaml") == 0)
        try session.wait("English names and other numbers") {
            $0.contains("TSMC") && $0.contains("1 670") && !$0.contains("config.yaml")
        }
        try session.press("Q")
        try expectRestored(session, status: 0)
    }

    @Test func aBrokenConfigurationStartsAndSaysWhy() throws {
        let session = try TmuxSession(width: 120, height: 40)
        try FileManager.default.createDirectory(atPath: folder.path("chiptop"), withIntermediateDirectories: true)
        _ = try folder.write("names: native\ntheme: nonsuch\n", to: "chiptop/config.yaml")
        try session.enter("XDG_CONFIG_HOME='\(folder.path)' '\(Program.path)' --cache '\(cache)' --view board")
        // What is good in it counts.
        try session.wait("the board") {
            $0.contains("台積電") && $0.contains("config.yaml:2:8: Unknown theme nonsuch")
        }
        try session.press("q")
        try expectRestored(session, status: 0)
    }

    @Test func aPlainUpdateOfAnotherProgramIsOnScreen() throws {
        let session = try start()
        let sql = "INSERT INTO quote(symbol, price, time) VALUES ('2330.TW', 1777, strftime('%s', 'now'))"
        #expect(try ChildProcess.run(["sqlite3", cache, sql]) == 0)
        try session.wait("the new price") { $0.contains("1,777") }
        try session.press("q")
        try expectRestored(session, status: 0)
    }

    @Test(arguments: [
        ("TERM", 143), ("HUP", 129), ("INT", 130), ("QUIT", 131), ("SEGV", 139), ("ABRT", 134), ("TRAP", 133),
    ])
    func theTerminalIsRestoredAfter(signal: String, status: Int) throws {
        let session = try start()
        #expect(try ChildProcess.run(["kill", "-\(signal)", "\(try session.programID())"]) == 0)
        try expectRestored(session, status: status)
    }

    @Test func theBoardWaitsForACacheThatDoesNotExist() throws {
        let session = try TmuxSession(width: 100, height: 30)
        let path = folder.path("later/quotes.db")
        try session.enter("'\(Program.path)' --cache '\(path)' --view board")
        try session.wait("what to do") { $0.contains("chiptop demo") && $0.contains("No quote cache") }
        let file = try folder.write("symbol,date,close\nNVDA,2026-01-13,184.5\n", to: "later.csv")
        #expect(try Program.run(["import", file, "--cache", path]).status == 0)
        try session.wait("the imported price") { $0.contains("Nvidia") || $0.contains("▸ United States") }
        try session.press("q")
    }

    @Test func theDemoLives() throws {
        let session = try TmuxSession(width: 170, height: 46)
        try session.enter("'\(Program.path)' demo --speed 60")
        try session.wait("the sample board") { $0.contains("SAMPLE") && $0.contains("TSMC") && $0.contains("Biren") }
        let first = try session.screen()
        try session.wait("ticks") { screen in
            let header = screen.split(separator: "\n").first ?? ""
            return screen != first && !header.contains("10:00 Taipei")
        }
        try session.press("q")
        try session.wait("the shell") { !$0.contains("SAMPLE") }
    }
}
