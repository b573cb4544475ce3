import TestSupport
import Testing
import TextUI
import ThemeCatalog

/// Contrasts by WCAG 2: (L₁ + 0.05) / (L₂ + 0.05), where L is 0.2126 R + 0.7152 G + 0.0722 B of the linear parts.
@Suite struct ContrastTests {
    @Test func theFormulaIsThatOfWCAG() throws {
        let white = Color.hex(0xFFFFFF)
        #expect(white.contrast(with: .hex(0x000000)) == 21)
        // The greys and the red that WCAG's own explanations name as the limits on white.
        #expect(try #require(white.contrast(with: .hex(0x767676))) >= 4.5)
        #expect(try #require(white.contrast(with: .hex(0x777777))) < 4.5)
        #expect(abs(try #require(white.contrast(with: .hex(0xFF0000))) - 3.998) < 0.001)
        #expect(white.contrast(with: .terminalDefault) == nil)
    }

    @Test(arguments: ThemeCatalog.names, MarketColors.allCases)
    func everyShippedThemeIsLegible(name: String, market: MarketColors) throws {
        expectLegible(try ThemeCatalog.theme(named: name, market: market))
    }

    @Test(arguments: ThemeCatalog.names, MarketColors.allCases)
    func nobodyTakesAFlagForAPrice(name: String, market: MarketColors) throws {
        let theme = try ThemeCatalog.theme(named: name, market: market)
        guard !theme.isMonochrome else { return }
        for region in [MarketColors.greenUp, .redUp, .redUpBlueDown] {
            let shown = theme.custom(region)
            for price in [shown.up, shown.down] {
                for other in [theme.warn, theme.high, theme.accent] {
                    #expect(try #require(price.difference(from: other)) >= 0.08, "\(price) \(other)")
                }
            }
            #expect(try #require(shown.up.difference(from: shown.down)) >= 0.08)
        }
        #expect(try #require(theme.warn.difference(from: theme.high)) >= 0.08)
    }

    @Test(arguments: UInt64(1)...60)
    func whateverASchemeSaysItIsLegible(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let colors = (0..<16).map { _ in
            let digits = String(UInt32.random(in: 0...0xFFFFFF, using: &generator), radix: 16)
            return String(repeating: "0", count: 6 - digits.count) + digits
        }
        let scheme = try Scheme(yaml: Palettes.yaml(colors), id: "random")
        for market in MarketColors.allCases { expectLegible(Theme(scheme, market: market)) }
    }

    @Test("Palette entries as grounds are held to the contrast of reading", arguments: UInt64(1)...60)
    func entriesAreLegible(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let grounds = (0..<4).map { _ in "\(UInt8.random(in: 0...255, using: &generator))" }
        let others = (0..<12).map { _ in
            let digits = String(UInt32.random(in: 0...0xFFFFFF, using: &generator), radix: 16)
            return String(repeating: "0", count: 6 - digits.count) + digits
        }
        let yaml = "palette:\n" + zip("0123456789ABCDEF", grounds + others).map { "  base0\($0): \($1)\n" }.joined()
        let scheme = try Scheme(yaml: yaml, id: "entries")
        for market in MarketColors.allCases { expectLegible(Theme(scheme, market: market)) }
    }

    private func expectLegible(_ theme: Theme, sourceLocation: SourceLocation = #_sourceLocation) {
        func expect(_ least: Double, _ name: String, _ color: Color, on ground: Color) {
            // What the terminal's own colours are is unknown to the program.
            guard color.components != nil || ground.components != nil, let contrast = color.contrast(with: ground)
            else { return }
            #expect(contrast >= least, "\(theme.id): \(name)", sourceLocation: sourceLocation)
        }
        let grounds = [theme.background, theme.bar, theme.selection]
        for ground in grounds {
            expect(4.5, "text", theme.text, on: ground)
            expect(4.5, "strong", theme.strong, on: ground)
            for (name, color) in [("secondary", theme.secondary), ("flat", theme.flat), ("stale", theme.stale)] {
                expect(3, name, color, on: ground)
            }
        }
        let figures = [
            ("up", theme.up), ("down", theme.down), ("warn", theme.warn), ("high", theme.high),
            ("accent", theme.accent),
        ]
        for (name, color) in figures {
            expect(4.5, name, color, on: theme.background)
            for ground in grounds { expect(3, name, color, on: ground) }
        }
        for isUp in [true, false] {
            let mark = theme.mark(isUp: isUp)
            expect(4.5, "a price that moved", mark.foreground, on: mark.background)
        }
    }
}
