public import Market

/// Yahoo Finance: prices, bars, splits, dividends and consensus figures of everything we follow, delayed by up to 20
/// minutes.
///
/// What it asks for: `/v8/finance/chart` for bars, `/v7/finance/spark` for latest prices (at most 20 at a time), both
/// without access; `/v10/finance/quoteSummary` for what is known besides, which wants a cookie and a crumb. None of it
/// is a documented service: every shape is read leniently and every value checked.
public struct YahooProvider: Provider {
    /// `yahoo`.
    public let name = "yahoo"
    /// The addresses that requests may go to, each with its scheme and without a slash at the end; never empty.
    public let bases: [String]
    /// The address whose answer sets the cookie.
    public let cookieURL: String
    let calendars: TradingCalendars

    /// Most symbols in one request for latest prices: the service refuses more.
    static let mostSymbols = 20

    /// The addresses of Yahoo's own two hosts.
    public static let publicBases = ["https://query1.finance.yahoo.com", "https://query2.finance.yahoo.com"]

    /// Creates the provider.
    ///
    /// - Parameters:
    ///   - bases: other addresses than Yahoo's own; where there are none, Yahoo's own.
    ///   - cookieURL: the address whose answer sets the cookie.
    ///   - calendars: the sessions that decide which bars are finished.
    public init(
        bases: [String] = YahooProvider.publicBases, cookieURL: String = "https://fc.yahoo.com/",
        calendars: TradingCalendars = .shipped
    ) {
        self.bases = bases.isEmpty ? YahooProvider.publicBases : bases
        self.cookieURL = cookieURL
        self.calendars = calendars
    }

    /// The hosts of its addresses; a redirect to any other one, such as a consent form's, is not to be followed.
    public var hosts: [String] {
        var seen: Set<String> = []
        return (bases + [cookieURL]).compactMap { HostAddress($0)?.name }.filter { seen.insert($0).inserted }
    }

    var firstBase: String { bases.first ?? YahooProvider.publicBases[0] }

    /// Everything but parts of sessions in lengths that it does not have, and rates of several currencies at once.
    public func part(of need: ProviderNeed) -> ProviderNeed? {
        switch need {
        case .quotes(let symbols): symbols.isEmpty ? nil : need
        case .daily(_, let first, let last): first <= last ? need : nil
        case .intraday(_, let minutes): YahooGranularity(minutes: minutes) == nil ? nil : need
        case .knowledge(let symbol): symbol.spelledKind == .equity ? need : nil
        // A rate is an instrument here, with daily bars of its own.
        case .dollarRates: nil
        }
    }

    /// What is known besides prices wants an access.
    public func needsAccess(_ need: ProviderNeed) -> Bool {
        if case .knowledge = need { return true }
        return false
    }

    /// The request to the other hosts.
    public func alternatives(of request: ProviderRequest) -> [ProviderRequest] {
        guard let base = bases.first(where: { request.url.hasPrefix($0 + "/") }) else { return [] }
        return bases.filter { $0 != base }.map { other in
            var copy = request
            copy.url = other + request.url.dropFirst(base.count)
            return copy
        }
    }
}

/// The lengths of parts of sessions that the service has.
struct YahooGranularity: Hashable {
    let minutes: Int

    init?(minutes: Int) {
        guard [1, 2, 5, 15, 30, 60, 90].contains(minutes) else { return nil }
        self.minutes = minutes
    }

    /// As it stands in a request.
    var text: String { "\(minutes)m" }

    /// Whether an answer's word means the same; an hour is written in two ways.
    func matches(_ word: String) -> Bool { word == text || (minutes == 60 && word == "1h") }
}
