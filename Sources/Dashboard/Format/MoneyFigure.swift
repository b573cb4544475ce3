package import Market
import TextUI

/// The figures of the desk's currencies, volatility and yields, the same on the screens and in the brief: a yield is in
/// per cent and moves by basis points, everything else has a price and moves by a part of it.
package struct MoneyFigure {
    let state: InstrumentState

    package init(_ state: InstrumentState) { self.state = state }

    private var isYield: Bool { state.instrument.symbol == DeskMoney.yield }

    /// The price, or the yield with its unit.
    var price: Figure {
        isYield ? .number(state.price, decimals: 2, unit: "%") : .price(state.price, state.instrument)
    }

    /// The day's move, in fewer columns where there is little room.
    var move: Figure {
        guard isYield else { return .percent(state.local.day, decimals: 2) }
        return state.change.map { Figure(basisPoints($0)) } ?? .unknown
    }

    /// What tells the direction of the move.
    var direction: Double? { isYield ? state.change : state.local.day }

    /// The price in its exact form.
    package var priceText: String { price.exact }

    /// The day's move in its exact form, such as `+0.12%` or `-2 bp`.
    package var moveText: String { move.exact }

    /// A change of a yield in per cent.
    private func basisPoints(_ change: Double) -> String { NumberText.signed(change * 100, decimals: 0) + " bp" }
}
