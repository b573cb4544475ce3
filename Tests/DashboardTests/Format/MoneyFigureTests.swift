import Market
import Testing

@testable import Dashboard

@Suite struct MoneyFigureTests {
    private func state(_ symbol: Symbol, _ price: Double?, _ before: Double?) -> InstrumentState {
        var state = InstrumentState(instrument: Instrument(inferredFrom: symbol))
        (state.price, state.previousClose) = (price, before)
        if let price, let before { state.local.day = price / before - 1 }
        return state
    }

    @Test("A yield has a unit and moves by basis points") func yield() {
        let figure = MoneyFigure(state("^TNX", 4.153, 4.213))
        #expect(figure.priceText == "4.15%")
        #expect(figure.moveText == "-6 bp")
        #expect(figure.direction ?? 0 < 0)
    }

    @Test("Currencies and volatility move by a part of their price") func others() {
        #expect(MoneyFigure(state("^VIX", 16.2, 15.98)).moveText == "+1.38%")
        #expect(MoneyFigure(state("KRW=X", 1471.2, 1468.4)).moveText == "+0.19%")
    }

    @Test("What is unknown is a dash", arguments: ["^TNX", "^VIX", "TWD=X"]) func unknown(symbol: String) {
        let figure = MoneyFigure(state(Symbol(rawValue: symbol), nil, 4.2))
        #expect(figure.priceText == NumberText.unknown)
        #expect(figure.moveText == NumberText.unknown)
    }
}
