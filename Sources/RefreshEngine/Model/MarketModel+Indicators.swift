import Analytics
import Market
import QuoteCache

extension MarketModel {
    /// Works everything out that rests on long histories, however long it takes.
    mutating func refreshAll(_ cache: CacheRead) throws {
        try refreshRotation(cache)
        while indicators.isDue { try refreshIndicators(cache) }
        if indicators.areRanksDue { rankShares() }
    }

    /// Reads one slice of the bars that technical figures rest on and works those figures out.
    mutating func refreshIndicators(_ cache: CacheRead) throws {
        let changed = try readIndicatorBars(cache)
        for symbol in changed { try workOut(symbol, cache) }
        // What was just worked out asks for no further look.
        if !indicators.isDue { rankShares() }
    }

    private mutating func readIndicatorBars(_ cache: CacheRead) throws -> [Symbol] {
        // Taken out meanwhile: a second owner would make every slice copy what all slices before it have read.
        var taken = IndicatorModel()
        swap(&taken, &indicators)
        defer { swap(&taken, &indicators) }
        return try taken.refresh(cache) { symbol in
            guard let record = records[symbol], let date = instruments[symbol]?.sessionDate else { return nil }
            return IndicatorModel.Scope(
                instrument: record.instrument, lastDate: lastDate(of: record.instrument), today: date,
                rawSplits: record.rawSplits)
        }
    }

    /// Ranks all shares anew and tells those whose rank differs.
    mutating func rankShares() {
        for symbol in indicators.rank(instruments) {
            guard var state = instruments[symbol] else { continue }
            state.indicators.relativeStrengthRank = indicators.rank(of: symbol)
            store(state)
        }
    }

    /// Adds the technical figures to a state, and the session's figures where its price came without any.
    mutating func addIndicators(to state: inout InstrumentState) {
        if state.session == SessionFigures(), let session = indicators.session(of: state) { state.session = session }
        state.indicators = indicators.indicators(
            of: state, volumeShare: volumeShare(of: state), benchmark: benchmarkClose)
    }

    /// The part of the price's session that had passed when it was made.
    private func volumeShare(of state: InstrumentState) -> Double {
        guard let time = state.time, let date = state.sessionDate, let exchange = state.instrument.exchange,
            let session = calendars[exchange]?.session(on: date), session.tradingMilliseconds > 0
        else { return 1 }
        return Double(session.tradingMilliseconds(until: time)) / Double(session.tradingMilliseconds)
    }

    private var benchmarkClose: DatedClose? {
        guard let state = instruments[IndicatorModel.benchmark], let price = state.price, let date = state.sessionDate
        else { return nil }
        return DatedClose(date: date, close: price)
    }
}
