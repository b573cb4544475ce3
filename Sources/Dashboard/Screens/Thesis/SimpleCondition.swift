import Market

/// A condition that compares one figure with a number, such as `of("2330.TW", change(ytd)) > 0%`: what its history and its
/// price of breach are reckoned from.
struct SimpleCondition: Hashable, Sendable {
    enum Figure: Hashable, Sendable {
        /// A stock's return over a period in its own currency.
        case change(Symbol, Period)
        /// How far a stock's price targets are above its price.
        case upside(Symbol)
        /// A basket's return less an index's.
        case spread(basket: String, index: Symbol, Period, ReturnCurrency)
    }

    let figure: Figure
    /// The number that it is compared with, as a fraction.
    let threshold: Double

    /// - Parameter expression: the condition as it is written; nil comes of every other form.
    init?(_ expression: String) {
        let text = expression.filter { $0 != " " }
        guard let operation = text.firstIndex(where: { "<>".contains($0) }), text.last == "%" else { return nil }
        let right = text[operation...].drop { "<>=".contains($0) }.dropLast()
        guard let percent = Double(right), let figure = SimpleCondition.figure(text[..<operation]) else { return nil }
        (self.figure, threshold) = (figure, percent / 100)
    }

    private static func figure(_ text: Substring) -> Figure? {
        let parts = text.split { "(),".contains($0) }.map(String.init)
        func quoted(_ index: Int) -> String? {
            let part = parts[index]
            return part.count > 2 && part.first == "\"" && part.last == "\"" ? String(part.dropFirst().dropLast()) : nil
        }
        switch parts.first {
        case "of" where parts.count == 4 && parts[2] == "change":
            guard let symbol = quoted(1), let period = period(parts[3]) else { return nil }
            return .change(Symbol(rawValue: symbol), period)
        case "of" where parts.count == 3 && parts[2] == "target.upside":
            return quoted(1).map { .upside(Symbol(rawValue: $0)) }
        case "spread" where parts.count == 5:
            guard let basket = quoted(1), let index = quoted(2), let period = period(parts[3]) else { return nil }
            return ReturnCurrency(rawValue: parts[4]).map {
                .spread(basket: basket, index: Symbol(rawValue: index), period, $0)
            }
        default: return nil
        }
    }

    private static func period(_ word: String) -> Period? {
        Period.allCases.first { $0.rawValue == word || $0.label == word }
    }
}

extension SimpleCondition {
    /// The price of a stock at which the condition turns, and whose it is; nil where it depends on more than one price.
    ///
    /// - Parameter value: the figure now.
    func turn(in snapshot: Snapshot, value: Double?) -> (instrument: Instrument, price: Double, distance: Double)? {
        let symbol: Symbol
        switch figure {
        case .change(let own, _), .upside(let own): symbol = own
        case .spread: return nil
        }
        guard let state = snapshot[symbol], let price = state.price, price > 0, let value, value > -1 else {
            return nil
        }
        let ratio =
            switch figure {
            case .change: (1 + threshold) / (1 + value)
            case .upside, .spread: (1 + value) / (1 + threshold)
            }
        guard ratio.isFinite, ratio > 0 else { return nil }
        return (state.instrument, price * ratio, ratio - 1)
    }

    /// The figure on the days since its period began, in percent; empty where it is unknown.
    func history(in snapshot: Snapshot) -> [DatedValue] {
        switch figure {
        case .change(let symbol, .yearToDate):
            guard let closes = snapshot.history(of: symbol)?.closes, let last = closes.last?.date else { return [] }
            let start = Period.yearToDate.start(before: last)
            guard let base = closes.last(where: { $0.date <= start }), base.close > 0 else { return [] }
            return closes.filter { $0.date >= base.date }
                .map { DatedValue(date: $0.date, value: ($0.close / base.close - 1) * 100) }
        case .spread(let basket, "^NDX", let period, let currency) where basket == snapshot.rotation.basket.id:
            return (snapshot.rotation.history[currency]?[period] ?? [])
                .map { DatedValue(date: $0.date, value: ($0.basket - $0.benchmark) * 100) }
        case .change, .upside, .spread: return []
        }
    }

    /// What the history is in.
    var unit: String {
        switch figure {
        case .change, .upside: "%"
        case .spread: " pp"
        }
    }
}
