import CTerminal
import Glibc
import Testing
import TextUI

@Suite struct TextWidthTests {
    /// Scalars that a screen of ours shows: the scripts of the region, signs, box, block and braille glyphs.
    static let shown: [ClosedRange<UInt32>] = [
        0x20...0x7E, 0xA0...0xAC, 0xAE...0x2FF, 0x2010...0x2027, 0x20A0...0x20C0, 0x2190...0x2193, 0x2500...0x25FF,
        0x2800...0x28FF, 0x3041...0x3096, 0x30A0...0x30FF, 0x4E00...0x9FFF, 0xAC00...0xD7A3, 0xFF01...0xFF60,
        0x20000...0x2A6DF,
    ]

    /// The C library is right about what it knows: an older one may not know every scalar.
    @Test(arguments: shown)
    func agreesWithTheCLibrary(range: ClosedRange<UInt32>) {
        setlocale(LC_CTYPE, "C.UTF-8")
        let differing = range.filter { value in
            guard let scalar = Unicode.Scalar(value) else { return false }
            let expected = ct_wcwidth(value)
            return expected >= 0 && Int(expected) != TextWidth.width(of: scalar)
        }
        #expect(differing.isEmpty)
    }

    @Test(arguments: [
        ("TSMC", 4), ("台積電", 6), ("SK하이닉스", 10), ("アドバンテスト", 14), ("▲ +1.20%", 8), ("e\u{301}", 1), ("", 0),
        ("\u{1B}[2J", 3), ("a\u{200D}b", 2), ("\u{FEFF}x", 1), ("₩¥", 2),
    ])
    func widths(text: String, width: Int) {
        #expect(TextWidth.width(of: text) == width)
    }

    @Test(arguments: [
        ("台積電", 6, "台積電"), ("台積電", 5, "台積…"), ("台積電", 4, "台…"), ("台積電", 1, "…"), ("台積電", 0, ""),
        ("GlobalWafers", 8, "GlobalW…"), ("812,345.67", 9, "…"), ("▲ +692.95%", 9, "▲ …"),
        ("below 52-wk high", 9, "below …"),
        ("closes 1,690 now", 13, "closes …"), ("US$371 TSM", 8, "US$371 …"), ("US$371 TSM", 6, "…"),
        ("/tmp/a1b2/c", 8, "/tmp/a1…"),
        ("SK하이닉스2", 9, "SK하이닉…"),
    ])
    func truncation(text: String, width: Int, result: String) {
        #expect(TextFitting.truncated(text, to: width) == result)
    }

    @Test(
        "A line that is clipped leaves a number out that does not fit",
        arguments: [
            ("up 1,690.5", 9, "up "), ("up 1,690.5 now", 10, "up 1,690.5"), ("up 1,690.5 now", 12, "up 1,690.5 n"),
            ("up", 1, "u"), ("", 3, ""),
        ])
    func clippedLines(text: String, width: Int, result: String) {
        #expect(TextFitting.clipped(text, to: width) == result)
        var buffer = Buffer(size: Size(width: 20, height: 1))
        StyledLine([StyledLine.Run(text, .plain), StyledLine.Run("tail", .plain)])
            .draw(in: Rect(x: 0, y: 0, width: width, height: 1), into: &buffer)
        let room = width - TextWidth.width(of: text)
        let expected = room > 0 ? text + "tail".prefix(room) : result
        #expect(buffer.plainText == String(expected.reversed().drop { $0 == " " }.reversed()))
    }

    @Test(arguments: [TextFitting.Alignment.leading, .trailing, .center])
    func fittedTextHasExactlyTheWidth(alignment: TextFitting.Alignment) {
        for width in 0...9 {
            let fitted = TextFitting.fitted("한글 x", to: width, alignment: alignment)
            #expect(TextWidth.width(of: fitted) == width)
        }
    }

    @Test func wrappingKeepsWords() {
        #expect(TextFitting.wrapped("make the window larger", to: 10) == ["make the", "window", "larger"])
        #expect(TextFitting.wrapped("unbreakable", to: 5) == ["unbr…"])
    }
}
