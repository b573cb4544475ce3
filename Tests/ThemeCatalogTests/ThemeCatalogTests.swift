import Testing
import TextUI

@testable import ThemeCatalog

@Suite struct ThemeCatalogTests {
    @Test(arguments: ThemeCatalog.names)
    func everyShippedThemeIsRead(name: String) throws {
        let theme = try ThemeCatalog.theme(named: name)
        #expect(theme.isMonochrome == (name == "mono"))
        #expect(theme.id == name)
    }

    @Test func whatTheIssueNamesIsThere() {
        let wanted = [
            "midnight", "high-contrast", "cvd-safe", "ansi16", "mono", "catppuccin-latte", "catppuccin-frappe",
            "catppuccin-macchiato", "catppuccin-mocha", "gruvbox-dark", "gruvbox-light", "solarized-dark",
            "solarized-light", "nord", "dracula", "tokyo-night",
        ]
        #expect(Set(wanted).isSubset(of: ThemeCatalog.names))
        #expect(ThemeCatalog.names.first == "midnight")
    }

    @Test(arguments: [
        ("catppuccin-latte", Scheme.Variant.light), ("gruvbox-light", .light), ("solarized-light", .light),
        ("daylight", .light), ("nord", .dark), ("ansi16", .dark), ("mono", .dark),
    ])
    func whetherItIsForDarkOrLightScreensIsKnown(name: String, variant: Scheme.Variant) throws {
        #expect(try ThemeCatalog.scheme(named: name).variant == variant)
    }

    @Test func aForeignBase16SchemeIsRead() throws {
        let flat = (0..<16).map { "base0" + String($0, radix: 16, uppercase: true) + ": \"10203\($0 % 10)\"" }
        let scheme = try Scheme(yaml: "scheme: Old form\nauthor: x\n" + flat.joined(separator: "\n"), id: "old")
        #expect(scheme.name == "Old form")
        #expect(Theme(scheme).background == .hex(0x102030))
    }

    @Test("Unquoted digits of a base16 scheme are the colours they spell")
    func unquotedDigitsAreColours() throws {
        let digits = "0123456789ABCDEF".map { "base0\($0): \($0 == "A" ? "005500" : $0 == "8" ? "000100" : "1e1030")" }
        let scheme = try Scheme(yaml: "scheme: 2024\npalette:\n  " + digits.joined(separator: "\n  "), id: "digits")
        #expect(scheme.palette["A"] == .hex(0x005500))
        #expect(scheme.palette["8"] == .hex(0x000100))
        #expect(scheme.palette["0"] == .hex(0x1E1030))
        #expect(scheme.name == "2024")
    }

    @Test func rolesOfAFileCount() throws {
        let theme = Theme(try Scheme(yaml: Palettes.dark(roles: "{focus: \"#ffd700\", dim: \"#aaaaaa\"}"), id: "x"))
        #expect(theme.accent == .hex(0xFFD700))
        #expect(theme.secondary == .hex(0xAAAAAA))
        #expect(theme.flat == theme.secondary && theme.stale == theme.secondary)
    }

    @Test(arguments: [
        ("palette: {base00: \"#zzzzzz\"}", ThemeError.badColor("#zzzzzz", key: "base00", scheme: "x")),
        ("just text", .malformed("x")), ("palette: {base00: \"#000000\"}", .malformed("x")), ("a: [", .malformed("x")),
        ("", .malformed("x")), (Palettes.dark(roles: "{upp: \"#ffffff\"}"), .unknownRole("upp", scheme: "x")),
        (Palettes.dark(roles: "{up: pink}"), .badColor("pink", key: "up", scheme: "x")),
    ])
    func mistakesAreNamed(yaml: String, error: ThemeError) {
        #expect(throws: error) { try Scheme(yaml: yaml, id: "x") }
    }

    @Test func anUnknownNameIsSaid() {
        #expect(throws: ThemeError.unknown("plaid")) { try ThemeCatalog.theme(named: "plaid") }
        #expect(ThemeError.unknown("plaid").description.contains("midnight"))
    }
}

enum Palettes {
    /// A scheme of sixteen ordinary colours with a block of roles.
    static func dark(roles: String) -> String {
        let colors = [
            "101418", "181c20", "282c30", "404448", "808488", "c0c4c8", "d0d4d8", "f0f4f8", "e06c75", "d19a66",
            "e5c07b", "98c379", "56b6c2", "61afef", "c678dd", "be5046",
        ]
        return yaml(colors) + "chiptop: \(roles)\n"
    }

    /// A scheme of these colours.
    static func yaml(_ colors: [String]) -> String {
        "palette:\n"
            + colors.enumerated().map { index, color in
                "  base0\(String(index, radix: 16, uppercase: true)): \"#\(color)\"\n"
            }.joined()
    }
}
