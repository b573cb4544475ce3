import Market
import Testing
import TextUI

@testable import Dashboard

@Suite struct ChartComparisonTests {
    @Test("The last known close is carried forward") func theLastKnownCloseIsCarried() {
        let closes: [(end: Int64, close: Double)] = [(2, 10), (4, 11), (9, 12)]
        #expect(ChartComparison.aligned(closes, to: [1, 2, 3, 4, 5, 9, 10]) == [nil, 10, 10, 11, 11, 12, 12])
    }

    @Test("Every compared line starts at zero") func everybodyBeginsAtZero() {
        let values = ChartComparison.rebased([nil, 50, nil, 60, 40]).map { $0.map { ($0 * 1e9).rounded() / 1e9 } }
        #expect(values == [nil, 0, nil, 0.2, -0.2])
        #expect(ChartComparison.rebased([nil, nil]) == [nil, nil])
    }

    private func chart(_ span: ChartSpan, _ own: InstrumentDetail, _ others: [ComparedInstrument]) throws -> PriceChart
    {
        var settings = ChartSettings(span: span)
        for other in others { settings.toggleComparison(other.instrument.symbol) }
        var chart = try ChartFixture.chart(own.daily, settings: settings)
        chart.series = ChartSeries(own, chart.instrument, state: nil, span: span, calendar: Exchange.xtai.calendar)
        chart.compared = others
        return chart
    }

    @Test func differentCalendarsAreAlignedByDate() throws {
        let dates = ChartFixture.dates(10)
        let own = InstrumentDetail(
            symbol: "2330.TW", daily: dates.enumerated().map { DailyBar(date: $1, close: 100 + Double($0)) })
        // The other one rested on the fourth and the fifth day.
        let other = InstrumentDetail(
            symbol: "NVDA",
            daily: dates.enumerated().filter { ![3, 4].contains($0.offset) }
                .map { DailyBar(date: $1, close: 200 + 20 * Double($0)) })
        let compared = ComparedInstrument(Instrument(inferredFrom: "NVDA"), other, state: nil, calendar: nil)
        let prepared = try chart(.all, own, [compared]).prepare(in: Rect(x: 0, y: 0, width: 100, height: 30))
        let lines = try #require(prepared.comparison).lines
        #expect(lines.map(\.name) == ["TSMC", "Nvidia"])
        let percent = lines[1].values.map { $0.map { Int(($0 * 100).rounded()) } }
        #expect(percent == [0, 10, 20, 20, 20, 50, 60, 70, 80, 90])
        #expect(lines[0].values.last.flatMap { $0 }.map { abs($0 - 0.09) < 1e-9 } == true)
        let text = ChartFixture.picture(prepared.chart, Size(width: 100, height: 30)).plainText
        #expect(text.contains("▸1 TSMC +9.0%   2 Nvidia +90.0%"))
        #expect(text.contains("indexed to 0%"))
    }

    @Test("Intraday bars are aligned by time") func partsOfSessionsAreAlignedByTheirTime() throws {
        let own = InstrumentDetail(symbol: "2330.TW", intraday: ChartFixture.parts(.xtai, sessions: 1))
        // New York's session before Taipei's day: closed all the while, so its close is carried.
        let other = InstrumentDetail(
            symbol: "NVDA", daily: [DailyBar(date: ChartFixture.last.advanced(days: -1), close: 180)])
        let compared = ComparedInstrument(
            Instrument(inferredFrom: "NVDA"), other, state: nil, calendar: Exchange.xnas.calendar)
        let lines = try #require(
            chart(.day, own, [compared]).prepare(in: Rect(x: 0, y: 0, width: 100, height: 30)).comparison
        ).lines
        #expect(Set(lines[1].values) == [0])
        #expect(lines[0].values.count == 54)
    }
}
