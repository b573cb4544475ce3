import Market

/// The dividends and splits of a chart as facts and as events.
struct YahooActions {
    let listing: YahooListing
    let source: String

    /// A share is split into at most so many, or as many become one.
    private static let mostSharesForOne = 10_000.0

    /// Adds them to a batch, by date.
    func add(_ events: YahooChartAnswer.Events, to batch: inout ProviderBatch, _ check: inout AnswerCheck) {
        for (_, event) in (events.splits ?? [:]).sorted(by: { $0.key < $1.key }) {
            guard let event = event.value, let split = split(event, &check) else { continue }
            add(split, to: &batch)
        }
        for (_, event) in (events.dividends ?? [:]).sorted(by: { $0.key < $1.key }) {
            guard let event = event.value, let dividend = dividend(event, &check) else { continue }
            add(dividend, to: &batch)
        }
        batch.facts.sort { ($0.asOf, $0.metric) < ($1.asOf, $1.metric) }
        batch.events.sort { ($0.date, $0.kind) < ($1.date, $1.kind) }
    }

    private func add(_ split: (date: CalendarDate, new: Double, old: Double), to batch: inout ProviderBatch) {
        batch.facts.append(
            Fact(
                symbol: listing.symbol, metric: Fact.split, asOf: split.date, value: split.new / split.old,
                unit: "ratio", source: source))
        batch.events.append(
            MarketEvent(
                symbol: listing.symbol, date: split.date, kind: "split",
                title: "Split \(NumberWords.plain(split.new)):\(NumberWords.plain(split.old))", source: source))
    }

    private func add(_ dividend: Dividend, to batch: inout ProviderBatch) {
        let currency = listing.unit.currency
        batch.facts.append(
            Fact(
                symbol: listing.symbol, metric: Fact.dividend, asOf: dividend.exDate, value: dividend.amount,
                unit: currency?.code ?? "", source: source))
        batch.events.append(
            MarketEvent(
                symbol: listing.symbol, date: dividend.exDate, kind: "dividend",
                title: "Dividend \(currency?.sign ?? "")\(NumberWords.plain(dividend.amount)) a share", source: source))
    }

    /// New shares and old ones on the first day of the new ones.
    private func split(
        _ event: YahooChartAnswer.SplitMade, _ check: inout AnswerCheck
    ) -> (date: CalendarDate, new: Double, old: Double)? {
        guard let time = check.time(seconds: event.date?.value, listing.symbol, "splits.date") else { return nil }
        guard let new = event.numerator?.value, let old = event.denominator?.value, new > 0, old > 0, new != old,
            (1 / YahooActions.mostSharesForOne...YahooActions.mostSharesForOne).contains(new / old)
        else {
            check.drop(listing.symbol, "splits", "not a ratio of shares")
            return nil
        }
        return (listing.clock.date(of: time), new, old)
    }

    /// What was paid on a share, on today's shares like the closes.
    private func dividend(_ event: YahooChartAnswer.DividendPaid, _ check: inout AnswerCheck) -> Dividend? {
        guard let time = check.time(seconds: event.date?.value, listing.symbol, "dividends.date") else { return nil }
        var unit = listing.unit
        if let code = event.currency?.value, code != listing.meta.currency?.value {
            guard let stated = try? YahooUnit(code: code, hint: nil, of: listing.instrument),
                stated.currency == listing.unit.currency
            else {
                check.drop(listing.symbol, "dividends.currency", "paid in a different currency from the price")
                return nil
            }
            unit = stated
        }
        guard let amount = check.price(unit.price(event.amount?.value), listing.symbol, "dividends.amount") else {
            return nil
        }
        return Dividend(exDate: listing.clock.date(of: time), amount: amount)
    }
}
