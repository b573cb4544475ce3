import Testing
import TextUI

@testable import Terminal

@Suite struct ExactColorsTests {
    private func rewritten(_ text: String, _ exact: ExactColors) -> String {
        let bytes = Array(text.utf8)
        return String(decoding: bytes.withUnsafeBufferPointer { exact.rewritten($0) }, as: UTF8.self)
    }

    @Test func entriesBecomeTheirColours() {
        var exact = ExactColors()
        #expect(exact.entry(for: 0x88C0D0) == 16)
        #expect(exact.entry(for: 0x010203) == 17)
        #expect(exact.entry(for: 0x88C0D0) == 16)
        #expect(rewritten("\u{1B}[38;5;16m\u{1B}[48;5;17mx", exact) == "\u{1B}[38;2;136;192;208m\u{1B}[48;2;1;2;3mx")
    }

    @Test(arguments: [
        "\u{1B}[31m\u{1B}[44m", "\u{1B}[38;5;200m", "\u{1B}[38;5;", "\u{1B}[38;5;1", "\u{1B}[38;5;16", "\u{1B}",
        "38;5;16m",
        "\u{1B}[58;5;16m", "\u{1B}[38;5;16;1m", "\u{1B}[38;5;999999999999m", "", "漢字 \u{1B}[K",
    ])
    func everythingElseStays(text: String) {
        var exact = ExactColors()
        _ = exact.entry(for: 0xFFFFFF)
        #expect(rewritten(text, exact) == text)
    }

    @Test func moreColoursThanEntriesAreSaid() {
        var exact = ExactColors()
        for hex in UInt32(0)..<240 { #expect(exact.entry(for: hex * 1000) == Int32(16 + hex)) }
        #expect(!exact.isExhausted)
        #expect((16...255).contains(exact.entry(for: 0xFFFFFF)))
        #expect(exact.isExhausted)
    }

    @Test func theUsersOwnSixteenStay() {
        var mapping = ColorMapping(depth: .palette(256), isExact: true)
        #expect(mapping.index(of: .palette(9)) == 9)
        #expect(mapping.index(of: .terminalDefault) == -1)
        #expect(mapping.index(of: .palette(196)) == 16)
        #expect(mapping.exact != nil)
        #expect(ColorMapping(depth: .palette(16), isExact: true).exact == nil)
    }

    @Test(arguments: [
        (ColorMode.automatic, ["COLORTERM": "truecolor"], ColorMode.exact),
        (.automatic, ["COLORTERM": "24bit"], .exact),
        (.automatic, [:], .automatic), (.automatic, ["COLORTERM": "yes"], .automatic),
        (.automatic, ["COLORTERM": "truecolor", "NO_COLOR": "1"], .never),
        (.automatic, ["COLORTERM": "truecolor", "TERM": "screen-256color"], .palette256),
        (.automatic, ["COLORTERM": "truecolor", "TERM": "screen-256color", "TMUX": "/tmp/x"], .exact),
        (.palette256, ["COLORTERM": "truecolor"], .palette256), (.palette16, ["NO_COLOR": "1"], .palette16),
    ])
    func theEnvironmentDecidesWhatIsAutomatic(mode: ColorMode, environment: [String: String], settled: ColorMode) {
        #expect(mode.settled { environment[$0] ?? "" } == settled)
    }
}
