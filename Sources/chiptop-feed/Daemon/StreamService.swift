import FeedEngine
import Market
import Providers
import ServiceLifecycle

/// Yahoo's streamer beside the polling, which stands in for it whenever it does not come.
struct StreamService: Service {
    private static let pause = Backoff(first: .seconds(10), limit: .seconds(900))

    let stream: YahooStream
    let symbols: [Symbol]
    let engine: FeedEngine
    let clock: any FeedClock

    func run() async throws {
        await cancelWhenGracefulShutdown { await follow() }
    }

    private func follow() async {
        var failures = 0
        while !Task.isCancelled {
            let begun = clock.steady()
            let reason = await listen()
            if Task.isCancelled { break }
            // A connection that held for some time did not fail at its start.
            failures = clock.steady() - begun > .seconds(120) ? 1 : failures + 1
            let pause = StreamService.pause.delay(failures: failures, chance: .random(in: 0..<1))
            await engine.noteSilence(of: stream.name, reason, pause: pause)
            try? await clock.sleep(until: clock.steady() + pause)
        }
        await engine.noteSilence(of: stream.name, "", pause: nil)
    }

    /// Listens until the connection ends and says why it did.
    private func listen() async -> String {
        do throws(TransportFault) {
            let wanted = Set(symbols)
            try await WebSocketClient(url: stream.url).run(sending: stream.subscription(to: symbols)) { text in
                await take(text, wanted)
            }
            return "ended the connection"
        } catch {
            return error.description
        }
    }

    private func take(_ text: String, _ wanted: Set<Symbol>) async {
        do throws(ProviderFailure) {
            let batch = try stream.read(text, expecting: wanted, receivedAt: clock.wall())
            await engine.offer(batch, from: stream.name)
        } catch {
            var batch = ProviderBatch()
            batch.dropped = [DroppedValue(symbol: nil, field: "frame", reason: error.description)]
            await engine.offer(batch, from: stream.name)
        }
    }
}
