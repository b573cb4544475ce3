import FeedTestSupport
import Market
import Providers
import QuoteCache
import Synchronization
import TestSupport
import Testing

@testable import FeedEngine

/// An engine in a virtual world.
struct EngineFixture {
    let folder: TemporaryFolder
    let clock: VirtualClock
    let writer: QuoteCacheWriter
    let transport: SimulatedTransport
    var providers: [any Provider]
    var settings: FeedSettings
    let events = EventLog()

    init(
        at start: String, _ symbols: [Symbol],
        providers: [SheetProvider] = [SheetProvider(name: "sheet", hosts: ["a.example"])],
        script: @escaping @Sendable (SimulatedTransport.Sent) -> SimulatedTransport.Answer? = { _ in nil },
        body: @escaping @Sendable (SimulatedTransport.Sent) -> String = { SimulatedMarket.body($0) }
    ) throws {
        folder = try TemporaryFolder()
        clock = VirtualClock(try #require(Instant(start)))
        writer = try QuoteCacheWriter.open(at: folder.path("quotes.db"))
        transport = SimulatedTransport(clock: clock, body: body, script: script)
        self.providers = providers
        settings = FeedSettings(
            universe: FeedUniverse(symbols.map { Instrument(inferredFrom: $0) }),
            hosts: ["a.example": .test(perMinute: 600, burst: 50, concurrency: 8)], historyYears: 0,
            intradayMinutes: 0)
        for index in self.providers.indices {
            guard var sheet = self.providers[index] as? SheetProvider else { continue }
            sheet.kinds.remove("knowledge")
            self.providers[index] = sheet
        }
    }

    func engine(focus: @escaping @Sendable () -> [Symbol] = { [] }) -> FeedEngine {
        FeedEngine(
            providers: providers, settings: settings, transport: transport, clock: clock, writer: writer, focus: focus,
            report: { [events] in events.add($0) }, chance: { 0.5 })
    }

    /// Runs an engine for some virtual time.
    func run(
        seconds: Int, _ mode: FeedEngine.Mode = .following, focus: @escaping @Sendable () -> [Symbol] = { [] }
    ) async throws {
        let engine = engine(focus: focus)
        try await VirtualWorld.run(clock, for: .seconds(seconds)) { try await engine.run(mode) }
    }

    func read<Result>(_ body: (CacheRead) throws -> Result) throws -> Result {
        try QuoteCacheReader(file: writer.file).read(body)
    }

    func sent(_ kind: String) -> [SimulatedTransport.Sent] { transport.sent.filter { $0.kind == kind } }
}

/// What the engine reported.
final class EventLog: Sendable {
    private let events = Mutex<[FeedEvent]>([])

    func add(_ event: FeedEvent) { events.withLock { $0.append(event) } }

    var all: [FeedEvent] { events.withLock { $0 } }

    var reasons: [String] { all.compactMap { if case .failed(_, _, let reason, _) = $0 { reason } else { nil } } }
}

extension HostPolicy {
    static func test(perMinute: Double, burst: Int, concurrency: Int) -> HostPolicy {
        HostPolicy(
            requestsPerMinute: perMinute, burst: burst, concurrency: concurrency, bodyLimit: 1 << 20, deadline: 20)
    }
}
