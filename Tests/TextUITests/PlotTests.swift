import Testing
import TextUI

@Suite struct PlotTests {
    private let size = Size(width: 30, height: 9)

    private func picture(_ series: [ScatterPlot.Series], size: Size? = nil) -> String {
        var buffer = Buffer(size: size ?? self.size)
        ScatterPlot(series: series, center: .init(x: 100, y: 100))
            .draw(in: buffer.bounds, faded: .hex(0), label: .plain, into: &buffer)
        return buffer.plainText
    }

    private func series(_ label: String, _ points: [(Double, Double)]) -> ScatterPlot.Series {
        ScatterPlot.Series(
            label: label, positions: points.map { .init(x: $0.0, y: $0.1) }, color: .hex(0xFFFFFF))
    }

    @Test func aTailLeadsToItsPoint() {
        let text = picture([series("Taiwan", [(97, 97), (98, 102), (103, 103)])])
        #expect(text.contains("→") && text.contains("Taiwan"))
        #expect(text.unicodeScalars.contains { (0x2801...0x28FF).contains($0.value) })
    }

    @Test func rightIsMoreAndUpIsMore() {
        let plot = ScatterPlot(series: [series("a", [(90, 95), (110, 105)])], center: .init(x: 100, y: 100))
        let rect = Rect(size)
        let low = plot.cell(of: .init(x: 90, y: 95), in: rect)
        let high = plot.cell(of: .init(x: 110, y: 105), in: rect)
        #expect(low.x < high.x && low.y > high.y)
        #expect(plot.xRange.lowerBound + plot.xRange.upperBound == 200)
    }

    @Test func labelsNeverLieOnEachOther() {
        let crowd = (0..<12).map { series("name\($0)", [(100 + Double($0 % 3) * 0.1, 100 + Double($0) * 0.02)]) }
        let text = picture(crowd)
        let words = text.split { $0 == " " || $0 == "\n" || $0 == "●" }.filter { $0.hasPrefix("name") }
        #expect(!words.isEmpty)
        #expect(words.allSatisfy { word in crowd.contains { $0.label == word } })
    }

    @Test func whoStandsOutIsAlwaysNamed() {
        var crowd = (0..<12).map { series("name\($0)", [(100, 100)]) }
        crowd[11].isEmphasized = true
        #expect(picture(crowd).contains("name11"))
    }

    @Test(arguments: [0, 1, 2, 5])
    func whatCannotBeDrawnIsLeftOut(side: Int) {
        let points = [(Double.nan, 1.0), (100, .infinity), (101, 102), (1e300, -1e300)]
        _ = picture([series("x", points), series("", [])], size: Size(width: side, height: side))
        #expect(picture([series("none", [(.nan, .nan)])]).contains("none") == false)
    }

    @Test func aLineChartKeepsItsRange() throws {
        #expect(LineChart(values: [1]) == nil)
        #expect(LineChart(values: [.nan, 1]) == nil)
        let chart = try #require(LineChart(values: [2, 5, 3]))
        #expect(chart.row(of: 5, height: 4) == 0)
        #expect(chart.row(of: 2, height: 4) == 3)
        #expect(chart.row(of: 9, height: 4) == nil)
        var buffer = Buffer(size: Size(width: 12, height: 3))
        chart.draw(in: buffer.bounds, color: .hex(0xFFFFFF), into: &buffer)
        #expect((0..<3).allSatisfy { !buffer.plainText(row: $0).isEmpty })
        #expect(try #require(LineChart(values: [4, 4])).top > 4)
    }

    @Test func dotsKeepTheBackground() {
        var buffer = Buffer(size: Size(width: 2, height: 1), style: Style(background: .hex(0x123456)))
        var canvas = BrailleCanvas(size: buffer.size)
        canvas.set(x: 0, y: 0, color: .hex(0xFF0000))
        canvas.set(x: 99, y: 0, color: .hex(0xFF0000))
        canvas.draw(at: Point(x: 0, y: 0), into: &buffer)
        #expect(buffer[0, 0].text == "⠁")
        #expect(buffer[0, 0].style == Style(foreground: .hex(0xFF0000), background: .hex(0x123456)))
        #expect(buffer[1, 0].text == " ")
    }

    @Test(arguments: [(0.0, 0), (1.0, 8), (0.5, 4), (2.0, 8)])
    func aGaugeMarksItsPlace(share: Double, column: Int) {
        var buffer = Buffer(size: Size(width: 9, height: 1))
        PositionGauge.draw(share, in: buffer.bounds, line: .plain, mark: .plain, into: &buffer)
        #expect(buffer[column, 0].text == "●")
    }
}
