import FeedEngine
import FeedTestSupport
import Market
import Providers
import QuoteCache
import Synchronization
import TestSupport
import Testing

@testable import chiptop_feed

/// The engine on a real network whose server answers badly for a while: it lives, holds back, recovers by itself, and
/// what it had stays.
@Suite(.serialized, .timeLimit(.minutes(5))) struct FaultyServerTests {
    struct Fault: Sendable, CustomTestStringConvertible {
        let name: String
        let answer: FaultServer.Answer

        var testDescription: String { name }
    }

    static let faults = [
        Fault(name: "silence", answer: .silence),
        Fault(name: "cut in the middle", answer: .cut(announced: 5000, body: Array("{\"symbol\":\"2330.TW\"".utf8))),
        Fault(
            name: "wrong length", answer: .cut(announced: 3, body: Array("{\"symbol\":\"2330.TW\",\"price\":1}".utf8))),
        Fault(name: "garbage", answer: .garbage([0, 1, 2, 3, 13, 10, 13, 10])),
        Fault(name: "a page", answer: .text("<!DOCTYPE html><html>Will be right back</html>")),
        Fault(name: "429", answer: .status(429)),
        Fault(name: "429 with a wait", answer: .status(429, headers: ["Retry-After: 120"])),
        Fault(name: "503", answer: .status(503)),
        Fault(name: "a redirect away", answer: .redirect("https://consent.example/")),
        Fault(name: "an endless body", answer: .endless),
        Fault(name: "a bomb", answer: .whole(headers: ["Content-Encoding: gzip"], body: PackedBodies.bomb)),
    ]

    @Test(arguments: faults) func itLivesAndRecovers(fault: Fault) async throws {
        let clock = FastClock(try #require(Instant("2026-01-14T01:10:00Z")), speed: 300)
        let box = Box()
        let server = try await FaultServer.start { _ in
            if box.isBad.withLock({ $0 }) { return fault.answer }
            return .text("{\"type\":\"quote\",\"symbol\":\"2330.TW\",\"price\":1690,\"time\":\(clock.wall().seconds)}")
        }
        let folder = try TemporaryFolder()
        let writer = try QuoteCacheWriter.open(at: folder.path("quotes.db"))
        let reader = try QuoteCacheReader(file: writer.file)
        let transport = HTTPTransport(clock: clock)
        let engine = engine(server, transport, clock, writer)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await engine.run() }
            try await waitUntil { try reader.read { try $0.quote("2330.TW") } != nil }
            box.isBad.withLock { $0 = true }
            let before = server.paths.count
            let had = try #require(try reader.read { try $0.quote("2330.TW") })
            // Ten minutes of trouble; more where other tests keep the machine from looking at its clock.
            let start = clock.steady()
            try await waitUntil { try reader.read { try $0.feedStatus() }.first.map { $0.failures > 0 } ?? false }
            while clock.steady() < start + .seconds(600) { try await Task.sleep(for: .milliseconds(10)) }
            let during = server.paths.count - before
            let most = 15 * max(1, (clock.steady() - start) / .seconds(600))
            #expect(
                during >= 1 && Double(during) <= most, "\(during) requests in ten bad minutes; 40 would be the pace")
            #expect(try reader.read { try $0.quote("2330.TW")?.price } == had.price)
            let status = try #require(try reader.read { try $0.feedStatus() }.first)
            #expect(status.failures > 0 && !status.message.isEmpty)
            box.isBad.withLock { $0 = false }
            try await waitUntil {
                try reader.read { cache in
                    try cache.feedStatus().first?.failures == 0
                        && cache.quote("2330.TW")?.time ?? had.time > had.time
                }
            }
            group.cancelAll()
        }
        await transport.shutdown()
        try await server.stop()
    }

    final class Box: Sendable {
        let isBad = Mutex(false)
    }

    private func engine(
        _ server: FaultServer, _ transport: HTTPTransport, _ clock: FastClock, _ writer: QuoteCacheWriter
    ) -> FeedEngine {
        var provider = SheetProvider(name: "sheet", hosts: ["127.0.0.1:\(server.port)"], base: server.base)
        provider.kinds = ["quotes"]
        let policy = HostPolicy(requestsPerMinute: 60, burst: 5, concurrency: 2, bodyLimit: 1 << 16, deadline: 0.3)
        let settings = FeedSettings(
            universe: FeedUniverse([Instrument(inferredFrom: "2330.TW")]), hosts: ["127.0.0.1": policy],
            historyYears: 0, intradayMinutes: 0)
        return FeedEngine(
            providers: [provider], settings: settings, transport: transport, clock: clock, writer: writer)
    }
}
