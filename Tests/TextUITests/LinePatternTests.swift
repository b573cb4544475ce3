import Testing

@testable import TextUI

@Suite struct LinePatternTests {
    private func drawn(_ pattern: LinePattern) -> String {
        var canvas = BrailleCanvas(size: Size(width: 12, height: 1))
        var walked = 0
        for x in 0..<23 {
            canvas.line(
                from: Point(x: x, y: 0), to: Point(x: x + 1, y: 0), color: .hex(1), pattern: pattern, walked: &walked)
        }
        var buffer = Buffer(size: Size(width: 12, height: 1))
        canvas.draw(at: Point(x: 0, y: 0), into: &buffer)
        return buffer.plainText
    }

    @Test("Every pattern looks different, and its sample does in ASCII too") func distinct() {
        #expect(Set(LinePattern.all.map(drawn)).count == LinePattern.all.count)
        let samples = LinePattern.all.map { pattern in
            pattern.sample.unicodeScalars.map { ASCIIGlyph.scalar(for: $0.value) }
        }
        #expect(Set(samples).count == LinePattern.all.count)
    }
}
