import Market
import Testing

@testable import Analytics

@Suite struct PositionAnalysisTests {
    static let today = CalendarDate(daysSince1970: 20_467)
    static let bought = today.advanced(days: -100)

    static let rates = DollarRates([
        .twd: [
            DatedClose(date: bought, close: 30), DatedClose(date: today.advanced(days: -1), close: 31.5),
            DatedClose(date: today, close: 32),
        ],
        .jpy: [DatedClose(date: bought, close: 150), DatedClose(date: today, close: 160)],
    ])

    static var share: InstrumentState {
        var state = InstrumentState(instrument: Instrument(inferredFrom: "2330.TW"))
        (state.price, state.previousClose, state.sessionDate, state.staleness) = (1690, 1670, today, .current)
        return state
    }

    private func near(_ left: Double?, _ right: Double) -> Bool {
        left.map { abs($0 - right) < 1e-9 * max(1, abs(right)) } ?? false
    }

    @Test func inTheSharesOwnCurrencyThereIsNoCurrencyPart() {
        let figures = PositionAnalysis(in: .twd, rates: Self.rates)
            .figures(of: [Lot(quantity: 10, price: 1500)], Self.share)
        #expect(figures.quantity == 10)
        #expect(near(figures.value, 16_900))
        #expect(near(figures.dayProfit, 200))
        #expect(near(figures.profit, 1900))
        #expect(near(figures.currencyProfit, 0))
        #expect(near(figures.profitFraction, 1900 / 15_000))
        #expect(near(figures.dayFraction, 20.0 / 1670))
    }

    @Test func inDollarsTheCurrencysPartIsToldApart() throws {
        let figures = PositionAnalysis(in: .usd, rates: Self.rates)
            .figures(of: [Lot(quantity: 10, price: 1500, date: Self.bought)], Self.share)
        #expect(near(figures.value, 16_900 / 32))
        #expect(near(figures.cost, 15_000 / 30))
        #expect(near(figures.profit, 16_900.0 / 32 - 500))
        #expect(near(figures.currencyProfit, 15_000.0 / 32 - 15_000.0 / 30))
        // Price part and currency part are the profit.
        let pricePart = 10 * (1690.0 - 1500) / 32
        #expect(near(figures.profit, pricePart + (figures.currencyProfit ?? 0)))
        #expect(near(figures.dayProfit, 10 * (1690.0 / 32 - 1670.0 / 31.5)))
    }

    @Test func inAThirdCurrencyRatesCross() {
        let figures = PositionAnalysis(in: .jpy, rates: Self.rates)
            .figures(of: [Lot(quantity: 1, price: 1500, date: Self.bought)], Self.share)
        #expect(near(figures.value, 1690 * 160.0 / 32))
        #expect(near(figures.cost, 1500 * 150.0 / 30))
    }

    @Test func aNotedRateGoesBeforeTheDates() {
        let lot = Lot(quantity: 1, price: 1500, date: Self.bought, rate: 29)
        let figures = PositionAnalysis(in: .usd, rates: Self.rates).figures(of: [lot], Self.share)
        #expect(near(figures.cost, 1500.0 / 29))
    }

    @Test func whatWasPaidInTheToldCurrencyNeedsNoRate() {
        let lot = Lot(quantity: 2, price: 50, currency: .usd)
        let figures = PositionAnalysis(in: .usd, rates: Self.rates).figures(of: [lot], Self.share)
        #expect(near(figures.cost, 100))
        #expect(near(figures.profit, 2 * 1690.0 / 32 - 100))
        #expect(figures.currencyProfit == nil)
    }

    @Test func whatNobodyKnowsIsUnknown() {
        let analysis = PositionAnalysis(in: .usd, rates: Self.rates)
        let undated = analysis.figures(of: [Lot(quantity: 1, price: 1500)], Self.share)
        #expect(near(undated.value, 1690.0 / 32))
        #expect((undated.cost, undated.profit, undated.currencyProfit) == (nil, nil, nil))
        let tooOld = analysis.figures(
            of: [Lot(quantity: 1, price: 1, date: Self.bought.advanced(days: -1))], Self.share)
        #expect(tooOld.cost == nil)
        var old = Self.share
        old.staleness = .sessionsBehind(1)
        #expect(analysis.figures(of: [Lot(quantity: 1, price: 1)], old).dayProfit == nil)
        let empty = PositionAnalysis(in: .usd, rates: DollarRates()).figures(
            of: [Lot(quantity: 1, price: 1)], Self.share)
        #expect((empty.value, empty.dayProfit) == (nil, nil))
    }

    @Test func aShortPositionWinsWhenThePriceFalls() {
        let figures = PositionAnalysis(in: .twd, rates: Self.rates)
            .figures(of: [Lot(quantity: -10, price: 1800)], Self.share)
        #expect(near(figures.value, -16_900))
        #expect(near(figures.profit, 1100))
        #expect(near(figures.profitFraction, 1100.0 / 18_000))
    }

    @Test func aTotalSaysHowManyAreInIt() {
        var total = PositionTotal()
        total.add(PositionFigures(quantity: 1, value: 110, dayProfit: 10, cost: 80, profit: 30, currencyProfit: 5))
        total.add(PositionFigures(quantity: 1, value: 50))
        #expect(total.count == 2)
        #expect((total.value.amount, total.value.count) == (160, 2))
        #expect((total.profit.amount, total.profit.count) == (30, 1))
        #expect(total.dayFraction == 0.1)
        #expect(total.profitFraction == 30.0 / 80)
    }
}
