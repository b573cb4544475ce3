public import Market
public import Providers
public import QuoteCache

/// What a feed follows and how.
public struct FeedSettings: Sendable {
    /// The instruments.
    public var universe: FeedUniverse
    /// The exchanges' sessions.
    public var calendars: TradingCalendars
    /// How often what is asked for.
    public var pace: FeedPace
    /// What hosts may be asked by the user's own wish, by their names; of others the policy that they are known for.
    public var hosts: [String: HostPolicy]
    /// Years of daily bars that the cache is to have; 0 for none.
    public var historyYears: Int
    /// Minutes of a part of a session.
    public var intradayMinutes: Int
    /// How long rows stay in the cache.
    public var retention: Retention

    /// Creates settings.
    public init(
        universe: FeedUniverse, calendars: TradingCalendars = .shipped, pace: FeedPace = .standard,
        hosts: [String: HostPolicy] = [:], historyYears: Int = 5, intradayMinutes: Int = 5,
        retention: Retention = Retention()
    ) {
        self.universe = universe
        self.calendars = calendars
        self.pace = pace
        self.hosts = hosts
        self.historyYears = historyYears
        self.intradayMinutes = intradayMinutes
        self.retention = retention
    }

    /// What a host may be asked.
    func policy(of host: String) -> HostPolicy {
        let name = HostAddress.name(of: host)
        return hosts[host] ?? hosts[name] ?? HostPolicy.policy(of: name)
    }
}
