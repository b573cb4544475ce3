import Testing
import TextUI

@Suite struct ColorReductionTests {
    private func reduced(_ text: UInt32, on ground: UInt32, _ depth: ColorDepth) -> Style {
        var reduction = ColorReduction(depth: depth)
        return reduction.reduced(Style(foreground: .hex(text), background: .hex(ground)))
    }

    @Test func exactScreensKeepEverything() {
        let style = Style(foreground: .hex(0x123456), background: .hex(0x654321), attributes: .bold)
        var reduction = ColorReduction(depth: .direct)
        #expect(reduction.reduced(style) == style)
    }

    @Test(arguments: [ColorDepth.palette(8), .palette(16), .palette(256)])
    func whatCouldBeReadCanBeRead(depth: ColorDepth) throws {
        for ground in stride(from: UInt32(0), through: 0xFFFFFF, by: 0x0B1D35) {
            for text in stride(from: UInt32(0), through: 0xFFFFFF, by: 0x2F1B53) {
                let before = try #require(Color.hex(text).contrast(with: .hex(ground)))
                guard before >= 3 else { continue }
                let style = reduced(text, on: ground, depth)
                let after = try #require(style.foreground.contrast(with: style.background))
                // A ground between black and white may leave a small palette nothing better.
                #expect(after >= (depth == .palette(256) ? 3 : 2.5), "\(text) on \(ground)")
            }
        }
    }

    @Test(arguments: [
        (UInt32(0xE06C75), UInt8(9)), (0x98C379, 10), (0x61AFEF, 12), (0xC678DD, 13), (0x56B6C2, 14), (0xE5C07B, 11),
        (0xABB2BF, 7),
    ])
    func onSixteenTheHueCounts(hex: UInt32, entry: UInt8) {
        // Bright or not: the name of the colour is what must stay.
        let found = reduced(hex, on: 0x000000, .palette(16)).foreground.paletteIndex
        #expect(found.map { $0 % 8 } == entry % 8)
    }

    @Test func withoutColoursOnlyAttributesStay() {
        var reduction = ColorReduction(depth: .monochrome)
        let style = Style(foreground: .hex(0xFF0000), background: .palette(4), attributes: [.bold, .underline])
        #expect(reduction.reduced(style) == Style(attributes: [.bold, .underline]))
    }

    @Test func theUsersOwnColoursHaveTheirShortCodes() {
        #expect(Style(foreground: .palette(1), background: .palette(12)).ansiSequence == "\u{1B}[0;31;104m")
        #expect(Style(foreground: .palette(9), background: .palette(0)).ansiSequence == "\u{1B}[0;91;40m")
        #expect(Style(foreground: .palette(16)).ansiSequence == "\u{1B}[0;38;5;16m")
    }
}
