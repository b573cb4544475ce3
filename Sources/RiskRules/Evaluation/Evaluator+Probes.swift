import Analytics
import Market

extension Evaluator {
    /// Something of the present subject that stands in no row.
    ///
    /// - Parameters:
    ///   - program: where the bodies of conditions about members stand.
    ///   - shared: the values of `sharedValues` for that program.
    mutating func value(of probe: Probe, _ program: RuleProgram, _ shared: [Double]) -> Double {
        switch probe {
        case .ownScore(let figure, let window): return ownHistory(figure, window)?.score ?? .nan
        case .ownPercentile(let figure, let window): return ownHistory(figure, window)?.percentile ?? .nan
        case .crossed(let level, let window, let isUpward):
            guard let state else { return .nan }
            let bars = data.bars(state.instrument.symbol, WindowFigures.sessions(level, window))
            return WindowFigures.crossed(level, window, isUpward: isUpward, bars, state).map { $0 ? 1 : 0 } ?? .nan
        case .regionRank(let period): return regionRank(over: period) ?? .nan
        case .members(let body, let isShare): return members(meeting: program.bodies[body], isShare, program, shared)
        case .regionCorrelation(let window):
            guard case .region(let region) = subject else { return .nan }
            return correlation(of: region, window)
        case .window(let figure, let window):
            guard let state else { return .nan }
            let bars = data.bars(state.instrument.symbol, figure.sessions(for: window))
            return WindowFigures.value(figure, window, bars, state) ?? .nan
        case .movement(let movement, let symbol, let window):
            return self.movement(movement, against: symbol, window) ?? .nan
        case .fact(let metric):
            guard let state else { return .nan }
            return data.facts(state.instrument.symbol).first { $0.metric == metric && $0.value != nil }?.value ?? .nan
        case .weight(let basket):
            guard let state, let members = weights[basket], !members.isEmpty else { return .nan }
            return members[state.instrument.symbol] ?? 0
        case .premium(let kind): return pair(of: kind)?.premium ?? .nan
        case .percentile(let kind): return pair(of: kind)?.percentile ?? .nan
        case .daysTo(let kind):
            guard let state else { return .nan }
            let today = state.instrument.zone.local(data.now).date
            return InstrumentRow.secondsToNext(kind, data.events(state.instrument.symbol), after: today)
        case .isTagged(let tag):
            guard let state, let tag = ExposureTag(rawValue: tag) else { return .nan }
            return data.exposures[state.instrument.symbol].contains(tag) ? 1 : 0
        }
    }

    private func ownHistory(_ figure: OwnFigure, _ window: Int) -> OwnHistory? {
        guard let state, state.isCounted else { return nil }
        return OwnHistory(figure, of: state, among: data.bars(state.instrument.symbol, window + 1), window: window)
    }

    /// The share of the stocks of the instrument's region with a known return that its own is not below.
    private mutating func regionRank(over period: Period) -> Double? {
        guard let state, state.isCounted, let own = state.local[period], let region = state.instrument.region else {
            return nil
        }
        let returns = returns(of: region, over: period)
        guard returns.count >= 3 else { return nil }
        return Double(returns.count { $0 <= own }) / Double(returns.count)
    }

    private mutating func members(
        meeting body: Range<Int>, _ isShare: Bool, _ program: RuleProgram, _ shared: [Double]
    ) -> Double {
        guard case .region(let region) = subject, let symbols = regionStates[region]?.counted else { return .nan }
        var (known, met) = (0, 0)
        for symbol in symbols {
            let target = Target.instrument(symbol)
            let value = visiting(target, program.dependencies.groups) { $0.run(program, body, shared: shared) } ?? .nan
            if value.isNaN { continue }
            known += 1
            if value == 1 { met += 1 }
        }
        guard known > 0 else { return .nan }
        return isShare ? Double(met) / Double(known) : Double(met)
    }

    private mutating func pair(of kind: ParityPair.Kind) -> ParityState? {
        guard let symbol = state?.instrument.symbol else { return nil }
        return pairStates.first { $0.pair.kind == kind && ($0.pair.foreign == symbol || $0.pair.home == symbol) }
    }

    private func movement(_ movement: Movement, against symbol: Symbol, _ window: Int) -> Double? {
        guard let state, let other = data.state(symbol) else { return nil }
        // Twice the window is enough unless many days have no pair.
        let own = WindowFigures.closes(data.bars(state.instrument.symbol, window * 2), state)
        let foreign = WindowFigures.closes(data.bars(symbol, window * 2), other)
        let alignment = AlignedReturns.Alignment(local: state.instrument.region, foreign: other.instrument.region)
        let returns = AlignedReturns(local: own, foreign: foreign, alignment: alignment)
        let series =
            switch movement {
            case .beta: IndicatorSeries.beta(returns, window: window)
            case .correlation: IndicatorSeries.correlation(returns, window: window)
            }
        return series.last ?? nil
    }

    /// Something that every subject of a rule has in common.
    mutating func value(of probe: SharedProbe) -> Double {
        switch probe {
        case .spread(let first, let second, let period, let currency):
            guard let one = change(of: first, over: period, in: currency),
                let two = change(of: second, over: period, in: currency)
            else { return .nan }
            return one - two
        case .currencyChange(let currency, let period):
            return currencyChange(currency, over: period) ?? .nan
        case .rate(let currency):
            return data.rates.rate(of: currency, on: TimeZoneRule.utc.local(data.now).date) ?? .nan
        case .shareUp(let symbols, let period): return shareUp(symbols, period)
        case .tagShareUp(let name, let period):
            guard let tag = ExposureTag(rawValue: name) else { return .nan }
            return shareUp(data.exposures.symbols(with: tag), period)
        case .flags(let query): return data.flagCount(query).map(Double.init) ?? .nan
        case .other: return .nan
        }
    }

    /// The state of an instrument whose price counts; nil where it is stale.
    private func counted(_ symbol: Symbol) -> InstrumentState? {
        data.state(symbol).flatMap { $0.isCounted ? $0 : nil }
    }

    private mutating func change(of series: Series, over period: Period, in currency: ReturnCurrency) -> Double? {
        switch series {
        case .basket(let id): basketStates[id]?.returns(in: currency)[period]
        case .symbol(let symbol): counted(symbol)?.returns(in: currency)[period]
        }
    }

    /// A rate says how many units a dollar buys (the euro's says the opposite): the currency does the opposite of it.
    private func currencyChange(_ currency: Currency, over period: Period) -> Double? {
        if currency == .usd { return 0 }
        guard let symbol = currency.dollarRateSymbol, let change = counted(symbol)?.local[period], change > -1
        else { return nil }
        return currency.isQuotedInDollars ? change : 1 / (1 + change) - 1
    }

    private func shareUp(_ symbols: [Symbol], _ period: Period) -> Double {
        let changes = symbols.compactMap { counted($0)?.local[period] }
        guard !changes.isEmpty, changes.count * 2 >= symbols.count else { return .nan }
        return Double(changes.count { $0 > 0 }) / Double(changes.count)
    }
}
