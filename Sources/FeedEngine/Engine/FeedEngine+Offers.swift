import Market
public import Providers

/// Prices that come without being asked for.
extension FeedEngine {
    /// Takes what a source pushed: it is saved with the rest, and what it brings is not asked for while it keeps coming.
    ///
    /// - Parameters:
    ///   - batch: what came.
    ///   - feed: who sent it.
    public func offer(_ batch: ProviderBatch, from feed: String) {
        guard !batch.isEmpty || !batch.dropped.isEmpty else { return }
        let now = clock.steady()
        let wallNow = clock.wall()
        for value in batch.dropped { report(.dropped(feed: feed, value)) }
        guard !batch.isEmpty else { return }
        ledger.recordSuccess(feed, latency: .zero, at: wallNow)
        for quote in batch.quotes {
            if states[.quote(quote.symbol)]?.isBusy != true {
                states[.quote(quote.symbol), default: NeedState()].askedAt = now
            }
            ledger.recordSuccess(feed, of: quote.symbol, latency: .zero, next: nil, at: wallNow)
        }
        waiting.answers.append(SavePlan.Answer(feed: feed, batch: batch))
        wake.wake()
    }

    /// Notes that a source which pushes does not; polling goes on by itself.
    ///
    /// - Parameter pause: how long until retrying; nil where it was asked to stop.
    public func noteSilence(of feed: String, _ reason: String, pause: Duration?) {
        guard let pause else { return ledger.stop([feed]) }
        let now = clock.steady()
        ledger.recordFailure(feed, reason, next: wall(of: now + pause, now), at: clock.wall())
        report(.failed(feed: feed, host: feed, reason: reason, symbols: []))
        wake.wake()
    }
}
