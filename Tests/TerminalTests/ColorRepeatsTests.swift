import Testing

@testable import Terminal

@Suite struct ColorRepeatsTests {
    private func removed(_ text: String) -> String {
        String(decoding: ColorRepeats.removed(from: Array(text.utf8)), as: UTF8.self)
    }

    @Test("A colour that is chosen already is not chosen again") func repeats() {
        #expect(
            removed("\u{1B}[38;5;1m\u{1B}[48;5;2ma\u{1B}[38;5;3m\u{1B}[48;5;2mb\u{1B}[38;5;3mc")
                == "\u{1B}[38;5;1m\u{1B}[48;5;2ma\u{1B}[38;5;3mbc")
        #expect(removed("\u{1B}[48;2;1;2;3ma\u{1B}[48;2;1;2;3mb") == "\u{1B}[48;2;1;2;3mab")
        #expect(removed("\u{1B}[31ma\u{1B}[31mb\u{1B}[32mc") == "\u{1B}[31mab\u{1B}[32mc")
    }

    @Test("After a reset or an attribute every colour is chosen again", arguments: ["0", "", "0;1", "39;49", "1", "7"])
    func resets(parameters: String) {
        let text = "\u{1B}[31;1m\u{1B}[31ma\u{1B}[\(parameters)m\u{1B}[31mb"
        #expect(removed(text) == text)
    }

    @Test(
        "Everything else stays as it is",
        arguments: [
            "", "漢字 ▲ +1.2%", "\u{1B}", "\u{1B}[", "\u{1B}[31", "\u{1B}[7;32H\u{1B}[K\u{1B}M", "\u{1B}]0;31m\u{7}",
            "\u{1B}[?25l\u{1B}[?25l", "\u{1B}[38;5;m\u{1B}[38m", "\u{1B}[4m\u{1B}[4m",
        ])
    func others(text: String) { #expect(removed(text) == text) }

    @Test("Every character keeps its colours, whatever comes before it", arguments: 0..<40) func property(seed: Int) {
        var random = SplitMix(seed: UInt64(seed))
        let pieces = [
            "\u{1B}[31m", "\u{1B}[38;5;31m", "\u{1B}[42m", "\u{1B}[48;2;1;2;3m", "\u{1B}[m", "\u{1B}[1m", "x",
        ]
        let text = (0..<60).map { _ in pieces[Int(random.next() % UInt64(pieces.count))] }.joined()
        let fewer = removed(text)
        #expect(looks(of: fewer) == looks(of: text))
        #expect(fewer.count <= text.count)
    }

    /// What every `x` looks like: the last choice of each colour since the last reset, and the attributes.
    private func looks(of text: String) -> [[String]] {
        var (foreground, background, bold) = ("", "", "")
        return text.split(separator: "\u{1B}[", omittingEmptySubsequences: false).dropFirst().flatMap { part in
            let end = part.firstIndex(of: "m") ?? part.startIndex
            let parameters = String(part[..<end])
            switch parameters {
            case "": (foreground, background, bold) = ("", "", "")
            case "1": bold = "1"
            case let colour where colour.hasPrefix("3"): foreground = colour
            default: background = parameters
            }
            return part[end...].dropFirst().map { _ in [foreground, background, bold] }
        }
    }
}

/// A small generator, so that a failure can be had again.
private struct SplitMix: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
