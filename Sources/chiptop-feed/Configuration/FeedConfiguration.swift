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

    /// The sources that there are, the preferred first.
    static let sourceNames = ["twse-mis", "frankfurter", "yahoo"]

    var sources: [String: Source] = [:]
    var pace = FeedPace.standard
    var hosts: [String: HostPolicy] = [:]
    var historyYears = 5
    var intradayMinutes = 5
    var retention = Retention()
    var commands: [CommandSettings] = []

    /// The sources that are on.
    func providers(_ calendars: TradingCalendars) -> [any Provider] {
        var providers: [any Provider] = []
        for name in FeedConfiguration.sourceNames {
            let source = sources[name] ?? Source()
            guard source.isOn else { continue }
            switch name {
            case "twse-mis":
                providers.append(
                    TaiwanMarketProvider(
                        base: source.bases.first ?? TaiwanMarketProvider.publicBase, calendars: calendars))
            case "frankfurter":
                providers.append(FrankfurterProvider(base: source.bases.first ?? FrankfurterProvider.publicBase))
            default:
                let cookieURL = source.cookieURL ?? source.bases.first.map { $0 + "/" } ?? "https://fc.yahoo.com/"
                providers.append(YahooProvider(bases: source.bases, cookieURL: cookieURL, calendars: calendars))
            }
        }
        return providers
    }
}
