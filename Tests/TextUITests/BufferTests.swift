import Testing
import TextUI

@Suite struct BufferTests {
    @Test func aWideCharacterIsNeverSplit() {
        var buffer = Buffer(size: Size(width: 5, height: 1))
        buffer.write("台積電", x: 0, y: 0, style: .plain)
        #expect(buffer.plainText == "台積")
        buffer.write("x", x: 1, y: 0, style: .plain)
        #expect(buffer.plainText == " x積")
        buffer.write("y", x: 2, y: 0, style: .plain)
        #expect(buffer.plainText == " xy")
    }

    @Test func writingOutsideIsClipped() {
        var buffer = Buffer(size: Size(width: 3, height: 1))
        buffer.write("abcdef", x: 1, y: 0, style: .plain)
        buffer.write("zz", x: 0, y: 4, style: .plain)
        buffer.write("zz", x: 9, y: 0, style: .plain)
        buffer.write("pq", x: -1, y: 0, style: .plain)
        #expect(buffer.plainText == "qab")
    }
}
