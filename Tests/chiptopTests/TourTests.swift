import Foundation
import TestSupport
import Testing

/// Every place in a real terminal, by keys and by name, and back to where it began with nothing changed.
@Suite(.serialized, .enabled(if: TmuxSession.isInstalled, "needs tmux")) struct TourTests {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    private func start(_ environment: String = "") throws -> TmuxSession {
        let cache = folder.path("quotes.db")
        var lines = ["symbol,date,open,high,low,close,volume"]
        for (symbol, price) in [
            ("2330.TW", 1600.0), ("2454.TW", 1400), ("005930.KS", 130_000), ("NVDA", 180), ("^TWII", 30_000),
        ] {
            for day in 1...28 {
                let close = price * (1 + 0.002 * Double(day) + 0.01 * Double(day % 5))
                let date = "2026-01-" + (day < 10 ? "0" : "") + "\(day)"
                lines.append("\(symbol),\(date),\(close),\(close * 1.01),\(close * 0.99),\(close),1000")
            }
        }
        let file = try folder.write(lines.joined(separator: "\n"), to: "bars.csv")
        #expect(try Program.run(["import", file, "--cache", cache]).status == 0)
        let session = try TmuxSession(width: 140, height: 42)
        // A moment that stands still: the pictures before and after can be compared.
        try session.enter(
            "\(environment) XDG_STATE_HOME='\(folder.path("state"))' XDG_DATA_HOME='\(folder.path("data"))' "
                + "'\(Program.path)' --cache '\(cache)' --view board --as-of 2026-01-28")
        try session.wait("the board") { $0.contains("TSMC") && $0.contains("q quit") }
        return session
    }

    @Test func everyPlaceByKeysAndByNameAndBack() throws {
        let session = try start()
        for (key, title) in [
            ("R", "Rotation"), ("M", "Movers"), ("H", "Heatmap"), ("T", "Sessions"), ("V", "Valuation"),
            ("X", "Parity"),
            ("E", "Events"), ("F", "Risk"), ("Y", "Thesis"), ("W", "Watchlist"),
            ("U", "Feed"),
        ] {
            try session.press(key)
            try session.wait(title) { $0.hasPrefix(" chiptop  \(title)") }
        }
        try session.press("B")
        // By now the figures that follow the first picture are all there.
        let board = try session.wait("the board") { $0.hasPrefix(" chiptop  Board") && $0.contains("Risk flags") }
        try session.press("Enter")
        try session.wait("the region") { $0.hasPrefix(" chiptop  Board › Taiwan ") }
        try session.press("Enter")
        try session.wait("the chipmaker") { $0.hasPrefix(" chiptop  Board › Taiwan › TSMC") }
        for (key, words) in [
            ("2", "No fundamentals"), ("3", "Exposure"), ("4", "Peers"), ("5", "TSM"), ("6", "No events"),
            ("7", "2026-01-28"),
            ("8", "No notes yet"), ("1", "1 Chart"),
        ] {
            try session.press(key)
            try session.wait("tab \(key)") { $0.contains(words) }
        }
        for (line, title) in [
            ("movers", "Movers"), ("kr", "Board › South Korea"), ("GP nvidia", "Board › United States › Nvidia"),
            ("wei", "Board"),
        ] {
            try session.press(":")
            try session.wait("the prompt") { $0.contains("command or setting") }
            try session.type(line)
            try session.press("Enter")
            try session.wait(line) { $0.hasPrefix(" chiptop  \(title)") }
        }
        // Where the cursor was is where Nvidia's page left it; past the two panes beside the regions comes the first region.
        try session.press("Tab", "Tab", "Tab", "g")
        try session.wait("the same board") { screen in
            screen.split(separator: "\n").count == board.split(separator: "\n").count
        }
        let after = try session.wait("the focus on Taiwan") { $0 == board }
        #expect(after == board)
        try session.press("q")
        try session.wait("the program's end") { _ in (try? session.children().isEmpty) ?? false }
    }

    @Test func notesAreWrittenInTheEditor() throws {
        let editor = try folder.write("#!/bin/sh\necho 'watch the capex' >> \"$1\"\n", to: "editor.sh")
        #expect(chmod(editor, 0o700) == 0)
        let session = try start("EDITOR='\(editor)'")
        try session.press("o", "8")
        try session.wait("no notes") { $0.contains("No notes yet") }
        try session.press("w")
        try session.wait("what was written") { $0.contains("watch the capex") && $0.contains("q quit") }
        let note = try String(contentsOfFile: folder.path("data/chiptop/notes/2330.TW.md"), encoding: .utf8)
        #expect(note == "watch the capex\n")
        try session.press("q")
        try session.wait("the program's end") { _ in (try? session.children().isEmpty) ?? false }
        #expect(try session.pane("#{alternate_on}") == "0")
    }
}
