import Market

/// One row of a chart, checked.
struct YahooRow {
    var time: Instant
    var open: Double?
    var high: Double?
    var low: Double?
    var close: Double?
    var volume: Double?

    var isEmpty: Bool { open == nil && high == nil && low == nil && close == nil }

    /// The same session told again: the live session comes as a row of its own behind the session's first one, with the
    /// newer figures. What the later row lacks stays.
    mutating func replace(with later: YahooRow) {
        open = later.open ?? open
        high = later.high ?? high
        low = later.low ?? low
        close = later.close ?? close
        volume = later.volume ?? volume
        if let high, let low, high < low { (self.high, self.low) = (later.high, later.low) }
    }

    /// A later row of the same interval: the interval ends where the later row ends.
    mutating func extend(with later: YahooRow) {
        open = open ?? later.open ?? later.close
        high = [high, later.high].compactMap(\.self).max()
        low = [low, later.low].compactMap(\.self).min()
        close = later.close ?? close
        if let more = later.volume { volume = (volume ?? 0) + more }
    }
}

extension YahooChartAnswer.Result {
    /// The rows in the order of the answer, each value checked.
    ///
    /// A list that is not as long as the timestamps belongs to other rows from some place on: closes like that are an
    /// answer that cannot be read, any other list is left out.
    ///
    /// - Throws: `malformed` where closes and timestamps do not belong together.
    func rows(of listing: YahooListing, _ check: inout AnswerCheck) throws(ProviderFailure) -> [YahooRow] {
        guard let times = timestamp, !times.isEmpty else { return [] }
        guard let columns = indicators.quote.first else { throw .malformed("timestamps without prices") }
        let closes = columns.close ?? []
        guard closes.count == times.count else {
            throw .malformed("\(closes.count) closes, \(times.count) timestamps")
        }
        let (unit, symbol) = (listing.unit, listing.symbol)
        let opens = fitting(columns.open, "open", symbol, &check)
        let highs = fitting(columns.high, "high", symbol, &check)
        let lows = fitting(columns.low, "low", symbol, &check)
        let volumes = fitting(columns.volume, "volume", symbol, &check)
        return times.indices.compactMap { index in
            guard let time = check.time(seconds: times[index].value, symbol, "timestamp") else { return nil }
            let range = check.range(
                high: unit.price(highs?[index].value), low: unit.price(lows?[index].value), symbol, "high")
            return YahooRow(
                time: time, open: check.optional(unit.price(opens?[index].value), symbol, "open"), high: range.high,
                low: range.low, close: check.optional(unit.price(closes[index].value), symbol, "close"),
                volume: listing.volume(volumes?[index].value, "volume", &check))
        }
    }

    private func fitting(
        _ list: [LenientNumber]?, _ field: String, _ symbol: Symbol, _ check: inout AnswerCheck
    ) -> [LenientNumber]? {
        guard let list, let timestamp else { return nil }
        if list.count == timestamp.count { return list }
        check.drop(symbol, field, "\(list.count) values, \(timestamp.count) timestamps")
        return nil
    }
}
