import Foundation
import Market
import QuoteCache
import TestSupport
import Testing

@testable import chiptop_feed

/// The streamer: prices as they are made, and polling where it does not come.
@Suite(.timeLimit(.minutes(20))) struct StreamTests {
    @Test func pushedPricesGoIntoTheCache() async throws {
        let stream = try await StreamServer.start()
        let fixture = try await DaemonFixture(settings: "years: 0")
        let settings = try String(contentsOfFile: fixture.folder.path("config/chiptop/feed.yaml"), encoding: .utf8)
        try settings.replacingOccurrences(of: "yahoo: {base:", with: "yahoo: {stream: \"\(stream.url)\", base:")
            .write(toFile: fixture.folder.path("config/chiptop/feed.yaml"), atomically: true, encoding: .utf8)
        let process = try fixture.start()
        try await waitUntil { stream.heard.contains { $0.hasPrefix("{\"subscribe\":[\"2330.TW\"") } }
        try await waitUntil { fixture.hasQuote("2330.TW") }
        try await waitUntil {
            let now = SystemFeedClock().wall().milliseconds
            stream.send(StreamServer.price("2330.TW", 1701, milliseconds: now, currency: "TWD"))
            return try fixture.read { try $0.quote("2330.TW")?.price } == 1701
        }
        #expect(try fixture.read { try $0.quote("2330.TW")?.source } == "yahoo-stream")
        // A connection that ends is reported, and what is there stays.
        stream.hangUp()
        try await waitUntil {
            try fixture.read { try $0.feedStatus() }.contains { $0.feed == "yahoo-stream" && $0.failures > 0 }
        }
        process.signal(SIGTERM)
        #expect(try await process.wait() == 0, "\(process.text)")
        #expect(try fixture.read { try $0.feedStatus() }.allSatisfy { $0.state == "stopped" })
        try await stream.stop()
    }
}
