public import FeedEngine
public import Market
public import Providers
import Synchronization

/// Carries requests to an imagined market that keeps the exchanges' hours; every answer takes some virtual time.
public final class SimulatedTransport: Transport {
    /// A request that went out.
    public struct Sent: Hashable, Sendable {
        /// When, by the wall clock.
        public var at: Instant
        /// Where to.
        public var host: String
        /// The first word of the path.
        public var kind: String
        /// Whose figures it asks for.
        public var symbols: [Symbol]
        /// The whole address.
        public var url: String
    }

    /// What an answer is, where it is not what the imagined market says.
    public enum Answer: Sendable {
        case status(Int, headers: [HeaderField] = [], body: String = "")
        case fault(TransportFault)
    }

    private let clock: any FeedClock
    private let latency: Duration
    private let log = Mutex<[Sent]>([])
    private let script: @Sendable (Sent) -> Answer?
    private let body: @Sendable (Sent) -> String

    /// - Parameters:
    ///   - script: what a request gets instead of the usual answer.
    ///   - body: the usual answer.
    public init(
        clock: any FeedClock, latency: Duration = .milliseconds(40),
        body: @escaping @Sendable (Sent) -> String = { SimulatedMarket.body($0) },
        script: @escaping @Sendable (Sent) -> Answer? = { _ in nil }
    ) {
        self.clock = clock
        self.latency = latency
        self.body = body
        self.script = script
    }

    /// Everything that went out so far, in order.
    public var sent: [Sent] { log.withLock { $0 } }

    /// Answers after some virtual time.
    public func send(_ request: ProviderRequest, hosts: [String], deadline: Duration, bodyLimit: Int)
        async throws(TransportFault) -> ProviderResponse
    {
        let parts = request.url.split(separator: "/", maxSplits: 2).map(String.init)
        let path = parts.count > 2 ? parts[2] : ""
        let sent = Sent(
            at: clock.wall(), host: HostAddress(request.url)?.host ?? "",
            kind: path.split(separator: "?").first.map(String.init) ?? path, symbols: request.need?.symbols ?? [],
            url: request.url)
        log.withLock { $0.append(sent) }
        do { try await clock.sleep(until: clock.steady() + latency) } catch { throw .cancelled }
        switch script(sent) {
        case .fault(let fault): throw fault
        case .status(let status, let headers, let body):
            return ProviderResponse(status: status, headers: headers, body: Array(body.utf8), receivedAt: clock.wall())
        case nil:
            return ProviderResponse(status: 200, body: Array(body(sent).utf8), receivedAt: clock.wall())
        }
    }
}

/// What an imagined market says: prices that move while exchanges are open.
public enum SimulatedMarket {
    /// The usual answer to a request.
    public static func body(_ sent: SimulatedTransport.Sent) -> String {
        switch sent.kind {
        case "quotes": sent.symbols.map { quote($0, sent.at) }.joined(separator: "\n")
        case "daily": sent.symbols.map { daily($0, sent) }.joined(separator: "\n")
        case "intraday": sent.symbols.map { intraday($0, sent.at) }.joined(separator: "\n")
        case "knowledge":
            sent.symbols.map {
                #"{"type":"fact","symbol":"\#($0)","metric":"forward_pe","as_of":"\#(TimeZoneRule.utc.local(sent.at).date)","value":20,"unit":"ratio"}"#
            }.joined(separator: "\n")
        default: ""
        }
    }

    /// The last moment at which an instrument traded.
    public static func lastTrade(_ symbol: Symbol, _ now: Instant) -> Instant {
        guard let calendar = Instrument(inferredFrom: symbol).exchange?.calendar,
            let session = calendar.session(onOrBefore: calendar.exchange.zone.local(now).date)
        else { return now }
        if now >= session.open { return min(now, session.close) }
        return calendar.session(onOrBefore: session.date.advanced(days: -1))?.close ?? now
    }

    private static func quote(_ symbol: Symbol, _ now: Instant) -> String {
        let time = lastTrade(symbol, now)
        let price = 100 + Double(time.milliseconds / 1000 % 100) / 10
        return #"{"type":"quote","symbol":"\#(symbol)","price":\#(price),"time":\#(time.seconds)}"#
    }

    private static func daily(_ symbol: Symbol, _ sent: SimulatedTransport.Sent) -> String {
        let dates = sent.url.split(whereSeparator: { "=&".contains($0) }).compactMap { CalendarDate($0) }
        guard dates.count == 2 else { return "" }
        let instrument = Instrument(inferredFrom: symbol)
        let today = instrument.zone.local(sent.at).date
        let last = min(dates[1], today)
        guard dates[0] <= last else { return "" }
        return (dates[0].daysSince1970...last.daysSince1970).map { CalendarDate(daysSince1970: $0) }
            .filter { date in
                guard let calendar = instrument.exchange?.calendar, calendar.knownDates.contains(date) else {
                    return !date.weekday.isWeekend
                }
                // Sources send the bar of a running session too.
                return calendar.session(on: date).map { $0.open <= sent.at } ?? false
            }
            .map { #"{"type":"bar","symbol":"\#(symbol)","date":"\#($0)","close":100}"# }.joined(separator: "\n")
    }

    private static func intraday(_ symbol: Symbol, _ now: Instant) -> String {
        let start = Instant(milliseconds: lastTrade(symbol, now).milliseconds / 300_000 * 300_000 - 300_000)
        return #"{"type":"bar","symbol":"\#(symbol)","time":\#(start.milliseconds / 1000),"minutes":5,"close":100}"#
    }
}
