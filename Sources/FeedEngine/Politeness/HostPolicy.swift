/// How much may be asked of a host.
public struct HostPolicy: Hashable, Sendable {
    /// How many requests may go out at once after a pause.
    public var burst: Int
    /// How long it takes until another one may go out.
    public var interval: Duration
    /// How many may be under way at a time.
    public var concurrency: Int
    /// How long a request may take from its first byte to the last of the answer.
    public var deadline: Duration
    /// Bytes that an answer may have, unpacked.
    public var bodyLimit: Int

    /// Creates a policy.
    public init(
        burst: Int = 3, interval: Duration = .seconds(1), concurrency: Int = 2, deadline: Duration = .seconds(20),
        bodyLimit: Int = 16 << 20
    ) {
        self.burst = burst
        self.interval = interval
        self.concurrency = concurrency
        self.deadline = deadline
        self.bodyLimit = bodyLimit
    }

    /// What hosts get that nobody names.
    public static let standard = HostPolicy()

    /// The hosts that we know, by the end of their names.
    ///
    /// TWSE counts requests and shuts out whoever sends more than three in five seconds; Frankfurter is a small free
    /// service whose figures change once a day; Yahoo states no limit.
    public static let known: [String: HostPolicy] = [
        "yahoo.com": HostPolicy(burst: 5, interval: .seconds(1), concurrency: 2),
        "twse.com.tw": HostPolicy(burst: 2, interval: .seconds(3), concurrency: 1),
        "frankfurter.dev": HostPolicy(burst: 2, interval: .seconds(5), concurrency: 1),
    ]

    /// The policy of a host out of a table of name endings.
    static func of(_ host: String, in table: [String: HostPolicy]) -> HostPolicy {
        let name = host.split(separator: ":").first.map(String.init) ?? host
        return table[host] ?? table[name]
            ?? table.filter { name.hasSuffix("." + $0.key) }.max { $0.key.utf8.count < $1.key.utf8.count }?.value
            ?? .standard
    }
}
