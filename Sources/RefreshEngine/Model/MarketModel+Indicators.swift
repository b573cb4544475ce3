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
        let cache = cache.spelled(by: aliases)
        let changed = try readIndicatorBars(cache)
        for (instrument, bars) in indicators.takeOpens() { opens.take(bars, of: instrument) }
        for symbol in changed { try workOut(symbol, cache) }
        // What was just worked out asks for no further look.
        if !indicators.isDue { rankShares() }
    }

    private mutating func readIndicatorBars(_ cache: CacheRead) throws -> [Symbol] {
        // Taken out meanwhile: a second owner would make every slice copy what all slices before it have read.
        var taken = IndicatorModel()
        swap(&taken, &indicators)
        defer { swap(&taken, &indicators) }
        return try taken.refresh(reading(cache)) { symbol in
            guard let record = records[symbol], record.splits.unclear == nil,
                let date = instruments[symbol]?.sessionDate
            else { return nil }
            return IndicatorModel.Scope(
                instrument: record.instrument, lastDate: lastDate(of: record.instrument), today: date,
                rawSplits: record.splits.raw, hasIntraday: record.intraday != nil,
                wantsOpens: wantsOpens(record.instrument))
        }
    }

    private func wantsOpens(_ instrument: Instrument) -> Bool {
        OpenModel.concerns(instrument)
            && (records.count <= OpenModel.mostInstruments || isUrgent(instrument.symbol))
    }

    /// Ranks all shares again and tells those whose rank differs.
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
        if let limit = state.limit { state.session.dropPrices(beyond: limit, of: state.instrument) }
        state.volumeShare = volumeShare(of: state)
        state.indicators = indicators.indicators(
            of: state, volumeShare: state.volumeShare ?? 0, benchmark: benchmarkClose)
    }

    /// The part of an ordinary day's volume that is done when a price is made: by the instrument's own profile, and
    /// without one at an even pace from the second hour on.
    private func volumeShare(of state: InstrumentState) -> Double? {
        guard let time = state.time, let date = state.sessionDate, let exchange = state.instrument.exchange,
            let session = calendars[exchange]?.session(on: date), session.tradingMilliseconds > 0,
            time < session.end
        else { return 1 }
        let minutes = session.tradingMinutes(until: time)
        if let profile = indicators.profile(of: state.instrument.symbol) { return profile.share(after: minutes) }
        return minutes < 60
            ? nil : Double(session.tradingMilliseconds(until: time)) / Double(session.tradingMilliseconds)
    }

    private var benchmarkClose: DatedClose? {
        guard let state = instruments[IndicatorModel.benchmark], let price = state.price, let date = state.sessionDate
        else { return nil }
        return DatedClose(date: date, close: price)
    }
}
