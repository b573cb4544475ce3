/// How often and how much a host may be asked: data for the engine, which keeps to it.
public struct HostPolicy: Hashable, Sendable {
    /// Requests a minute in the long run.
    public var requestsPerMinute: Double
    /// Requests that may go out at once after a pause.
    public var burst: Int
    /// Requests that may be open at the same time.
    public var concurrency: Int
    /// Bytes of a body, as it stands after decompression, behind which reading stops and the answer counts as
    /// malformed.
    public var bodyLimit: Int
    /// Seconds from the first byte sent to the last byte read.
    public var deadline: Double

    /// Creates a policy.
    public init(requestsPerMinute: Double, burst: Int, concurrency: Int, bodyLimit: Int, deadline: Double) {
        self.requestsPerMinute = requestsPerMinute
        self.burst = burst
        self.concurrency = concurrency
        self.bodyLimit = bodyLimit
        self.deadline = deadline
    }
}

extension HostPolicy {
    /// The policy for a host, whatever the case of its name.
    public static func policy(of host: String) -> HostPolicy {
        let host = host.lowercased()
        if ["localhost", "127.0.0.1", "::1", "[::1]"].contains(host) { return loopback }
        if host == "yahoo.com" || host.hasSuffix(".yahoo.com") { return yahoo }
        if host == "mis.twse.com.tw" { return taiwanMarket }
        if host == "frankfurter.dev" || host.hasSuffix(".frankfurter.dev") { return frankfurter }
        return stranger
    }

    /// Yahoo publishes no limit. Programs that asked once every two seconds report never to have been refused, and one
    /// that went through about 950 requests in a row was refused from then on (issues 312 and 2128 of the yfinance
    /// project). 30 a minute for each of the two hosts is that pace; a first load of 80 instruments takes under two
    /// minutes. Ten years of daily bars are 280 kB, so that 4 MiB is fifteen times more than the largest answer.
    public static let yahoo = HostPolicy(
        requestsPerMinute: 30, burst: 10, concurrency: 2, bodyLimit: 4 << 20, deadline: 20)

    /// The service names its own pace: `userDelay` is 5000 ms, which is 12 requests a minute; the exchange's hosts are
    /// reported to shut out any code that sends more than three in five seconds (issues 25 and 28 of the twstock project). 50
    /// instruments are about 45 kB; 1 MiB is twenty times that.
    public static let taiwanMarket = HostPolicy(
        requestsPerMinute: 12, burst: 2, concurrency: 1, bodyLimit: 1 << 20, deadline: 10)

    /// No quota, only a guard against abuse, by its own page. Rates change once a day: a few requests are all there
    /// ever is to ask. Ten years of 30 currencies are 5 MB in the long form; we ask for six.
    public static let frankfurter = HostPolicy(
        requestsPerMinute: 10, burst: 5, concurrency: 1, bodyLimit: 8 << 20, deadline: 20)

    /// A machine's own address, used for a mirror or a test server: no public host is loaded.
    public static let loopback = HostPolicy(
        requestsPerMinute: .infinity, burst: 1000, concurrency: 8, bodyLimit: 64 << 20, deadline: 30)

    /// A host that the user named and that nothing is known of.
    public static let stranger = HostPolicy(
        requestsPerMinute: 30, burst: 5, concurrency: 2, bodyLimit: 4 << 20, deadline: 20)
}
