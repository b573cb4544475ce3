import Market
import Testing
import TextUI

@testable import Dashboard

@Suite struct ChartMovementTests {
    private let bars = ChartFixture.walk(600)

    private func window(_ settings: ChartSettings, width: Int = 120) throws -> ChartWindow {
        try ChartFixture.chart(bars, settings: settings).prepare(in: Rect(x: 0, y: 0, width: width, height: 36)).window
    }

    @Test(arguments: ChartStyle.allCases)
    func zoomingStaysWithinBoundsAndEveryStepIsSeen(style: ChartStyle) throws {
        var settings = ChartSettings(span: .year, style: style)
        var counts: [Int] = []
        for _ in 0..<20 {
            counts.append(try window(settings).visible.count)
            settings.zoomIn(try window(settings))
        }
        #expect(counts.last ?? 0 >= ChartSettings.fewestPlaces)
        #expect(zip(counts, counts.dropFirst()).allSatisfy { $0 >= $1 })
        #expect(Set(counts.prefix(5)).count == 5)
        for _ in 0..<30 { settings.zoomOut(try window(settings)) }
        #expect(try window(settings).visible == 0..<600)
    }

    @Test("Zooming keeps the right end or the crosshair in place") func zoomingKeepsTheRightEndOrTheCrosshairInPlace()
        throws
    {
        var settings = ChartSettings(span: .year, style: .line)
        settings.zoomIn(try window(settings))
        #expect(try window(settings).visible.upperBound == 600)
        settings.show(.year)
        settings.crosshair = 120
        let before = try window(settings)
        let place = 600 - 1 - 120
        let share = Double(place - before.visible.lowerBound) / Double(before.visible.count)
        settings.zoomIn(before)
        let after = try window(settings)
        #expect(after.visible.contains(place))
        #expect(abs(Double(place - after.visible.lowerBound) / Double(after.visible.count) - share) < 0.02)
    }

    @Test("Scrolling stops at both ends") func panningEndsAtBothEnds() throws {
        var settings = ChartSettings(span: .sixMonths, style: .line)
        let count = try window(settings).visible.count
        settings.pan(by: 1, try window(settings))
        #expect(settings.pan == 0)
        settings.pan(by: -1, try window(settings))
        #expect(settings.pan == count / 4)
        #expect(try window(settings).visible.count == count)
        for _ in 0..<50 { settings.pan(by: -1, try window(settings)) }
        #expect(try window(settings).visible == 0..<count)
        for _ in 0..<50 { settings.pan(by: 1, try window(settings)) }
        #expect(try window(settings).visible.upperBound == 600)
    }

    @Test("The crosshair moves by columns and scrolls the chart")
    func theCrosshairWalksColumnByColumnAndTakesTheViewAlong() throws {
        var settings = ChartSettings(span: .sixMonths)
        settings.moveCrosshair(by: -1, try window(settings, width: 160))
        #expect(settings.crosshair == 0)
        settings.moveCrosshair(by: 1, try window(settings, width: 160))
        #expect(settings.crosshair == 0)
        settings.moveCrosshair(by: -3, try window(settings, width: 160))
        #expect(settings.crosshair == 3)
        let left = try window(settings, width: 160).visible.lowerBound
        settings.crosshair = 599 - left
        settings.moveCrosshair(by: -1, try window(settings, width: 160))
        #expect(settings.crosshair == 600 - left)
        #expect(try window(settings, width: 160).visible.lowerBound == left - 1)
        for _ in 0..<700 { settings.moveCrosshair(by: -1, try window(settings, width: 160)) }
        #expect(settings.crosshair == 599)
        #expect(try window(settings, width: 160).crosshairItem(settings) != nil)
        let hadOne = [settings.removeCrosshair(), settings.removeCrosshair()]
        #expect(hadOne == [true, false])
    }

    @Test("The crosshair skips lunch") func theCrosshairPassesOverLunch() throws {
        let detail = InstrumentDetail(symbol: "8035.T", intraday: ChartFixture.parts(.xtks, sessions: 1))
        let series = ChartSeries(
            detail, Instrument(inferredFrom: "8035.T"), state: nil, span: .day, calendar: Exchange.xtks.calendar)
        var settings = ChartSettings(span: .day)
        // 12:30 is place 42; 11:25, the last part before lunch, is place 29.
        settings.crosshair = 77 - 42
        settings.moveCrosshair(by: -1, ChartItems(series, settings, width: 100).window)
        #expect(settings.crosshair == 77 - 29)
    }

    @Test("The readout shows the bar's exact figures") func theReadoutTellsTheBarExactly() throws {
        var settings = ChartSettings(span: .sixMonths, overlays: [.average20])
        settings.crosshair = 7
        let bar = bars[600 - 8]
        let before = bars[600 - 9]
        let text = ChartFixture.picture(try ChartFixture.chart(bars, settings: settings), Size(width: 140, height: 36))
            .plainText
        let change = NumberText.percent(bar.close / before.close - 1, decimals: 2)
        func price(_ value: Double?) -> String { PriceText.text(value, ChartFixture.tsmc) }
        let expected =
            "\(bar.date.weekday.shortName) \(bar.date.shortText) \(bar.date.year)  O \(price(bar.open))"
            + "  H \(price(bar.high))  L \(price(bar.low))  C \(price(bar.close))  "
        #expect(text.hasPrefix(expected))
        #expect(text.contains(change))
        #expect(text.contains("V \(NumberText.compact(bar.volume ?? 0))"))
        let average = bars[(600 - 27)...(600 - 8)].map(\.close).reduce(0, +) / 20
        #expect(text.contains("SMA20 \(price(average))"))
    }

    @Test("Toggles and cycles return to their start") func togglesAndStepsComeBackToWhereTheyBegan() {
        var settings = ChartSettings()
        let first = settings
        for _ in ChartSpan.allCases { settings.showNextSpan() }
        settings.showNextSpan()
        settings.showPreviousSpan()
        for _ in ChartStyle.allCases { settings.showNextStyle() }
        for overlay in ChartOverlay.allCases + ChartOverlay.allCases { settings.toggle(overlay) }
        for pane in ChartPane.allCases + ChartPane.allCases { settings.toggle(pane) }
        for _ in 0..<5 { settings.showNextOverlays() }
        for _ in 0..<4 { settings.showNextPanes() }
        settings.toggleLogarithmic()
        settings.toggleLogarithmic()
        settings.toggleComparison("NVDA")
        settings.toggleComparison("NVDA")
        #expect(settings == first)
        for index in 0..<20 { settings.toggleComparison(Symbol(rawValue: "S\(index)")) }
        #expect(settings.compared.count == ChartSettings.mostCompared)
    }
}
