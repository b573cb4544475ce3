import Analytics
import Market
import Testing

@Suite struct PositionDateTests {
    private let analysis = PositionAnalysis(in: .twd, rates: DollarRates())

    private func state(_ price: Double, before: Double?, splits: [Split] = []) -> InstrumentState {
        var state = InstrumentState(instrument: Instrument(inferredFrom: "2408.TW"))
        (state.price, state.previousClose, state.sessionDate) = (price, before, date("2026-11-27"))
        (state.staleness, state.splits) = (.current, splits)
        return state
    }

    @Test("A lot bought before a split has become more shares at a lower price") func splits() {
        let split = Split(date: date("2026-11-27"), ratio: 4)
        let lot = Lot(quantity: 1000, price: 400, date: date("2026-11-02"))
        let figures = analysis.figures(of: [lot], state(103, before: 102, splits: [split]))
        #expect(figures.quantity == 4000)
        #expect(figures.cost == 400_000)
        #expect(figures.profit == 12_000)
        #expect(figures.dayProfit == 4000)
    }

    @Test("A lot bought on the split's own date is in new shares already") func splitDay() {
        let split = Split(date: date("2026-11-27"), ratio: 4)
        let lot = Lot(quantity: 1000, price: 100, date: date("2026-11-27"))
        #expect(analysis.figures(of: [lot], state(103, before: 102, splits: [split])).quantity == 1000)
    }

    @Test("The day's profit of a lot opened today counts from its price") func openedToday() {
        let lots = [
            Lot(quantity: 10, price: 101, date: date("2026-11-27")),
            Lot(quantity: 10, price: 90, date: date("2026-11-02")),
        ]
        #expect(analysis.figures(of: lots, state(103, before: 100)).dayProfit == 50)
        #expect(analysis.figures(of: [lots[0]], state(103, before: nil)).dayProfit == 20)
    }

    @Test("The past knows of no lot that was bought later") func laterLots() {
        let later = Lot(quantity: 10, price: 101, date: date("2026-11-30"))
        #expect(analysis.figures(of: [later], state(103, before: 100)) == PositionFigures())
        let both = [later, Lot(quantity: 5, price: 90, date: date("2026-11-02"))]
        #expect(analysis.figures(of: both, state(103, before: 100)).quantity == 5)
    }
}
