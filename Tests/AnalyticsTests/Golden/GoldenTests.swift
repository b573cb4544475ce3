import Analytics
import Market
import Testing

/// Real bars give what an independent computation made of them, to nine digits; without the bars there is nothing to
/// compare, and the tests on made-up data beside these stand alone.
@Suite struct GoldenTests {
    private func expect(_ value: Double?, _ expected: String, _ name: String) throws {
        let expected = try #require(Double(expected))
        let value = try #require(value, "\(name) is unknown")
        #expect(abs(value - expected) <= 1e-9 * abs(expected), "\(name): \(value) against \(expected)")
    }

    /// The figures of a symbol at a date, by name: from the base and today's bar, and the returns.
    private func figures(of symbol: String, on last: CalendarDate) throws -> [String: Double] {
        let bars = try GoldenFiles.bars(of: symbol, through: last)
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
        let (local, usd) = try returns(of: symbol, bars.datedCloses)
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

    private func returns(of symbol: String, _ closes: [DatedClose]) throws -> (PeriodReturns, PeriodReturns) {
        let instrument = Instrument(inferredFrom: Symbol(rawValue: symbol))
        let last = try #require(closes.last)
        let moment = LatestPrice.sessionEnd(of: instrument, on: last.date)
        let latest = try #require(
            LatestPrice(of: instrument, quote: nil, intraday: nil, lastBar: last, at: moment))
        let references = ReferenceCloses(
            of: instrument, latest: (last.date, true), today: last.date, offerPrice: nil, firstClose: { nil },
            closeOnOrBefore: { closes.last(onOrBefore: $0) })
        let rates = try GoldenFiles.rates(through: last.date)
        let (local, usd) = Returns.all(of: instrument, latest: latest, references: references, rates: rates)
        return (local, usd)
    }

    @Test(arguments: ["2330.TW", "000660.KS", "NVDA", "^SOX", "TSM", "6857.T"])
    func figuresAndReturns(symbol: String) throws {
        let rows = GoldenFiles.rows(of: "figures.tsv").filter { $0[0] == symbol }
        for (day, rows) in Dictionary(grouping: rows, by: { $0[1] }) {
            let figures = try figures(of: symbol, on: date(day))
            for row in rows { try expect(figures[row[2]], row[3], "\(symbol) \(day) \(row[2])") }
        }
    }

    @Test(arguments: GoldenFiles.rows(of: "comovement.tsv"))
    func comovement(row: [String]) throws {
        let last = date(row[3])
        let alignment = try #require(AlignedReturns.Alignment(rawValue: row[2]))
        let bars = try GoldenFiles.bars(of: row[0], through: last)
        let foreign = try GoldenFiles.bars(of: row[1], through: last).datedCloses
        let pairs = AlignedReturns(local: bars.datedCloses, foreign: foreign, alignment: alignment)
        try expect(IndicatorSeries.beta(pairs).last ?? nil, row[4], row.joined(separator: " "))
        try expect(IndicatorSeries.correlation(pairs).last ?? nil, row[5], row.joined(separator: " "))
        let base = IndicatorBase(bars, benchmark: BenchmarkSeries(closes: foreign, alignment: alignment))
        try expect(base.indicators(with: nil).beta, row[4], "base of " + row.joined(separator: " "))
    }

    private let group = ["000660.KS", "005930.KS", "6857.T", "8035.T"]
    private let end = date("2026-03-20")

    @Test(arguments: GoldenFiles.rows(of: "groups.tsv").filter { $0[0] == "gauge" })
    func gauges(row: [String]) throws {
        let currency = try #require(ReturnCurrency(rawValue: row[1]))
        let parts = row[2].split(separator: ".").map(String.init)
        let period = try #require(Period(rawValue: parts[0]))
        let rebalancing = try #require(Basket.Rebalancing(rawValue: parts[1]))
        let rates = try GoldenFiles.rates(through: end)
        let histories = try group.map { try GoldenFiles.history(of: $0, through: end) }
        let path = RotationHistory(
            members: histories.map { WeightedHistory(history: $0) }, rebalancing: rebalancing,
            benchmark: try GoldenFiles.history(of: "^SOX", through: end), rates: rates)
        try expect(path.points(over: period, through: end, in: currency).last?.basket, row[3], "path \(row)")
        guard !rebalancing.isHeld(over: period) else { return }
        let basket = Basket(
            id: "g", name: "G", membership: .symbols(group.map(Symbol.init(rawValue:))), rebalancing: rebalancing)
        let bySymbol = Dictionary(uniqueKeysWithValues: zip(basket.members, histories))
        let analysis = BasketAnalysis(basket, today: end, rates: rates, history: { bySymbol[$0] }) { symbol in
            var state = InstrumentState(instrument: Instrument(inferredFrom: symbol))
            state.price = bySymbol[symbol]?.closes.last?.close
            state.sessionDate = bySymbol[symbol]?.closes.last?.date
            return state
        }
        try expect(analysis.value(over: period, in: currency), row[3], "gauge \(row)")
    }

    @Test(arguments: GoldenFiles.rows(of: "groups.tsv").filter { $0[0] != "gauge" })
    func relativeRotation(row: [String]) throws {
        let currency = try #require(ReturnCurrency(rawValue: row[1]))
        let graph = RelativeRotation(
            against: try GoldenFiles.history(of: "^SOX", through: end), in: currency,
            rates: try GoldenFiles.rates(through: end))
        let names = row[0] == "group" ? group : [row[0]]
        let histories = try names.map { try GoldenFiles.history(of: $0, through: end) }
        let tail = row[0] == "group" ? graph.tail(ofGroup: histories) : graph.tail(of: histories[0])
        #expect(tail.count == 8)
        let parts = row[2].split(separator: ".").map(String.init)
        let point = tail[tail.count - (Int(parts[1]) ?? 0)]
        try expect(parts[0] == "ratio" ? point.ratio : point.momentum, row[3], "\(row)")
    }
}

extension Basket.Rebalancing {
    /// Whether no weights are set again between the start of a period and 20 March.
    fileprivate func isHeld(over period: Period) -> Bool {
        self == .never || (self == .quarterly && period == .yearToDate)
    }
}
