import Dashboard
import DashboardTestSupport
import Market
import Testing
import TextUI
import ThemeCatalog

/// Every view at three sizes, with every number of colours a terminal can have, and in ASCII.
@Suite struct AppearanceTests {
    static let sizes = ["80x24", "120x40", "170x46"]

    private func driver(
        _ view: View, _ size: String, theme: String = "midnight", depth: ColorDepth = .direct, isASCII: Bool = false
    ) throws -> BoardDriver {
        try BoardDriver(
            Size(text: size), theme: theme, depth: depth, isASCII: isASCII, view: view,
            snapshot: SmallMarket.everything())
    }

    @Test(arguments: View.allCases, sizes)
    func fewerColoursSayTheSame(view: View, size: String) throws {
        let whole = try driver(view, size).frame.buffer
        for depth in [ColorDepth.palette(256), .palette(16), .palette(8), .monochrome] {
            let reduced = whole.reduced(to: depth)
            #expect(reduced.plainText == whole.plainText)
            expectOnlyColors(of: depth, in: reduced)
            if depth == .palette(256) || depth == .palette(16) { expectStillLegible(reduced, whole) }
        }
    }

    @Test(arguments: View.allCases, ["catppuccin-mocha", "solarized-light", "nord"])
    func foreignThemesKeepTheirContrastOn256(view: View, theme: String) throws {
        let whole = try driver(view, "120x40", theme: theme).frame.buffer
        expectStillLegible(whole.reduced(to: .palette(256)), whole)
    }

    @Test(arguments: View.allCases, ["midnight", "gruvbox-light", "cvd-safe", "ansi16"])
    func onSixteenColoursEveryThemeIsOfTheTerminals(view: View, theme: String) throws {
        let picture = try driver(view, "120x40", theme: theme, depth: .palette(16)).frame.buffer
        expectOnlyColors(of: .palette(16), in: picture.reduced(to: .palette(16)))
        #expect(picture.plainText.contains("q quit"))
    }

    @Test(arguments: View.allCases, sizes)
    func withoutColoursNothingHangsOnThem(view: View, size: String) throws {
        let mono = try driver(view, size, theme: "mono", depth: .monochrome).frame.buffer
        expectOnlyColors(of: .monochrome, in: mono)
        // Without marks there is nothing to select.
        if view != .comparison {
            #expect(mono.cells.contains { $0.style.attributes.contains(.reverse) }, "the selected row is seen")
        }
        #expect(mono.cells.contains { $0.style.attributes.contains(.bold) })
    }

    @Test(arguments: View.allCases, sizes)
    func asciiStandsInTheSameColumns(view: View, size: String) throws {
        let picture = try driver(view, size).frame.buffer
        let ascii = picture.asciiOnly
        expectASCII(ascii)
        // Figures stay where they are.
        for (old, new) in zip(picture.cells, ascii.cells) where new.scalar != 0x20 && old.scalar < 0x7F {
            #expect(new.scalar == old.scalar)
        }
        expectASCII(try driver(view, size, isASCII: true).frame.buffer)
    }

    @Test("ASCII output omits native names whole") func inASCIINativeNamesAreLeftOutAndNotCutToPieces() throws {
        let text = try driver(.board, "170x46", isASCII: true).text
        for part in ["TSMC", "2330.TW", "^ +1.20%", "v -", "Japan ---", "! "] {
            #expect(text.contains(part), "\(part)")
        }
        for line in text.split(separator: "\n") { #expect(!line.contains("?  ")) }
        var driver = try driver(.board, "120x40", isASCII: true)
        driver.press(KeyStroke("/"))
        #expect(driver.text.contains("name or symbol"))
    }

    private func expectOnlyColors(
        of depth: ColorDepth, in buffer: Buffer, sourceLocation: SourceLocation = #_sourceLocation
    ) {
        for color in Set(buffer.cells.flatMap { [$0.style.foreground, $0.style.background] }) {
            let isKnown =
                switch depth {
                case .palette(let count): color == .terminalDefault || color.paletteIndex.map { $0 < count } == true
                default: color == .terminalDefault
                }
            #expect(isKnown, "\(color) on \(depth)", sourceLocation: sourceLocation)
        }
    }

    /// What could be read before can be read after.
    private func expectStillLegible(
        _ reduced: Buffer, _ whole: Buffer, sourceLocation: SourceLocation = #_sourceLocation
    ) {
        let styles = Set(
            zip(whole.cells, reduced.cells).filter { $0.0.scalar != 0x20 }.map { [$0.0.style, $0.1.style] })
        for pair in styles {
            let contrasts = pair.map { $0.foreground.contrast(with: $0.background) ?? 21 }
            if contrasts[0] >= 3 { #expect(contrasts[1] >= 3, "\(pair)", sourceLocation: sourceLocation) }
        }
    }

    private func expectASCII(_ buffer: Buffer, sourceLocation: SourceLocation = #_sourceLocation) {
        let others = Set(buffer.cells.filter { !(0x20..<0x7F).contains($0.scalar) || $0.width != 1 || $0.marks != 0 })
        #expect(others.isEmpty, sourceLocation: sourceLocation)
        #expect(!buffer.plainText.contains("???"), sourceLocation: sourceLocation)
    }
}
