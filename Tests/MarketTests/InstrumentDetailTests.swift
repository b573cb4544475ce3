import Market
import Testing

@Suite struct InstrumentDetailTests {
    private let day = CalendarDate(daysSince1970: 20_466)

    private var detail: InstrumentDetail {
        InstrumentDetail(
            symbol: "2330.TW",
            daily: [
                DailyBar(date: day.advanced(days: -1), close: 100),
                DailyBar(date: day, open: 101, high: 104, low: 99, close: 103, volume: 5),
            ])
    }

    private func state(_ price: Double?, daysLater: Int, _ session: SessionFigures = SessionFigures())
        -> InstrumentState
    {
        var state = InstrumentState(instrument: Instrument(inferredFrom: "2330.TW"))
        state.price = price
        state.sessionDate = day.advanced(days: daysLater)
        state.session = session
        return state
    }

    @Test func aLaterSessionIsAdded() {
        let session = SessionFigures(open: 105, high: 106, low: 104.5, volume: 7)
        let bars = detail.bars(with: state(107, daysLater: 1, session))
        #expect(bars.dropLast() == detail.daily[...])
        // The price itself belongs to the session's range.
        let date = day.advanced(days: 1)
        #expect(bars.last == DailyBar(date: date, open: 105, high: 107, low: 104.5, close: 107, volume: 7))
        #expect(detail.bars(with: state(107, daysLater: 1)).last == DailyBar(date: date, close: 107))
    }

    @Test func theSameSessionIsBroughtUpToDate() {
        let bars = detail.bars(with: state(98, daysLater: 0, SessionFigures(high: 105, volume: 9)))
        #expect(bars.count == 2)
        #expect(bars.last == DailyBar(date: day, open: 101, high: 105, low: 98, close: 98, volume: 9))
    }

    @Test func anEarlierPriceOrNoneChangesNothing() {
        #expect(detail.bars(with: state(98, daysLater: -1)) == detail.daily)
        #expect(detail.bars(with: state(nil, daysLater: 1)) == detail.daily)
        #expect(detail.bars(with: nil) == detail.daily)
        #expect(InstrumentDetail(symbol: "2330.TW").bars(with: state(98, daysLater: 0)).map(\.close) == [98])
    }
}
