import Market

/// A purchase or a sale.
struct Trade {
    var isSale: Bool
    var lot: Lot

    /// What is left: sales take from the oldest lots first, what is sold beyond them is a negative lot.
    static func lots(of trades: [Trade]) -> [Lot] {
        var trades = trades
        // Exports have the newest first or last; where all are dated, the dates decide.
        if trades.contains(where: \.isSale), trades.allSatisfy({ $0.lot.date != nil }) {
            trades = trades.enumerated().sorted { left, right in
                let dates = (left.element.lot.date, right.element.lot.date)
                if let first = dates.0, let second = dates.1, first != second { return first < second }
                if left.element.isSale != right.element.isSale {
                    return left.element.isSale
                        ? trades.isSplit(left.element, right.element) : !trades.isSplit(right.element, left.element)
                }
                return left.offset < right.offset
            }.map(\.element)
        }
        var lots: [Lot] = []
        let hasSales = trades.contains(where: \.isSale)
        var index = 0
        while index < trades.count {
            let trade = trades[index]
            let held = lots.reduce(0) { $0 + $1.quantity }
            if index + 1 < trades.count, trade.isSale, trades.isSplit(trade, trades[index + 1]),
                abs(held - trade.lot.quantity) < 1e-6
            {
                let ratio = trades[index + 1].lot.quantity / trade.lot.quantity
                for place in lots.indices {
                    lots[place].quantity *= ratio
                    lots[place].price /= ratio
                }
                index += 2
                continue
            }
            if trade.isSale { sell(trade.lot, from: &lots) } else { buy(trade.lot, hasSales: hasSales, into: &lots) }
            index += 1
        }
        return lots
    }

    /// What is bought covers what was sold short first.
    private static func buy(_ purchase: Lot, hasSales: Bool, into lots: inout [Lot]) {
        var rest = purchase
        while hasSales, rest.quantity > 1e-9, let first = lots.firstIndex(where: { $0.quantity < 0 }) {
            let covered = min(rest.quantity, -lots[first].quantity)
            rest.quantity -= covered
            lots[first].quantity += covered
            if lots[first].quantity > -1e-9 { lots.remove(at: first) }
        }
        if abs(rest.quantity) > 1e-9 { lots.append(rest) }
    }

    private static func sell(_ sale: Lot, from lots: inout [Lot]) {
        var left = sale.quantity
        while left > 1e-9, let first = lots.firstIndex(where: { $0.quantity > 0 }) {
            let taken = min(left, lots[first].quantity)
            left -= taken
            lots[first].quantity -= taken
            if lots[first].quantity < 1e-9 { lots.remove(at: first) }
        }
        guard left > 1e-9 else { return }
        lots.append(Lot(quantity: -left, price: sale.price, date: sale.date))
    }
}

extension [Trade] {
    /// Whether a sale and a purchase of one day for the same money are a split.
    fileprivate func isSplit(_ sale: Trade, _ purchase: Trade) -> Bool {
        guard sale.isSale, !purchase.isSale, sale.lot.date != nil, sale.lot.date == purchase.lot.date else {
            return false
        }
        let values = (sale.lot.quantity * sale.lot.price, purchase.lot.quantity * purchase.lot.price)
        let ratio = purchase.lot.quantity / sale.lot.quantity
        return values.0 > 0 && abs(values.0 - values.1) <= values.0 / 100 && (ratio >= 1.05 || ratio <= 0.95)
    }
}
