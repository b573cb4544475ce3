import FeedEngine
import Market
import Providers
import QuoteCache

/// What `feed.yaml` says.
struct FeedConfiguration: Sendable {
    /// What it says of one source.
    struct Source: Hashable, Sendable {
        var isOn = true
        /// Other addresses than the source's own; empty for its own.
        var bases: [String] = []
        /// The address whose answer sets Yahoo's cookie; nil for Yahoo's own.
        var cookieURL: String?
        /// Where Yahoo's streamer is; nil where it is not listened to.
        var streamURL: String?
    }

    var sources: [FeedSource: Source] = [:]
    var pace = FeedPace.standard
    var hosts: [String: HostPolicy] = [:]
    var historyYears = 5
    var intradayMinutes = 5
    var retention = Retention()
    var commands: [CommandSettings] = []

    /// The sources that are on.
    func providers(_ calendars: TradingCalendars) -> [any Provider] {
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
enum FeedSource: String, CaseIterable, Sendable {
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
