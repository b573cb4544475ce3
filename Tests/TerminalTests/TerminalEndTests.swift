import Glibc
import Testing
import TextUI

/// However the program ends, the terminal is as it was.
@Suite struct TerminalEndTests {
    private func started() throws -> PseudoTerminal {
        let pty = try PseudoTerminal([Fixture.path])
        try #require(pty.wait { $0.text.contains("row: 0") && $0.modes.contains(2004) }, "\(pty.screen.text)")
        return pty
    }

    private func expectRestored(_ pty: PseudoTerminal) {
        #expect(pty.areSettingsRestored)
        #expect(pty.screen.modes.isDisjoint(with: [1049, 2004]))
        #expect(pty.screen.modes.contains(25))
    }

    @Test(arguments: [SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGUSR1, SIGUSR2, SIGALRM])
    func aSignalEndsItProperly(signal: Int32) throws {
        let pty = try started()
        pty.signal(signal)
        #expect(pty.waitForEnd() == .signal(signal))
        expectRestored(pty)
    }

    @Test(arguments: [SIGSEGV, SIGABRT, SIGBUS, SIGILL, SIGTRAP, SIGFPE])
    func aFaultRestoresTheTerminal(signal: Int32) throws {
        let pty = try started()
        pty.signal(signal)
        #expect(pty.waitForEnd() == .signal(signal))
        expectRestored(pty)
    }

    @Test(arguments: [("Ŧ", [SIGILL, SIGTRAP]), ("Ŝ", [SIGSEGV]), ("Ä", [SIGABRT])])
    func aCrashRestoresTheTerminal(key: String, signals: [Int32]) throws {
        let pty = try started()
        pty.send(key)
        let end = pty.waitForEnd()
        #expect(signals.contains { end == .signal($0) })
        expectRestored(pty)
    }

    @Test func aBrokenPipeDoesNotEndIt() throws {
        let pty = try started()
        pty.signal(SIGPIPE)
        pty.send("j")
        #expect(pty.wait(for: "row: 1"))
    }

    @Test func controlCIsAKey() throws {
        let pty = try started()
        pty.send("\u{3}")
        #expect(pty.waitForEnd() == .exit(0))
        expectRestored(pty)
    }

    @Test func aHangupEndsIt() throws {
        let pty = try started()
        pty.hangUp()
        let end = pty.waitForEnd()
        #expect(end == .signal(SIGHUP) || end == .exit(129))
    }

    @Test func aHangupEndsItEvenWhereTheSignalIsIgnored() throws {
        let pty = try PseudoTerminal(["/bin/sh", "-c", "trap '' HUP; exec \(Fixture.path)"])
        try #require(pty.wait(for: "row: 0"))
        pty.hangUp()
        #expect(pty.waitForEnd() == .exit(129))
    }

    @Test func stalledOutputDoesNotKeepItFromEnding() throws {
        let pty = try started()
        pty.stopOutput(true)
        for _ in 0..<50 { pty.send("jk\u{C}") }
        pty.signal(SIGTERM)
        #expect(pty.waitForEnd(reading: false) == .signal(SIGTERM))
        #expect(pty.areSettingsRestored)
    }

    @Test func outputThatStalledIsRightAfterwards() throws {
        let pty = try started()
        pty.resize(Size(width: 150, height: 50))
        try #require(pty.wait(for: "size 150x50"))
        pty.stopOutput(true)
        for _ in 0..<40 { pty.send("j\u{C}") }
        pty.send("z")
        pty.stopOutput(false)
        #expect(pty.wait { $0.text.contains("row: 40") && $0.text.contains("key: character(\"z\")") })
        #expect(pty.wait { $0.lines.last?.hasPrefix("line 46") == true && $0.cursor == Point(x: 0, y: 43) })
    }

    @Test(arguments: [true, false])
    func itStopsAndComesBack(byKey: Bool) throws {
        let script = "set -m; \(Fixture.path); echo stopped $?; read answer; fg >/dev/null; echo ended $?"
        let pty = try PseudoTerminal(["/bin/bash", "--norc", "-c", script])
        try #require(pty.wait { $0.text.contains("row: 0") && $0.modes.contains(2004) })
        if byKey {
            pty.send("\u{1A}")
        } else {
            try #require(pty.child.map { kill($0, SIGTSTP) } == 0)
        }
        try #require(pty.wait(for: "stopped 148"))
        #expect(pty.screen.modes.isDisjoint(with: [1049, 2004]) && pty.screen.modes.contains(25))
        #expect(pty.areSettingsRestored)
        pty.scribble()
        pty.resize(Size(width: 70, height: 10))
        pty.send("\n")
        #expect(pty.wait { $0.lines.first == "size 70x10" && $0.modes.isSuperset(of: [1049, 2004]) })
        pty.send("j")
        #expect(pty.wait(for: "row: 1"))
        pty.send("q")
        #expect(pty.wait(for: "ended 0"))
        #expect(pty.waitForEnd() == .exit(0))
        expectRestored(pty)
    }

    @Test func beingContinuedRepaints() throws {
        let pty = try started()
        pty.scribble()
        pty.signal(SIGSTOP)
        pty.signal(SIGCONT)
        #expect(pty.wait { $0.lines.first == "size 60x12" && !$0.text.contains("#") })
    }
}
