import Testing

@testable import TextUI

struct SVGPictureTests {
    private func picture(_ text: String, width: Int = 20, style: Style = .plain) -> String {
        var buffer = Buffer(size: Size(width: width, height: 2))
        buffer.write(text, x: 1, y: 1, style: style)
        return SVGPicture(buffer).document
    }

    @Test("A word is one element that begins at its first cell")
    func aWordIsOneElementAtItsFirstCell() {
        let document = picture("TSMC up")
        #expect(document.contains(##"<text x="9" y="33" fill="#d4d4d4">TSMC</text>"##))
        #expect(document.contains(##"<text x="54" y="33" fill="#d4d4d4">up</text>"##))
    }

    @Test("A wide character has an element of its own, and the next one begins two cells on")
    func wideCharactersKeepTheirCells() {
        let document = picture("台灣x")
        #expect(document.contains(##"<text x="9" y="33" fill="#d4d4d4">台</text>"##))
        #expect(document.contains(##"<text x="27" y="33" fill="#d4d4d4">灣</text>"##))
        #expect(document.contains(##"<text x="45" y="33" fill="#d4d4d4">x</text>"##))
    }

    @Test("Letters that XML keeps for itself are escaped")
    func xmlIsEscaped() {
        #expect(picture("a<b>&c").contains("a&lt;b&gt;&amp;c"))
    }

    @Test("Colours, reverse video and attributes are kept")
    func stylesAreKept() {
        let style = Style(foreground: .hex(0x102030), background: .palette(196), attributes: [.bold, .underline])
        let document = picture("x", style: style)
        #expect(document.contains(##"fill="#102030" font-weight="bold" text-decoration="underline">x<"##))
        #expect(document.contains(##"<rect x="9" y="19" width="9" height="19" fill="#ff0000"/>"##))
        #expect(picture("x", style: style.adding(.reverse)).contains(##"fill="#ff0000" font-weight="bold""##))
    }

    @Test("Blocks and lines are shapes that fill their part of the cell")
    func blocksAreShapes() {
        #expect(picture("█").contains(##"<rect x="9" y="19" width="9" height="19" fill="#d4d4d4"/>"##))
        #expect(picture("▄").contains(##"<rect x="9" y="28.5" width="9" height="9.5" fill="#d4d4d4"/>"##))
        #expect(!picture("━━").contains("<text"))
    }

    @Test("Each braille character has as many dots as its code has bits")
    func brailleHasItsDots() {
        for code in UInt32(0x2801)...0x28FF {
            let shapes = BlockShape.shapes(of: code)
            #expect(shapes?.count == (code - 0x2800).nonzeroBitCount)
            #expect(Set(shapes ?? []).count == shapes?.count)
        }
    }

    @Test("Every shape lies within its cell", arguments: UInt32(0x2500)...0x259F)
    func shapesStayInTheirCell(code: UInt32) {
        for shape in BlockShape.shapes(of: code) ?? [] {
            #expect(shape.left >= 0 && shape.right <= 1 && shape.left < shape.right)
            #expect(shape.top >= 0 && shape.bottom <= 1 && shape.top < shape.bottom)
        }
    }
}
