import Testing
import TextUI
import ThemeCatalog

@Suite struct ThemeCatalogTests {
    @Test(arguments: ThemeCatalog.names)
    func everyShippedThemeIsRead(name: String) throws {
        let theme = try ThemeCatalog.theme(named: name)
        #expect(theme.isMonochrome == (name == "mono"))
    }

    @Test func aForeignBase16SchemeIsRead() throws {
        let flat = (0..<16).map { "base0" + String($0, radix: 16, uppercase: true) + ": \"10203\($0 % 10)\"" }
        let theme = try ThemeCatalog.theme(
            yaml: "scheme: Old form\nauthor: x\n" + flat.joined(separator: "\n"), name: "old")
        #expect(theme.name == "Old form")
        #expect(theme.background == .hex(0x102030))
    }

    @Test(arguments: [
        (
            "palette: {base00: \"#zzzzzz\", base05: \"#ffffff\"}",
            ThemeError.badColor("#zzzzzz", key: "base00", scheme: "x")
        ),
        ("just text", .malformed("x")), ("palette: {base00: \"#000000\"}", .malformed("x")), ("a: [", .malformed("x")),
    ])
    func mistakesAreNamed(yaml: String, error: ThemeError) {
        #expect(throws: error) { try ThemeCatalog.theme(yaml: yaml, name: "x") }
    }

    @Test func anUnknownNameIsSaid() {
        #expect(throws: ThemeError.unknown("plaid")) { try ThemeCatalog.theme(named: "plaid") }
        #expect(ThemeError.unknown("plaid").description.contains("midnight"))
    }
}
