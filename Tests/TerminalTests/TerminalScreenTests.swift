import Glibc
import Testing
import TextUI

@testable import Terminal

/// What a real program shows on a real terminal.
@Suite struct TerminalScreenTests {
    private func started(
        size: Size = Size(width: 60, height: 12), _ more: [String: String] = [:]
    ) throws -> PseudoTerminal {
        let environment = ["TERM": "xterm-256color", "LANG": "C.UTF-8"].merging(more) { $1 }
        let pty = try PseudoTerminal([Fixture.path], size: size, environment: environment)
        try #require(pty.wait(for: "row: 0"), "\(pty.screen.text)")
        return pty
    }

    @Test func thePictureIsOnTheScreen() throws {
        let pty = try started()
        #expect(pty.wait { $0.lines.last?.contains("line 8 台積電 2330.TW │▁▂▃▄▅▆▇█ ⣿⡇") == true })
        #expect(pty.screen.lines.first == "size 60x12")
        #expect(pty.screen.lines.allSatisfy { !$0.hasPrefix("line") || $0.hasSuffix("半") })
        #expect(pty.wait { $0.modes.isSuperset(of: [25, 1049, 2004]) && $0.cursor == Point(x: 0, y: 3) })
        pty.send("q")
        #expect(pty.waitForEnd() == .exit(0))
        #expect(pty.areSettingsRestored)
        #expect(pty.screen.modes.isDisjoint(with: [1049, 2004]) && pty.screen.modes.contains(25))
    }

    @Test func theCursorIsParkedOnTheRow() throws {
        let pty = try started()
        pty.send("jj\u{1B}[B")
        #expect(pty.wait { $0.text.contains("row: 3") && $0.cursor == Point(x: 0, y: 6) })
    }

    @Test func differencesLeadToTheSamePictureAsARepaint() throws {
        let pty = try started(size: Size(width: 41, height: 9))
        for key in ["j", "k", "x", "漢", "\u{1B}[5~", "j", "j", "m"] { pty.send(key) }
        try #require(pty.wait(for: "mail: 1"))
        let below = pty.screen.lines.dropFirst(2).joined(separator: "\n")
        pty.scribble()
        pty.send("\u{C}")
        try #require(pty.wait(for: "key: character(\"l\") 1"))
        #expect(pty.wait { !$0.text.contains("#") })
        #expect(pty.screen.lines.dropFirst(2).joined(separator: "\n") == below)
    }

    @Test func aLoneEscapeIsAKeyAndUnknownSequencesAreNone() throws {
        let pty = try started()
        pty.send("\u{1B}")
        #expect(pty.wait(for: "key: escape 0"))
        pty.send("\u{1B}[99999;99999R\u{1B}[<0;10;10M\u{1B}[?61;4c\u{1B}]11;rgb:ffff\u{7}\u{1B}[Mqqqx")
        #expect(pty.wait(for: "key: character(\"x\") 0"))
        #expect(pty.waitForEnd(seconds: 0) == nil)
    }

    @Test func aPasteIsOneEvent() throws {
        let pty = try started()
        pty.send("\u{1B}[200~q\nj\u{1B}[201~")
        #expect(pty.wait(for: "key: paste(q j)"))
    }

    @Test(arguments: [Size(width: 80, height: 24), Size(width: 1, height: 1), Size(width: 500, height: 200)])
    func everySizeIsTaken(size: Size) throws {
        let pty = try started()
        pty.resize(size)
        if size.width > 20 {
            #expect(pty.wait(for: "size \(size.width)x\(size.height)"))
        } else {
            #expect(pty.wait { $0.text == "s" })
        }
        pty.resize(Size(width: 50, height: 10))
        #expect(pty.wait(for: "size 50x10"))
        #expect(pty.wait { $0.lines.last?.hasPrefix("line 6") == true })
    }

    @Test func aSizeOfZeroIsTakenFor80By24() throws {
        let pty = try PseudoTerminal([Fixture.path], size: Size(width: 0, height: 0))
        pty.resizeModel(Size(width: 80, height: 24))
        #expect(pty.wait(for: "size 80x24"))
    }

    @Test func exportedColumnsDoNotMatter() throws {
        let pty = try started(["COLUMNS": "40", "LINES": "5"])
        #expect(pty.screen.lines.first == "size 60x12")
        pty.resize(Size(width: 70, height: 14))
        #expect(pty.wait(for: "size 70x14"))
    }

    @Test func aResizeToTheSameSizeRepaints() throws {
        let pty = try started()
        pty.scribble()
        pty.signal(SIGWINCH)
        #expect(pty.wait { $0.lines.first == "size 60x12" && !$0.text.contains("#") })
    }

    @Test func mailAndDeadlinesWakeTheLoop() throws {
        let pty = try started()
        pty.send("m")
        #expect(pty.wait(for: "mail: 1"))
        pty.send("d")
        #expect(pty.wait(for: "ticks: 1"))
    }

    @Test func theBellRings() throws {
        let pty = try started()
        pty.send("b")
        #expect(pty.wait { $0.bells == 1 })
    }

    @Test(arguments: ["linux", "screen-256color", "tmux-256color", "vt100", "xterm-mono"])
    func everyCommonTypeIsTaken(type: String) throws {
        let pty = try started(["TERM": type])
        pty.send("j")
        #expect(pty.wait(for: "row: 1"))
        pty.send("q")
        #expect(pty.waitForEnd() == .exit(0))
    }

    @Test(arguments: [["LC_ALL": "C"], ["LC_CTYPE": "POSIX"], ["LANG": "de_DE.ISO-8859-1"]])
    func withoutUTF8TheTextIsASCII(locale: [String: String]) throws {
        let pty = try started(["LANG": "C"].merging(locale) { $1 })
        #expect(pty.wait(for: "line 8 ?????? 2330.TW |_.:-=+*# ||"))
    }

    @Test(arguments: ["nowhere_XX.UTF-8", "nowhere_XX.utf8"])
    func aMissingLocaleStillSaysThatUTF8IsMeant(name: String) throws {
        let pty = try started(["LANG": name])
        #expect(pty.wait(for: "line 8 台積電"))
    }

    @Test(arguments: ["dumb", "nonsuch", ""])
    func aTypeThatCannotBeUsedIsNamed(type: String) throws {
        let pty = try PseudoTerminal([Fixture.path], size: Size(width: 200, height: 5), environment: ["TERM": type])
        #expect(pty.waitForEnd() == .exit(2))
        #expect(pty.screen.text.contains(type.isEmpty ? "TERM is not set" : "The terminal type \(type) cannot"))
        #expect(pty.areSettingsRestored)
    }
}
