import Analytics
import Market
import Testing

/// Real bars give what an independent computation made of them, to nine digits; without the bars there is nothing to
/// compare, and the tests on made-up data beside these stand alone.
@Suite struct GoldenTests {
    private let group = ["000660.KS", "005930.KS", "6857.T", "8035.T"]
    private let end = date("2026-03-20")

    private func expect(_ value: Double?, _ expected: String, _ name: String) throws {
        let expected = try #require(Double(expected))
        let value = try #require(value, "\(name) is unknown")
        #expect(abs(value - expected) <= 1e-9 * abs(expected), "\(name): \(value) against \(expected)")
    }

    /// The figures of a symbol at a date, by name: from the base and today's bar, and the returns.
    private func figures(of symbol: String, _ bars: [DailyBar], _ rates: DollarRates) throws -> [String: Double] {
        let today = try #require(bars.last)
        let base = IndicatorBase(bars.dropLast())
        let quick = base.indicators(with: today)
        var result = parts(of: quick, close: today.close)
        result["rsi"] = quick.relativeStrengthIndex
        result["volatility"] = quick.volatility
        result["drawdown"] = quick.drawdown
        result["position"] = quick.yearPosition
        result["volume"] = quick.volumeRatio
        result["score"] = base.relativeStrengthScore(with: today)
        let (local, usd) = try returns(of: symbol, bars.datedCloses, rates)
        for period in Period.allCases {
            let name = period == .day || period == .year ? period.rawValue : period.label
            result["return." + name] = local[period]
            result["dollars." + name] = usd[period]
        }
        return result
    }

    private func parts(of quick: Indicators, close: Double) -> [String: Double] {
        let amounts = [
            "sma20": quick.simpleAverage20, "sma50": quick.simpleAverage50, "sma200": quick.simpleAverage200,
            "ema12": quick.exponentialAverage12, "ema26": quick.exponentialAverage26,
            "macd": quick.convergenceDivergence, "signal": quick.convergenceDivergenceSignal,
            "atr": quick.averageTrueRange, "lower": quick.lowerBand, "upper": quick.upperBand,
            "high": quick.yearHigh, "low": quick.yearLow,
        ]
        return amounts.compactMapValues { $0.map { $0 / close } }
    }

    private func returns(of symbol: String, _ closes: [DatedClose], _ rates: DollarRates) throws -> (
        PeriodReturns, PeriodReturns
    ) {
        let instrument = Instrument(inferredFrom: Symbol(rawValue: symbol))
        let last = try #require(closes.last)
        let moment = SessionBook(of: instrument).end(of: last.date)
        let latest = try #require(
            LatestPrice(of: instrument, quote: nil, intraday: nil, lastBar: last, at: moment))
        let references = ReferenceCloses(
            of: instrument, latest: (last.date, true), today: last.date, offerPrice: nil, firstClose: { nil },
            closeOnOrBefore: { closes.last(onOrBefore: $0) })
        let (local, usd) = Returns.all(of: instrument, latest: latest, references: references, rates: rates)
        return (local, usd)
    }

    @Test(arguments: ["2330.TW", "000660.KS", "NVDA", "^SOX", "TSM", "6857.T"])
    func figuresAndReturns(symbol: String) throws {
        let rows = GoldenFiles.rows(of: "figures.tsv").filter { $0[0] == symbol }
        guard !rows.isEmpty else { return }
        let bars = try GoldenFiles.bars(of: symbol, through: date("2026-12-31"))
        let rates = try GoldenFiles.rates(through: date("2026-12-31"))
        for (day, rows) in Dictionary(grouping: rows, by: { $0[1] }) {
            let figures = try figures(of: symbol, bars.filter { $0.date <= date(day) }, rates)
            for row in rows { try expect(figures[row[2]], row[3], "\(symbol) \(day) \(row[2])") }
        }
    }

    @Test(arguments: [
        ("2330.TW", "^SOX"), ("2330.TW", "TSM"), ("000660.KS", "^SOX"), ("TSM", "^SOX"), ("6857.T", "NVDA"),
    ])
    func comovement(local: String, foreign: String) throws {
        let rows = GoldenFiles.rows(of: "comovement.tsv").filter { $0[0] == local && $0[1] == foreign }
        guard !rows.isEmpty else { return }
        let bars = try GoldenFiles.bars(of: local, through: end)
        let other = try GoldenFiles.bars(of: foreign, through: end)
        for row in rows { try comovement(row, bars, other.datedCloses) }
    }

    private func comovement(_ row: [String], _ bars: [DailyBar], _ foreign: [DatedClose]) throws {
        let last = date(row[3])
        let alignment = try #require(AlignedReturns.Alignment(rawValue: row[2]))
        let bars = bars.filter { $0.date <= last }
        let foreign = foreign.filter { $0.date <= last }
        let pairs = AlignedReturns(local: bars.datedCloses, foreign: foreign, alignment: alignment)
        try expect(IndicatorSeries.beta(pairs).last ?? nil, row[4], row.joined(separator: " "))
        try expect(IndicatorSeries.correlation(pairs).last ?? nil, row[5], row.joined(separator: " "))
        let base = IndicatorBase(bars, benchmark: BenchmarkSeries(closes: foreign, alignment: alignment))
        try expect(base.indicators(with: nil).beta, row[4], "base of " + row.joined(separator: " "))
    }

    @Test(arguments: ReturnCurrency.allCases)
    func groups(currency: ReturnCurrency) throws {
        let rows = GoldenFiles.rows(of: "groups.tsv").filter { $0[1] == currency.rawValue }
        guard !rows.isEmpty else { return }
        let rates = try GoldenFiles.rates(through: end)
        let histories = try group.map { try GoldenFiles.history(of: $0, through: end) }
        let benchmark = try GoldenFiles.history(of: "^SOX", through: end)
        let graph = RelativeRotation(against: benchmark, in: currency, rates: rates)
        let tails = ["8035.T": graph.tail(of: histories[3]), "group": graph.tail(ofGroup: histories)]
        for row in rows {
            let parts = row[2].split(separator: ".").map(String.init)
            if let tail = tails[row[0]] {
                try #require(tail.count == 8)
                let point = tail[8 - (try #require(Int(parts[1])))]
                try expect(parts[0] == "ratio" ? point.ratio : point.momentum, row[3], "\(row)")
                continue
            }
            let period = try #require(Period(rawValue: parts[0]))
            let rebalancing = try #require(Basket.Rebalancing(rawValue: parts[1]))
            let path = RotationHistory(
                members: histories.map { WeightedHistory(history: $0) }, rebalancing: rebalancing,
                benchmark: benchmark, rates: rates)
            try expect(path.points(over: period, through: end, in: currency).last?.basket, row[3], "path \(row)")
            guard !rebalancing.isHeld(over: period) else { continue }
            let analysis = analysis(rebalancing, histories, rates)
            try expect(analysis.value(over: period, in: currency), row[3], "basket \(row)")
        }
    }

    private func analysis(_ rebalancing: Basket.Rebalancing, _ histories: [PriceHistory], _ rates: DollarRates)
        -> BasketAnalysis
    {
        let basket = Basket(
            id: "g", name: "G", membership: .symbols(group.map(Symbol.init(rawValue:))), rebalancing: rebalancing)
        let bySymbol = Dictionary(uniqueKeysWithValues: zip(basket.members, histories))
        return BasketAnalysis(basket, today: end, rates: rates, history: { bySymbol[$0] }) { symbol in
            var state = InstrumentState(instrument: Instrument(inferredFrom: symbol))
            state.staleness = .current
            state.price = bySymbol[symbol]?.closes.last?.close
            state.sessionDate = bySymbol[symbol]?.closes.last?.date
            return state
        }
    }
}

extension Basket.Rebalancing {
    /// Whether no weights are set again between the start of a period and 20 March.
    fileprivate func isHeld(over period: Period) -> Bool {
        self == .never || (self == .quarterly && period == .yearToDate)
    }
}
