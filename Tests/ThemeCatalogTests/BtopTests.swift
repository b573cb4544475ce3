import Testing
import TextUI
import ThemeCatalog

@Suite struct BtopTests {
    private let text = """
        # Main background
        theme[main_bg]="#10"
        theme[main_fg]="200 204 208"
        theme[title]='#ffffff'
          theme[hi_fg] = "#c878ff"
        theme[selected_bg]="#303438"
        theme[inactive_fg]="#60"
        theme[div_line]=#30
        theme[cpu_start]="#50d070"
        theme[cpu_mid]=""
        theme[cpu_end]="#e05050"
        theme[unheard_of]="#123456"
        something else
        """

    @Test func everyFormOfAColourIsRead() throws {
        let theme = Theme(try Scheme(btop: text, id: "mine"))
        #expect(theme.background == .hex(0x101010))
        #expect(theme.text == .rgb(200, 204, 208))
        #expect(theme.strong == .hex(0xFFFFFF))
        #expect(theme.selection == .hex(0x303438))
        #expect(theme.rule == .hex(0x303030))
        #expect(theme.accent == .hex(0xC878FF))
    }

    @Test func risesAndFallsAreTheGreenAndTheRedThatThereAre() throws {
        let theme = Theme(try Scheme(btop: text, id: "mine"))
        #expect(theme.up == .hex(0x50D070))
        #expect(try #require(theme.down.lab).hueDistance(to: OKLab(hex: 0xE05050)) < 0.3)
    }

    @Test func anEmptyGroundIsTheTerminals() throws {
        let theme = Theme(try Scheme(btop: "theme[main_bg]=\"\"\ntheme[main_fg]=\"#cc\"", id: "clear"))
        #expect(theme.background == .terminalDefault)
        #expect(!theme.isMonochrome)
    }

    @Test(arguments: [
        ("", ThemeError.malformed("x")), ("theme[main_bg]=\"#000000\"", .malformed("x")),
        ("theme[main_fg]=\"#12345\"", .badColor("#12345", key: "main_fg", scheme: "x")),
        ("theme[main_fg]=\"1 2\"", .badColor("1 2", key: "main_fg", scheme: "x")),
        ("theme[main_fg]=\"#gg\"", .badColor("#gg", key: "main_fg", scheme: "x")),
    ])
    func mistakesAreNamed(text: String, error: ThemeError) {
        #expect(throws: error) { try Scheme(btop: text, id: "x") }
    }
}
