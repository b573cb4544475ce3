import Market

/// Reads reference rates as daily bars of our rates' symbols.
struct FrankfurterReader {
    let currencies: [Currency]
    let range: ClosedRange<CalendarDate>

    /// Where a range begins on a weekend, the service begins with the working day before; no earlier date is believed.
    private static let mostDaysBefore = 7

    /// Units of each currency that one unit of the base buys, by date.
    private typealias Rates = [CalendarDate: [String: Double]]

    /// The bars, closes only.
    ///
    /// - Throws: `unknownSymbol` where the answer has no rates at all.
    func batch(_ response: ProviderResponse) throws(ProviderFailure) -> ProviderBatch {
        let answer = try JSONBody.decode(FrankfurterAnswer.self, from: response.body)
        if answer.rates.isEmpty {
            throw answer.unreadable == 0 ? .unknownSymbol : .malformed("unexpected rows")
        }
        let bases = Set(answer.rates.map(\.base))
        guard let base = ["EUR", "USD"].first(where: bases.contains) else {
            throw .malformed("rates against the wrong currency")
        }
        var check = AnswerCheck(receivedAt: response.receivedAt)
        for _ in 0..<answer.unreadable { check.drop(nil, "rate", "an unexpected row") }
        let rates = rates(answer, base: base, &check)
        var batch = ProviderBatch()
        for currency in currencies {
            guard let symbol = currency.dollarRateSymbol else { continue }
            let bars = bars(of: currency, symbol, rates, base: base, &check)
            if bars.isEmpty { batch.unknown.append(symbol) } else { batch.daily[symbol] = bars }
        }
        batch.dropped = check.dropped
        return batch
    }

    private func rates(_ answer: FrankfurterAnswer, base: String, _ check: inout AnswerCheck) -> Rates {
        let wanted = Set(currencies.map(\.code) + ["USD", "EUR"])
        let today = TimeZoneRule.centralEurope.local(check.receivedAt).date
        var rates: Rates = [:]
        // Sorted, so that what is dropped reads the same whatever the order of an object's keys.
        for rate in answer.rates.sorted(by: { ($0.date, $0.quote) < ($1.date, $1.quote) }) {
            guard rate.base == base else {
                check.drop(nil, "base", "rate against the wrong currency")
                continue
            }
            guard let date = CalendarDate(rate.date) else {
                check.drop(nil, "date", "not a date such as 2026-01-14")
                continue
            }
            guard wanted.contains(rate.quote) else {
                check.drop(nil, "quote", "\(WordsFromOutside.short(rate.quote, limit: 12)) was not asked for")
                continue
            }
            let symbol = Currency(rate.quote)?.dollarRateSymbol
            guard date <= today, date >= range.lowerBound.advanced(days: -Self.mostDaysBefore), date <= range.upperBound
            else {
                check.drop(symbol, "date", "\(date) was not asked for")
                continue
            }
            guard let value = rate.rate, value > 0, value <= AnswerCheck.largestPrice else {
                check.drop(symbol, "rate", "rate is not above zero")
                continue
            }
            // The same rate twice is one; two different ones are none.
            if let other = rates[date]?[rate.quote], other != value {
                check.drop(symbol, "rate", "duplicate rate for \(date)")
                rates[date]?[rate.quote] = .nan
            } else {
                rates[date, default: [:]][rate.quote] = value
            }
        }
        return rates
    }

    /// Bars in the symbol's own direction: dollars per euro for `EURUSD=X`, units per dollar for all others.
    private func bars(
        of currency: Currency, _ symbol: Symbol, _ rates: Rates, base: String, _ check: inout AnswerCheck
    ) -> [DailyBar] {
        rates.keys.sorted().compactMap { date in
            guard let day = rates[date], let own = currency.code == base ? 1 : day[currency.code] else { return nil }
            guard let dollars = base == "USD" ? 1 : day["USD"] else {
                check.drop(symbol, "rate", "no dollar rate on \(date)")
                return nil
            }
            let close = currency.isQuotedInDollars ? dollars / own : own / dollars
            guard close.isFinite, close > 0, close <= AnswerCheck.largestPrice else { return nil }
            return DailyBar(date: date, close: close)
        }
    }
}
