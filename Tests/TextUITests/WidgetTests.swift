import Testing

@testable import TextUI

@Suite struct WidgetTests {
    private func picture(_ width: Int, _ height: Int, _ draw: (Rect, inout Buffer) -> Void) -> [String] {
        var buffer = Buffer(size: Size(width: width, height: height))
        draw(buffer.bounds, &buffer)
        return buffer.plainText.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    @Test(arguments: [
        ([1.0, 2, 3, 4, 1, 2, 3, 4], "⡠⠚⡤⠊"), ([3, 3, 3], "  ⠐⠒"), ([1, .nan, 4], "  ⢀⠈"), ([], ""),
        ([9, 8, 1, 2, 3, 4, 1, 2, 3, 4], "⡠⠚⡤⠊"),
    ])
    func sparkline(values: [Double], line: String) {
        #expect(picture(4, 1) { Sparkline.draw(values, of: 8, in: $0, color: .hex(1), into: &$1) } == [line])
    }

    static let palette = AreaChart.Palette(
        above: .hex(1), aboveFill: .hex(2), below: .hex(3), belowFill: .hex(4), background: .hex(5))

    @Test(arguments: [
        ([0.0, 1, 2, 4], ["   █", "   █", "  ██", "▁███"]),
        ([-4, -1, 0, 0], ["██", "█", "█", "█"]),
        ([2, -2], ["█", "█", " █", " █"]),
    ])
    func areaChart(values: [Double], lines: [String]) {
        let drawn = picture(values.count, 4) {
            AreaChart(values: values).draw(in: $0, palette: Self.palette, into: &$1)
        }
        #expect(drawn == lines)
    }

    @Test("The first and the last value are drawn however many there are", arguments: [3, 40, 252])
    func anAreaReachesFromItsFirstValueToItsLast(count: Int) {
        let chart = AreaChart(values: (0..<count).map(Double.init))
        for width in 2...300 {
            #expect(chart.value(of: 0, width: width) == 0)
            #expect(chart.value(of: width - 1, width: width) == Double(count - 1))
        }
    }

    @Test(arguments: [[], [0.0, 0], [.nan], [.infinity, 1], [1e300, -1e300]])
    func areaChartsOfOddValuesAreHarmless(values: [Double]) {
        for height in 0...3 {
            _ = picture(5, height) { AreaChart(values: values).draw(in: $0, palette: Self.palette, into: &$1) }
        }
    }

    @Test(arguments: [(0.5, "━━"), (1.0, "━━━━"), (0.3, "━"), (0.01, "╸"), (0, ""), (7, "━━━━"), (-1, "")])
    func barMeter(share: Double, line: String) {
        #expect(picture(4, 1) { BarMeter.draw(share, in: $0, style: .plain, into: &$1) } == [line])
    }

    @Test(arguments: [
        (40, [10, 8, 8, 11]), (26, [10, 8, 6, 0]), (15, [10, 0, 0, 0]), (3, [10, 0, 0, 0]),
    ])
    func columnsGiveWayInOrder(width: Int, widths: [Int]) {
        let columns: [ColumnLayout.Column] = [
            .init(width: 10, rank: 0), .init(width: 8, rank: 1), .init(minimum: 6, maximum: 8, rank: 2),
            .init(minimum: 9, maximum: 12, rank: 3),
        ]
        #expect(ColumnLayout.widths(columns, in: width, gap: 1) == widths)
    }

    @Test func linesAreJoinedWhileTheyFit() {
        let parts = ["abc", "defgh", "ij"].map { StyledLine([StyledLine.Run($0, .plain)]) }
        let joined = StyledLine.joined(parts, gap: 2, fitting: 8, style: .plain)
        #expect(joined.runs.map(\.text).joined() == "abc  ij")
    }

    @Test func aRectangleIsSharedWithoutRest() {
        let rect = Rect(x: 3, y: 1, width: 20, height: 7)
        let columns = rect.columns(3, gap: 1)
        #expect(columns.map(\.width) == [6, 6, 6])
        #expect(rect.rows(3).map(\.height) == [3, 2, 2])
        #expect(rect.splitBottom(2).bottom == Rect(x: 3, y: 6, width: 20, height: 2))
        #expect(rect.splitRight(30).rest.isEmpty)
        #expect(rect.inset(horizontal: 50).width == 0)
        #expect(Rect(x: 0, y: 0, width: 5, height: 5).intersection(Rect(x: 9, y: 9, width: 2, height: 2)).isEmpty)
    }

    @Test func ansiTextSwitchesStylesAndEndsPlain() {
        var buffer = Buffer(size: Size(width: 2, height: 1))
        buffer.write("x", x: 0, y: 0, style: Style(foreground: .hex(0xFF0000), attributes: .bold))
        #expect(buffer.ansiText == "\u{1B}[0;1;38;2;255;0;0mx\u{1B}[0m \u{1B}[0m\n")
    }
}
