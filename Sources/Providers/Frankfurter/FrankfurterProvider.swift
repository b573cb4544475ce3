import Market

/// Frankfurter: the European Central Bank's daily reference rates.
///
/// The bank fixes rates against the euro once a working day at about 16:00 in Frankfurt. Rates to the dollar are worked
/// out here from those to the euro: `units per dollar = units per euro / dollars per euro`. The service would do it
/// too, but rounds.
public struct FrankfurterProvider: Provider {
    /// `frankfurter`.
    public let name = "frankfurter"
    /// The service's address, with its scheme and without a slash at the end.
    public let base: String

    /// The service's own address.
    public static let publicBase = "https://api.frankfurter.dev"

    /// The currencies that the bank fixes, the euro itself included. The Taiwan dollar is not among them, and a rate
    /// blended from other sources would be another rate: it is left to another provider.
    static let currencies: Set<String> = [
        "AUD", "BRL", "CAD", "CHF", "CNY", "CZK", "DKK", "EUR", "GBP", "HKD", "HUF", "IDR", "ILS", "INR", "ISK", "JPY",
        "KRW", "MXN", "MYR", "NOK", "NZD", "PHP", "PLN", "RON", "SEK", "SGD", "THB", "TRY", "ZAR",
    ]

    /// Creates the provider.
    public init(base: String = FrankfurterProvider.publicBase) {
        self.base = base
    }

    /// The one host.
    public var hosts: [String] { [HostAddress(base)?.name].compactMap(\.self) }

    /// Dollar rates of the bank's currencies, and the daily bars of the symbols that these rates have.
    public func part(of need: ProviderNeed) -> ProviderNeed? {
        switch need {
        case .dollarRates(let currencies, let first, let last):
            let ours = currencies.filter { Self.currencies.contains($0.code) }
            return ours.isEmpty || first > last ? nil : .dollarRates(ours, from: first, through: last)
        case .daily(let symbol, let first, let last):
            return first <= last && Self.currency(of: symbol) != nil ? need : nil
        case .quotes, .intraday, .knowledge: return nil
        }
    }

    /// The currency whose dollar rate a symbol is.
    static func currency(of symbol: Symbol) -> Currency? {
        guard let currency = Instrument(inferredFrom: symbol).convertedCurrency, currencies.contains(currency.code)
        else {
            return nil
        }
        return currency
    }

    /// One request for each range of dates, whatever the number of currencies.
    public func requests(for needs: [ProviderNeed], access: ProviderAccess?) -> [ProviderRequest] {
        var ranges: [ClosedRange<CalendarDate>] = []
        var currencies: [ClosedRange<CalendarDate>: [Currency]] = [:]
        for need in needs.compactMap(part(of:)) {
            let (range, wanted): (ClosedRange<CalendarDate>, [Currency])
            switch need {
            case .dollarRates(let list, let first, let last): (range, wanted) = (first...last, list)
            case .daily(let symbol, let first, let last):
                (range, wanted) = (first...last, [Self.currency(of: symbol)].compactMap(\.self))
            case .quotes, .intraday, .knowledge: continue
            }
            if currencies[range] == nil { ranges.append(range) }
            currencies[range, default: []] += wanted
        }
        return ranges.map { range in request((currencies[range] ?? []).withoutRepeats, range) }
    }

    private func request(_ currencies: [Currency], _ range: ClosedRange<CalendarDate>) -> ProviderRequest {
        let query = URLText.query([
            "from": range.lowerBound.description, "to": range.upperBound.description, "base": "EUR",
        ])
        return ProviderRequest(
            url: "\(base)/v2/rates?\(query)&quotes=\(quotes(currencies))&providers=ECB", headers: Self.headers,
            need: .dollarRates(currencies, from: range.lowerBound, through: range.upperBound))
    }

    /// The older form of the service, which answers the same in another shape.
    public func alternatives(of request: ProviderRequest) -> [ProviderRequest] {
        guard case .dollarRates(let currencies, let first, let last) = request.need,
            request.url.hasPrefix(base + "/v2/")
        else { return [] }
        var copy = request
        copy.url = "\(base)/v1/\(first)..\(last)?base=EUR&symbols=\(quotes(currencies))"
        return [copy]
    }

    /// The dollar is always asked for: everything is worked out through it.
    private func quotes(_ currencies: [Currency]) -> String {
        (["USD"] + currencies.map(\.code).filter { $0 != "EUR" }).joined(separator: ",")
    }

    private static let headers = [HeaderField("Accept", "application/json")]

    /// Reads the rates as daily bars of their symbols.
    public func read(
        _ response: ProviderResponse, to request: ProviderRequest
    ) throws(ProviderFailure) -> ProviderBatch {
        if let refusal = response.refusal { throw refusal }
        guard case .dollarRates(let currencies, let first, let last) = request.need else {
            throw .notServed("nothing was asked for")
        }
        guard (200..<300).contains(response.status) else { throw FrankfurterErrorBody.failure(of: response) }
        return try FrankfurterReader(currencies: currencies, range: first...max(first, last)).batch(response)
    }
}
