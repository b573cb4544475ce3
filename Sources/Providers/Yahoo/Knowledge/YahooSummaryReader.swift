import Market

/// Reads what is known of a share besides its price.
///
/// Every figure is as of the day on which the answer came, on the exchange's own clock: the service does not date them.
struct YahooSummaryReader {
    let provider: YahooProvider
    let symbol: Symbol

    /// The facts, the consensus target and the next report.
    func batch(_ response: ProviderResponse) throws(ProviderFailure) -> ProviderBatch {
        let answer = try JSONBody.decode(YahooSummary.self, from: response.body)
        guard let modules = answer.quoteSummary.result?.first else { throw .unknownSymbol }
        if let named = modules.price?.value?.symbol?.value, named.uppercased() != symbol.rawValue {
            throw .malformed("an answer about \(WordsFromOutside.name(named) ?? "nothing") instead of \(symbol)")
        }
        let instrument = Instrument(inferredFrom: symbol)
        let unit = try YahooUnit(code: modules.price?.value?.currency?.value, hint: nil, of: instrument)
        let clock = SessionClock(instrument, calendars: provider.calendars)
        var reading = YahooSummaryReading(
            symbol: symbol, source: provider.name, unit: unit, today: clock.date(of: response.receivedAt), clock: clock,
            modules: modules, check: AnswerCheck(receivedAt: response.receivedAt))
        reading.addValuation()
        reading.addGrowth()
        reading.addShares()
        reading.addTarget()
        reading.addNextReport()
        reading.batch.dropped = reading.check.dropped
        return reading.batch
    }
}

/// One answer as it is read.
struct YahooSummaryReading {
    let symbol: Symbol
    let source: String
    let unit: YahooUnit
    let today: CalendarDate
    let clock: SessionClock
    let modules: YahooSummary.Modules
    var check: AnswerCheck
    var batch = ProviderBatch()

    mutating func add(_ metric: String, _ value: Double, unit: String) {
        batch.facts.append(
            Fact(symbol: symbol, metric: metric, asOf: today, value: value, unit: unit, source: source))
    }

    /// The price that the answer's own figures imply, in the price's currency.
    var impliedPrice: Double? {
        let stated =
            modules.price?.value?.regularMarketPrice?.value ?? modules.financialData?.value?.currentPrice?.value
        if let price = unit.price(stated), price > 0 { return price }
        guard let statistics = modules.defaultKeyStatistics?.value, let book = statistics.bookValue?.value,
            let ratio = statistics.priceToBook?.value, book * ratio > 0
        else { return nil }
        return unit.price(book * ratio)
    }

    /// The estimates of a fiscal period.
    func period(_ name: String) -> YahooSummary.Period? {
        modules.earningsTrend?.value?.trend?.lazy.compactMap(\.value).first { $0.period?.value == name }
    }

    /// The currency that earnings are in, where the answer says.
    var earningsCurrency: String? {
        period("+1y")?.earningsEstimate?.value?.earningsCurrency?.value
            ?? period("0y")?.earningsEstimate?.value?.earningsCurrency?.value
            ?? modules.financialData?.value?.financialCurrency?.value
    }

    /// Forward P/E as the service works it out: the price over the estimate for the next fiscal year.
    ///
    /// For a depositary receipt it divides a price in one currency by earnings in another, which is not a ratio: it is
    /// left out where the currencies differ, and where price over earnings per share contradicts it by more than 5 %.
    mutating func addValuation() {
        guard let statistics = modules.defaultKeyStatistics?.value, let ratio = statistics.forwardPE?.value else {
            return
        }
        guard ratio > 0, ratio < 10_000 else {
            check.drop(symbol, "forwardPE", "not a price/earnings ratio")
            return
        }
        if let earnings = earningsCurrency, let own = unit.currency?.code, earnings != own {
            check.drop(symbol, "forwardPE", "earnings are in \(earnings) and the price in \(own)")
            return
        }
        if let price = impliedPrice, let earnings = statistics.forwardEps?.value, earnings > 0,
            abs(ratio * earnings / price - 1) > 0.05
        {
            check.drop(symbol, "forwardPE", "contradicts the price over its earnings per share")
            return
        }
        add(Fact.forwardPE, FloatNoise.removed(from: ratio), unit: "ratio")
    }

    /// Growth over the next twelve months; see `ForwardEarnings`.
    mutating func addGrowth() {
        guard let current = period("0y"), let next = period("+1y") else { return }
        guard let end = current.endDate?.value.flatMap({ CalendarDate($0) }),
            let estimate = current.earningsEstimate?.value, let later = next.earningsEstimate?.value,
            let last = estimate.yearAgoEps?.value, let now = estimate.avg?.value, let ahead = later.avg?.value
        else { return }
        guard estimate.earningsCurrency?.value == later.earningsCurrency?.value else {
            check.drop(symbol, "earningsTrend", "years in different currencies")
            return
        }
        let earnings = ForwardEarnings(yearEnd: end, last: last, current: now, next: ahead)
        guard let growth = earnings.growth(from: today), growth < 100 else {
            check.drop(symbol, "earningsTrend", "growth is undefined from a loss or another year")
            return
        }
        add(Fact.earningsGrowth, growth, unit: "fraction")
    }

    /// The shares of the class that the price is of; where only the sum of all classes is known, that.
    mutating func addShares() {
        guard let statistics = modules.defaultKeyStatistics?.value else { return }
        let stated = statistics.sharesOutstanding?.value ?? statistics.impliedSharesOutstanding?.value
        guard let count = check.volume(stated, symbol, "sharesOutstanding"), count > 0 else { return }
        add(Fact.sharesOutstanding, count, unit: "shares")
    }
}
