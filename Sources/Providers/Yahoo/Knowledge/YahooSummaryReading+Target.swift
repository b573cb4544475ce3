import Market

extension YahooSummaryReading {
    /// Who expects the mean of all targets.
    static let consensusFirm = "consensus (mean)"

    /// The mean target as a target; the highest, the lowest and the number of analysts as facts.
    ///
    /// For a depositary receipt the service may give targets in the home currency: a mean that is out of proportion to
    /// the price (a third or less, three times or more where the company reports in another currency; a tenth or ten
    /// times otherwise) is not believed.
    mutating func addTarget() {
        guard let data = modules.financialData?.value, let currency = unit.currency else { return }
        guard let mean = check.price(unit.price(data.targetMeanPrice?.value), symbol, "targetMeanPrice") else { return }
        let isForeign = data.financialCurrency?.value.map { $0 != currency.code } ?? false
        let most = isForeign ? 3.0 : 10.0
        if let price = impliedPrice, !(1 / most...most).contains(mean / price) {
            check.drop(symbol, "targetMeanPrice", "out of proportion to the price")
            return
        }
        batch.targets.append(
            PriceTarget(
                symbol: symbol, firm: YahooSummaryReading.consensusFirm, asOf: today, price: mean, currency: currency,
                source: source))
        let range = check.range(
            high: unit.price(data.targetHighPrice?.value), low: unit.price(data.targetLowPrice?.value), symbol,
            "targetHighPrice")
        if let high = range.high, high >= mean { add("target_high", high, unit: currency.code) }
        if let low = range.low, low <= mean { add("target_low", low, unit: currency.code) }
        if let count = data.numberOfAnalystOpinions?.value, count > 0, count < 1000, count == count.rounded() {
            add("target_analysts", count, unit: "count")
        }
    }

    /// The next report; where the company has not named the day, the first day of those expected.
    mutating func addNextReport() {
        guard let earnings = modules.calendarEvents?.value?.earnings?.value else { return }
        // A report is announced a few months ahead; what lies further away is not a date of a report.
        let horizon = today.advanced(days: 400)
        let dates = (earnings.earningsDate ?? []).compactMap { $0.value.flatMap { Instant(seconds: $0) } }
            .map(clock.date(of:)).sorted()
        guard let first = dates.first, let last = dates.last, first >= today else { return }
        guard last <= horizon else {
            check.drop(symbol, "earningsDate", "too far ahead")
            return
        }
        let isEstimate = earnings.isEarningsDateEstimate?.value ?? (first != last)
        var title = isEstimate ? "Next report (expected" : "Next report"
        if first != last { title += isEstimate ? " by \(last.shortText)" : " (by \(last.shortText)" }
        if isEstimate || first != last { title += ")" }
        batch.events.append(
            MarketEvent(symbol: symbol, date: first, kind: "earnings", title: title, source: source))
    }
}
