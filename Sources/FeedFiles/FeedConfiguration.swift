package import FeedEngine
package import Market
package import Providers
package import QuoteCache

/// What `feed.yaml` says.
package struct FeedConfiguration: Sendable {
    /// What it says of one source.
    package struct Source: Hashable, Sendable {
        package var isOn = true
        /// Other addresses than the source's own; empty for its own.
        package var bases: [String] = []
        /// The address whose answer sets Yahoo's cookie; nil for Yahoo's own.
        package var cookieURL: String?
        /// Where Yahoo's streamer is; nil where it is not listened to.
        package var streamURL: String?

        package init() {}
    }

    package var sources: [FeedSource: Source] = [:]
    package var pace = FeedPace.standard
    package var hosts: [String: HostPolicy] = [:]
    package var historyYears = 5
    package var intradayMinutes = 5
    package var retention = Retention()
    package var commands: [CommandSettings] = []

    /// What there is without a file.
    package init() {}

    /// The sources that are on.
    package func providers(_ calendars: TradingCalendars) -> [any Provider] {
        var providers: [any Provider] = []
        for source in FeedSource.allCases {
            let settings = sources[source] ?? Source()
            if settings.isOn { providers.append(source.provider(settings, calendars)) }
        }
        return providers
    }
}

/// The sources that there are, the preferred first: an exchange's own service before a collector of all, a central bank's
/// rates before a market's.
package enum FeedSource: String, CaseIterable, Sendable {
    case taiwanMarket = "twse-mis"
    case frankfurter
    case yahoo

    func provider(_ settings: FeedConfiguration.Source, _ calendars: TradingCalendars) -> any Provider {
        switch self {
        case .taiwanMarket:
            TaiwanMarketProvider(base: settings.bases.first ?? TaiwanMarketProvider.publicBase, calendars: calendars)
        case .frankfurter: FrankfurterProvider(base: settings.bases.first ?? FrankfurterProvider.publicBase)
        case .yahoo:
            YahooProvider(
                bases: settings.bases,
                cookieURL: settings.cookieURL ?? settings.bases.first.map { $0 + "/" } ?? "https://fc.yahoo.com/",
                calendars: calendars)
        }
    }
}
