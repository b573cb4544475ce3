public import Market

/// The Taiwanese exchanges' own market information service (MIS): prices of Taiwanese shares and of the two indices as
/// they are made, best bid and ask, and the day's price limits.
///
/// The page that it serves asks every five seconds; there is no documentation.
public struct TaiwanMarketProvider: Provider {
    /// `twse-mis`.
    public let name = "twse-mis"
    /// The service's address, with its scheme and without a slash at the end.
    public let base: String
    let calendars: TradingCalendars

    /// Most instruments in one request: an address of 50 is about 800 bytes long and an answer 45 kB.
    static let mostSymbols = 50

    /// The service's own address.
    public static let publicBase = "https://mis.twse.com.tw"

    /// Creates the provider.
    public init(base: String = TaiwanMarketProvider.publicBase, calendars: TradingCalendars = .shipped) {
        self.base = base
        self.calendars = calendars
    }

    /// The one host.
    public var hosts: [String] { [HostAddress(base)?.name].compactMap(\.self) }

    /// Latest prices of Taiwanese instruments, nothing else.
    public func part(of need: ProviderNeed) -> ProviderNeed? {
        guard case .quotes(let symbols) = need else { return nil }
        let ours = symbols.filter { TaiwanChannel($0) != nil }
        return ours.isEmpty ? nil : .quotes(ours)
    }

    /// Latest prices in batches of 50.
    public func requests(for needs: [ProviderNeed], access: ProviderAccess?) -> [ProviderRequest] {
        needs.compactMap(part(of:)).flatMap(\.symbols).withoutRepeats.batches(of: TaiwanMarketProvider.mostSymbols)
            .map { symbols in
                let channels = symbols.compactMap { TaiwanChannel($0)?.text }.joined(separator: "|")
                let query = URLText.query(["json": "1", "delay": "0", "ex_ch": channels])
                return ProviderRequest(
                    url: "\(base)/stock/api/getStockInfo.jsp?\(query)",
                    headers: [HeaderField("Accept", "application/json")], need: .quotes(symbols))
            }
    }

    /// Reads the latest prices and the limits of a batch.
    public func read(
        _ response: ProviderResponse, to request: ProviderRequest
    ) throws(ProviderFailure) -> ProviderBatch {
        if let refusal = response.refusal { throw refusal }
        guard (200..<300).contains(response.status) else { throw .notServed("HTTP status \(response.status)") }
        guard case .quotes(let symbols) = request.need else { throw .notServed("nothing was asked for") }
        return try TaiwanReader(source: name, calendars: calendars, symbols: symbols).batch(response)
    }
}
