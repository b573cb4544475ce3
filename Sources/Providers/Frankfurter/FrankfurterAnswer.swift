import Market

/// Rates of currencies against one base, as an answer gives them.
///
/// Shapes: `[{"date": …, "base": "EUR", "quote": "USD", "rate": 1.089}]` (v2), and
/// `{"base": "EUR", "rates": {"2024-01-15": {"USD": 1.089}}}` (v1); a single day's v1 form has the date beside it and
/// rates without dates.
struct FrankfurterAnswer: Decodable {
    /// Units of `quote` for one of `base`.
    struct Rate: Hashable {
        let date: String
        let base: String
        let quote: String
        let rate: Double?
    }

    let rates: [Rate]
    /// Rows that were not rates.
    private(set) var unreadable = 0

    private struct Row: Decodable {
        let date: String
        let base: String
        let quote: String
        let rate: LenientNumber
    }

    private struct Series: Decodable {
        let base: String
        let rates: [String: [String: LenientNumber]]
    }

    private struct Day: Decodable {
        let base: String
        let date: String
        let rates: [String: LenientNumber]
    }

    init(from decoder: any Decoder) throws {
        if var list = try? decoder.unkeyedContainer() {
            var rates: [Rate] = []
            while !list.isAtEnd {
                guard let row = try list.decode(Lenient<Row>.self).value else {
                    unreadable += 1
                    continue
                }
                rates.append(Rate(date: row.date, base: row.base, quote: row.quote, rate: row.rate.value))
            }
            self.rates = rates
        } else if let series = try? Series(from: decoder) {
            rates = series.rates.flatMap { date, quotes in
                quotes.map { Rate(date: date, base: series.base, quote: $0.key, rate: $0.value.value) }
            }
        } else {
            let day = try Day(from: decoder)
            rates = day.rates.map { Rate(date: day.date, base: day.base, quote: $0.key, rate: $0.value.value) }
        }
    }
}

/// What the service says went wrong: `{"message": …}`, or `{"status": 404, "message": …}`.
struct FrankfurterErrorBody: Decodable {
    var message: LenientText?
    var error: LenientText?

    /// What an answer of a status other than success means.
    static func failure(of response: ProviderResponse) -> ProviderFailure {
        let body = try? JSONBody.decode(FrankfurterErrorBody.self, from: response.body)
        let words = WordsFromOutside.name(body?.message?.value ?? body?.error?.value, limit: 200)
        if response.status == 404 { return .unknownSymbol }
        return .notServed(words ?? "HTTP status \(response.status)")
    }
}
