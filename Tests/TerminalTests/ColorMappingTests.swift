import Testing
import TextUI

@testable import Terminal

@Suite struct ColorMappingTests {
    private func index(_ color: Color, _ depth: ColorDepth) -> Int32 {
        var mapping = ColorMapping(depth: depth)
        return mapping.index(of: color)
    }

    @Test func exactColorsKeepAwayFromTheUsersScheme() {
        for hex in stride(from: UInt32(0), through: 0xFFFFFF, by: 0x0F1D35) {
            #expect(index(.hex(hex), .palette(256)) >= 16)
        }
    }

    @Test func colorsOfThePaletteAreFoundAgain() {
        for entry in 16..<256 {
            let found = index(.hex(XtermPalette.hex(entry)), .palette(256))
            #expect(XtermPalette.hex(Int(found)) == XtermPalette.hex(entry))
        }
    }

    @Test(arguments: [(0x1A1B26, 234), (0x7AA2F7, 111), (0xF7768E, 204), (0x9ECE6A, 149)])
    func theNearestIsWhatEyesFindNearest(hex: Int, entry: Int) {
        let found = Int(index(.hex(UInt32(hex)), .palette(256)))
        let wanted = OKLab(hex: UInt32(hex))
        let best = (16..<256).map { wanted.squaredDistance(to: OKLab(hex: XtermPalette.hex($0))) }.min()
        #expect(wanted.squaredDistance(to: OKLab(hex: XtermPalette.hex(found))) == best)
        let classic = wanted.squaredDistance(to: OKLab(hex: XtermPalette.hex(entry)))
        #expect(best.map { $0 <= classic } == true)
    }

    @Test func paletteEntriesPassThrough() {
        #expect(index(.palette(9), .palette(256)) == 9)
        #expect(index(.palette(9), .palette(16)) == 9)
        #expect(index(.palette(9), .palette(8)) == 1)
        #expect(index(.palette(196), .palette(16)) == 9)
        #expect(index(.palette(9), .monochrome) == -1)
        #expect(index(.terminalDefault, .palette(256)) == -1)
    }

    @Test func directColorsAreExactButNeverPaletteEntries() {
        #expect(index(.hex(0x7AA2F7), .direct) == 0x7AA2F7)
        #expect(index(.hex(0x000000), .direct) == 8)
        #expect(index(.palette(3), .direct) == 3)
        #expect(index(.palette(231), .direct) == 0xFFFFFF)
    }

    @Test func textStaysReadableOnASmallPalette() {
        var mapping = ColorMapping(depth: .palette(8))
        let (text, ground) = mapping.indices(of: Style(foreground: .hex(0x202020), background: .hex(0x101010)))
        #expect(text != ground)
        let light = mapping.indices(of: Style(foreground: .hex(0xF0F0F0), background: .hex(0xFFFFFF)))
        #expect(light.foreground != light.background)
    }

    @Test func depthFollowsTheNumberOfColors() {
        #expect(ColorDepth(colors: 0, isDirect: false) == .monochrome)
        #expect(ColorDepth(colors: 8, isDirect: false) == .palette(8))
        #expect(ColorDepth(colors: 88, isDirect: false) == .palette(16))
        #expect(ColorDepth(colors: 256, isDirect: false) == .palette(256))
        #expect(ColorDepth(colors: 0x1000000, isDirect: true) == .direct)
    }
}

@Suite struct PairTableTests {
    private func pair(_ number: Int32) -> PairTable.Pair { PairTable.Pair(foreground: number, background: -1) }

    @Test func pairsRunOutAndComeBack() {
        var table = PairTable(limit: 4)
        #expect((10..<13).map { table.allocate(pair($0)) } == [1, 2, 3])
        #expect(table.allocate(pair(13)) == nil)
        table.keepOnly([pair(11)])
        #expect(table.number(of: pair(11)) == 2)
        #expect(table.number(of: pair(10)) == nil)
        #expect(Set([table.allocate(pair(20)), table.allocate(pair(21))]) == [1, 3])
        #expect(table.allocate(pair(22)) == nil)
    }
}
