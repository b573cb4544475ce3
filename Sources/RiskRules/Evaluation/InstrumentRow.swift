import Market

/// Fills an instrument's row of numbers; what is unknown is NaN.
enum InstrumentRow {
    /// What a row is filled from.
    struct Source {
        let now: Instant
        let today: (Instrument) -> CalendarDate
        let rates: DollarRates
        let facts: (Symbol) -> [Fact]
        let targets: (Symbol) -> [PriceTarget]
        let events: (Symbol) -> [MarketEvent]
    }

    static func fill(_ row: inout [Double], _ state: InstrumentState, _ groups: FigureGroups, _ source: Source) {
        for index in row.indices { row[index] = .nan }
        fillPrices(&row, state, source.now)
        // What an old price was worth says nothing of today: rules do not know it.
        if state.isCounted {
            fillIndicators(&row, state.indicators)
            fillReturns(&row, state)
            fillScores(&row, state.indicators)
        } else {
            row[.gap] = .nan
        }
        if state.isCounted, let price = state.price, let limit = state.limit { fillLimits(&row, price, limit) }
        if let listed = state.instrument.listedOn {
            row[.listedFor] = Double(source.today(state.instrument).daysSince1970 - listed.daysSince1970) * 86_400
        }
        if groups.contains(.knowledge) { fillKnowledge(&row, state, source) }
        if groups.contains(.events) { fillEvents(&row, state, source) }
    }

    private static func fillPrices(_ row: inout [Double], _ state: InstrumentState, _ now: Instant) {
        row[.hasPrice] = state.price == nil ? 0 : 1
        row[.isDoubtful] = state.doubt == nil ? 0 : 1
        if let price = state.price { row[.last] = price }
        let session = state.session
        if let open = session.open {
            row[.open] = open
            if let before = state.previousClose, before > 0 { row[.gap] = open / before - 1 }
        }
        if let high = session.high { row[.high] = high }
        if let low = session.low { row[.low] = low }
        if let volume = session.volume { row[.volume] = volume }
        if let before = state.previousClose { row[.previousClose] = before }
        if let time = state.time { row[.age] = max(0, Double(now.milliseconds(since: time)) / 1000) }
        if let value = state.marketValue { row[.marketValue] = value }
        row[.isRateOld] = state.isRateOld ? 1 : 0
        row[.isSinceListing] = state.isSinceListing ? 1 : 0
        switch state.staleness {
        case .current: setAge(&row, isStale: 0, sessions: 0, minutes: 0)
        case .minutesBehind(let minutes): setAge(&row, isStale: 1, sessions: 0, minutes: Double(minutes))
        case .sessionsBehind(let count): setAge(&row, isStale: 1, sessions: Double(count), minutes: .nan)
        case .unknown, .missing: break
        }
    }

    private static func setAge(_ row: inout [Double], isStale: Double, sessions: Double, minutes: Double) {
        row[.isStale] = isStale
        row[.sessionsBehind] = sessions
        row[.minutesBehind] = minutes
    }

    private static func fillIndicators(_ row: inout [Double], _ figures: Indicators) {
        func set(_ figure: InstrumentFigure, _ value: Double?) {
            if let value { row[figure] = value }
        }
        set(.average20, figures.simpleAverage20)
        set(.average50, figures.simpleAverage50)
        set(.average200, figures.simpleAverage200)
        set(.exponential12, figures.exponentialAverage12)
        set(.exponential26, figures.exponentialAverage26)
        set(.strengthIndex, figures.relativeStrengthIndex)
        set(.trueRange, figures.averageTrueRange)
        set(.lowerBand, figures.lowerBand)
        set(.upperBand, figures.upperBand)
        set(.convergence, figures.convergenceDivergence)
        set(.convergenceSignal, figures.convergenceDivergenceSignal)
        set(.volatility, figures.volatility)
        set(.drawdown, figures.drawdown)
        set(.yearLow, figures.yearLow)
        set(.yearHigh, figures.yearHigh)
        set(.yearPosition, figures.yearPosition)
        if figures.yearHigh != nil {
            row[.isAtYearHigh] = figures.isAtYearHigh ? 1 : 0
            row[.isAtYearLow] = figures.isAtYearLow ? 1 : 0
        }
        set(.volumeRatio, figures.volumeRatio)
        set(.beta, figures.beta)
        set(.correlation, figures.correlation)
        if let rank = figures.relativeStrengthRank { row[.strengthRank] = Double(rank) }
    }

    private static func fillReturns(_ row: inout [Double], _ state: InstrumentState) {
        row.fill(state.local, at: InstrumentFigure.place(of: .day, .local))
        row.fill(state.usd, at: InstrumentFigure.place(of: .day, .usd))
        row.fill(state.total, at: InstrumentFigure.place(of: .day, .total))
        let currency = InstrumentFigure.place(of: .day, .currency)
        let local = InstrumentFigure.place(of: .day, .local)
        let usd = InstrumentFigure.place(of: .day, .usd)
        for period in 0..<7 where row[local + period] > -1 {
            row[currency + period] = (1 + row[usd + period]) / (1 + row[local + period]) - 1
        }
    }

    /// How unusual the day's move and its gap are for the instrument itself.
    private static func fillScores(_ row: inout [Double], _ figures: Indicators) {
        if let mean = figures.changeMean, let deviation = figures.changeDeviation {
            row[.changeScore] = (row[InstrumentFigure.place(of: .day, .local)] - mean) / deviation
        }
        if let mean = figures.gapMean, let deviation = figures.gapDeviation {
            row[.gapScore] = (row[.gap] - mean) / deviation
        }
    }

    private static func fillLimits(_ row: inout [Double], _ price: Double, _ limit: PriceLimit) {
        let distance = limit.distance(from: price)
        let isUpper = limit.up - price <= price - limit.down
        row[.limitUp] = limit.up
        row[.limitDown] = limit.down
        row[.limitDistance] = distance
        row[.isUpperNearer] = isUpper ? 1 : 0
        row[.isAtLimit] = limit.isAt(price) ? 1 : 0
        row[.isAtUpperLimit] = limit.isAt(price) && isUpper ? 1 : 0
    }

    private static func fillKnowledge(_ row: inout [Double], _ state: InstrumentState, _ source: Source) {
        let symbol = state.instrument.symbol
        for fact in source.facts(symbol) {
            guard let value = fact.value else { continue }
            if fact.metric == Fact.forwardPE { row[.forwardPE] = value }
            if fact.metric == Fact.earningsGrowth { row[.earningsGrowth] = value }
        }
        let prices = source.targets(symbol).compactMap { price(of: $0, state, source.rates) }
        row[.targetCount] = Double(prices.count)
        guard let highest = prices.max() else { return }
        let mean = prices.reduce(0, +) / Double(prices.count)
        row[.targetMean] = mean
        row[.targetHighest] = highest
        if let price = state.price, price > 0 { row[.targetUpside] = mean / price - 1 }
    }

    /// A target in the instrument's own currency; nil where no rate converts it.
    private static func price(of target: PriceTarget, _ state: InstrumentState, _ rates: DollarRates) -> Double? {
        guard target.price > 0, target.price.isFinite, let own = state.instrument.currency else { return nil }
        if target.currency == own { return target.price }
        guard let date = state.sessionDate, let from = rates.rate(of: target.currency, on: date),
            let to = rates.rate(of: own, on: date)
        else { return nil }
        return target.price / from * to
    }

    private static func fillEvents(_ row: inout [Double], _ state: InstrumentState, _ source: Source) {
        let events = source.events(state.instrument.symbol)
        guard !events.isEmpty else { return }
        let today = source.today(state.instrument)
        let kinds: [(String, InstrumentFigure)] = [
            ("earnings", .toEarnings), ("lock-up", .toLockUp), ("dividend", .toDividend), ("split", .toSplit),
            ("revenue", .toRevenue),
        ]
        for (kind, figure) in kinds { row[figure] = secondsToNext(kind, events, after: today) }
    }

    /// Whole days, in seconds, to the next event of a kind, today's included; NaN if absent.
    static func secondsToNext(_ kind: String, _ events: [MarketEvent], after today: CalendarDate) -> Double {
        let next = events.lazy.filter { $0.kind == kind && $0.date >= today }.map(\.date.daysSince1970).min()
        return next.map { Double($0 - today.daysSince1970) * 86_400 } ?? .nan
    }
}

extension [Double] {
    fileprivate subscript(figure: InstrumentFigure) -> Double {
        get { self[figure.rawValue] }
        set { self[figure.rawValue] = newValue }
    }

    /// Puts the seven returns behind each other.
    mutating func fill(_ returns: PeriodReturns, at place: Int) {
        self[place] = returns.day ?? .nan
        self[place + 1] = returns.week ?? .nan
        self[place + 2] = returns.month ?? .nan
        self[place + 3] = returns.threeMonths ?? .nan
        self[place + 4] = returns.yearToDate ?? .nan
        self[place + 5] = returns.year ?? .nan
        self[place + 6] = returns.sinceListing ?? .nan
    }
}
