import Analytics
import Market
import TextUI

/// What the rotation view shows: the objects with the ways they came.
struct RotationData: Sendable {
    /// A region or a stock.
    struct Object: Hashable, Sendable {
        /// Nil for a region.
        var symbol: Symbol?
        let name: String
        let nativeName: String
        let region: Region?
        /// RS-Ratio to the right and RS-Momentum upward, week after week, oldest first; empty while too little history
        /// is known.
        let trail: [RelativeRotation.Point]
        /// Its return over the period.
        let change: Double?

        var ratio: Double? { trail.last?.ratio }
        var momentum: Double? { trail.last?.momentum }
        var quadrant: RelativeRotation.Quadrant? { trail.last?.quadrant }
        /// The way as places on the graph.
        var positions: [ScatterPlot.Position] { trail.map { .init(x: $0.ratio, y: $0.momentum) } }
    }

    /// Those that are furthest ahead first; behind them those of which too little is known.
    let objects: [Object]
    /// Who made the basket's return.
    let basket: BasketData?
    /// The same where it is what the table lists.
    let listedBasket: BasketData?

    /// Rows of the table.
    var rowCount: Int { listedBasket?.rows.count ?? objects.count }

    /// The stock that a row of the table is about; nil where it is a region.
    func symbol(of row: Int) -> Symbol? {
        if let rows = listedBasket?.rows { return rows.indices.contains(row) ? rows[row].symbol : nil }
        return objects.indices.contains(row) ? objects[row].symbol : nil
    }

    init(objects: [Object], basket: BasketData?, isBasketListed: Bool) {
        self.basket = basket
        listedBasket = isBasketListed ? basket : nil
        self.objects = objects.enumerated().sorted { left, right in
            let (first, second) = (left.element.ratio ?? -.infinity, right.element.ratio ?? -.infinity)
            return first == second ? left.offset < right.offset : first > second
        }.map(\.element)
    }
}
