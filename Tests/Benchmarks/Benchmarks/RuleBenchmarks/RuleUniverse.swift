import Benchmark
import Market
import RiskRules

/// Many instruments with made-up figures, and many rules about them.
struct RuleUniverse: Sendable {
    private let states: [Symbol: InstrumentState]
    private let symbols: [Symbol]
    private let facts: [Symbol: [Fact]]
    private let rules: RuleSet
    private let now: Instant

    /// Conditions as people write them; a number takes the place of `#`.
    private static let conditions = [
        "last / sma(200) - 1 > #%", "volatility(20) > #% and change(day) < 0", "drawdown(252) < -#%",
        "rs_rank < # and last < sma(50) and sma(50) < sma(200)", "pe_forward > # and eps_growth < 20%",
        "abs(gap) > #% or volume_ratio(20) > 3", "change(week) < -#% and change(month) < -10%",
        "limit.distance < 3% and change(day) > #%", "if kind == \"equity\" then rsi(14) > 90 + # / 10 else false",
        "last > of(\"S0.TW\", last) * #",
    ]

    init(instruments: Int, rules count: Int) {
        guard let now = Instant("2026-01-14T03:00:00Z"), let today = CalendarDate("2026-01-14") else {
            preconditionFailure("no moment")
        }
        self.now = now
        symbols = (0..<instruments).map { Symbol(rawValue: "S\($0).TW") }
        var states: [Symbol: InstrumentState] = [:]
        var facts: [Symbol: [Fact]] = [:]
        for (number, symbol) in symbols.enumerated() {
            states[symbol] = RuleUniverse.state(symbol, number, now, today)
            facts[symbol] = [
                Fact(
                    symbol: symbol, metric: Fact.forwardPE, asOf: today, value: Double(number % 60), unit: "ratio",
                    source: "benchmark")
            ]
        }
        self.states = states
        self.facts = facts
        let text = (0..<count).map { number in
            let condition = RuleUniverse.conditions[number % RuleUniverse.conditions.count]
                .replacing("#", with: "\(60 + number % 40)")
            return "- id: r\(number)\n  when: \(condition)\n  message: \"{last}\"\n"
        }
        do {
            rules = try RuleSet([(file: "benchmark", text: text.joined())], isShippedIncluded: false)
        } catch {
            preconditionFailure("\(error)")
        }
    }

    private static func state(
        _ symbol: Symbol, _ number: Int, _ now: Instant, _ today: CalendarDate
    ) -> InstrumentState {
        let instrument = Instrument(
            symbol: symbol, kind: .equity, name: symbol.rawValue, exchange: .xtai, currency: .twd, region: .taiwan)
        var state = InstrumentState(instrument: instrument)
        let step = Double(number % 100) / 100
        state.price = 90 + 20 * step
        state.time = now
        state.sessionDate = today
        state.previousClose = 100
        state.staleness = .current
        state.session = SessionFigures(open: 99, high: 112, low: 88, volume: 1e6)
        state.local = PeriodReturns(day: step / 10 - 0.05, week: step / 5 - 0.1, month: step / 5 - 0.1)
        state.limit = PriceLimit(reference: 100, instrument: instrument, on: today)
        state.indicators.simpleAverage50 = 100
        state.indicators.simpleAverage200 = 100
        state.indicators.volatility = 0.2 + step / 2
        state.indicators.drawdown = -step / 2
        state.indicators.relativeStrengthIndex = 100 * step
        state.indicators.relativeStrengthRank = number % 99 + 1
        state.indicators.volumeRatio = 2 * step
        return state
    }

    private func data(_ states: [Symbol: InstrumentState]) -> RuleData {
        var data = RuleData(now: now)
        data.symbols = { symbols }
        data.state = { states[$0] }
        data.facts = { facts[$0] ?? [] }
        data.regionOfMember = { _ in .taiwan }
        return data
    }

    /// At most 1 s.
    func measureFromScratch() {
        Benchmark(
            "500 rules over 25,000 instruments from scratch",
            configuration: .init(
                metrics: [.wallClock, .peakMemoryResident], maxDuration: .seconds(20), maxIterations: 10)
        ) { _ in
            var book = RuleBook(rules)
            blackHole(book.update(data(states), .everything))
        }
    }

    /// At most 100 µs.
    func measureOneTick() {
        var book = RuleBook(rules)
        _ = book.update(data(states), .everything)
        let (settled, symbol) = (book, symbols[symbols.count / 2])
        let prices = [100.0, 100.5].map { price in
            var states = states
            states[symbol]?.price = price
            return data(states)
        }
        Benchmark("One tick under 500 rules", configuration: .init(metrics: [.wallClock], maxDuration: .seconds(5))) {
            benchmark in
            var book = settled
            // The first update pays for the copy of the book that every iteration begins with.
            _ = book.update(prices[0], RuleChanges(symbols: [symbol]))
            benchmark.startMeasurement()
            blackHole(book.update(prices[1], RuleChanges(symbols: [symbol])))
            benchmark.stopMeasurement()
        }
    }
}
