import Market

/// One price series from the close it was bought at.
struct HeldPosition {
    /// The close it was bought at.
    let reference: DatedClose
    /// The closes since.
    let closes: ArraySlice<DatedClose>
    /// Nil where returns are wanted in the series' own currency.
    private let currency: Currency?
    private let rateThen: Double

    /// Bought at the last close on or before a date; nil where that is too old, or has no rate.
    init?(_ history: PriceHistory, from start: CalendarDate, _ currency: ReturnCurrency, _ rates: DollarRates) {
        let first = history.closes.partitioningIndex { $0.date > start }
        guard first > 0,
            start.daysSince1970 - history.closes[first - 1].date.daysSince1970 <= ReferenceCloses.maximumGap
        else { return nil }
        reference = history.closes[first - 1]
        closes = history.closes[first...]
        if currency == .usd {
            guard let own = history.currency, let rate = rates.rate(of: own, on: reference.date) else { return nil }
            self.currency = own == .usd ? nil : own
            rateThen = rate
        } else {
            self.currency = nil
            rateThen = 1
        }
    }

    /// The return up to a close, as a fraction; nil without a rate of its date.
    func value(_ close: DatedClose, _ rates: DollarRates) -> Double? {
        guard let local = Returns.simple(close.close, against: reference.close) else { return nil }
        guard let currency else { return local }
        return rates.rate(of: currency, on: close.date)
            .flatMap { Returns.inDollars(local, rateThen: rateThen, rateNow: $0) }
    }

    /// The return up to the last close on or before a date that has a rate; 0 where nothing came since.
    func value(through end: CalendarDate, _ rates: DollarRates) -> Double {
        var index = closes.partitioningIndex { $0.date > end }
        while index > closes.startIndex {
            index -= 1
            if let value = value(closes[index], rates) { return value }
        }
        return 0
    }
}

extension RandomAccessCollection where Index == Int {
    /// The first index whose element satisfies a condition that, once true, stays true.
    func partitioningIndex(where condition: (Element) -> Bool) -> Int {
        var low = startIndex
        var high = endIndex
        while low < high {
            let middle = (low + high) / 2
            if condition(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
