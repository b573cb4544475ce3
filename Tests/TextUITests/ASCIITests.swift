import Testing
import TextUI

@Suite struct ASCIITests {
    private func ascii(_ text: String) -> String {
        var buffer = Buffer(size: Size(width: TextWidth.width(of: text), height: 1))
        buffer.write(text, x: 0, y: 0, style: .plain)
        return buffer.asciiOnly.plainText
    }

    @Test(arguments: [
        ("▁▂▃▄▅▆▇█", "_.:-=+*#"), ("▲ +1.2%  ▼ -0.3%", "^ +1.2%  v -0.3%"), ("⚑ ● ○ ◐ ✕", "F * o % x"),
        ("■ □ ▫", "# ! ."),
        ("┌─┐│└┘┼━╱", "+-+|+++=/"), ("ytd · US$ − 3×", "ytd - US$ - 3x"), ("cut…", "cut~"),
        ("Société Générale", "Societe Generale"),
        ("↑↓←→ move", "^v<> move"), ("NT$ ₩ ¥ €", "NT$ W Y E"),
    ])
    func everyGlyphHasItsPlace(text: String, expected: String) {
        #expect(ascii(text) == expected)
    }

    @Test(arguments: [
        ("TSMC 台積電 1,690", "TSMC        1,690"), ("SK하이닉스 x", "           x"), ("│台積電…│x", "|       |x"),
        ("世芯-KY 3,180", "        3,180"),
    ])
    func wordsInOtherScriptsLeaveTheirColumnsEmpty(text: String, expected: String) {
        #expect(ascii(text) == expected)
    }

    @Test func everyCellIsOnePrintableCharacter() {
        for value in UInt32(0xA0)...0x2FFF {
            let scalar = ASCIIGlyph.scalar(for: value)
            #expect((0x20..<0x7F).contains(scalar))
        }
    }

    @Test func dotsKeepTheirHeight() {
        #expect(ascii("\u{2809}\u{2812}\u{2824}\u{28C0}") == "'--_")
        #expect(ascii("\u{28FF}") == "|")
    }
}
