import Market
import Providers

/// Getting what requests need besides their address.
extension FeedEngine {
    /// Whether a source's access is there; where it is not, it is asked for, and what needs it waits.
    func prepareAccess(_ provider: any Provider, _ keys: [NeedKey], _ now: Duration) -> Bool {
        let state = accesses[provider.name] ?? AccessState()
        if state.isBusy || state.notBefore > now {
            hold(keys, for: provider.name, until: max(state.notBefore, now + FeedEngine.accessPatience))
            return false
        }
        guard let request = provider.accessRequest(after: state.access) else { return state.access != nil }
        lastID += 1
        var job = FeedJob(id: lastID, feed: provider.name, request: request)
        job.request.need = nil
        job.priority = .focusedIntraday
        queue.append(job)
        accesses[provider.name, default: AccessState()].isBusy = true
        hold(keys, for: provider.name, until: now + FeedEngine.accessPatience)
        return false
    }

    private func hold(_ keys: [NeedKey], for feed: String, until moment: Duration) {
        accesses[feed, default: AccessState()].held.formUnion(keys)
        for key in keys { states[key, default: NeedState()].notBefore = moment }
    }

    /// Takes what a request for access brought.
    func finishAccess(_ job: FeedJob, _ outcome: JobOutcome, latency: Duration, _ now: Duration) {
        var state = accesses[job.feed] ?? AccessState()
        state.isBusy = false
        defer { accesses[job.feed] = state }
        if case .access(let access) = outcome {
            state.access = access
            state.generation += 1
            state.failures = 0
            for key in state.held { states[key]?.notBefore = nil }
            state.held = []
            return
        }
        guard let reason = outcome.reason, !outcome.isCancelled else { return }
        state.access = nil
        state.failures += 1
        state.notBefore = now + FeedEngine.accessPause.delay(failures: state.failures, chance: chance())
        ledger.recordFailure(job.feed, reason, next: wall(of: state.notBefore, now), at: clock.wall())
        report(.failed(feed: job.feed, host: job.host, reason: reason, symbols: []))
    }

    /// Takes a refusal without access: once it is renewed, then the source has failed.
    ///
    /// - Returns: whether what was asked for is asked for again.
    func renewAccess(of job: FeedJob, _ now: Duration) -> Bool {
        guard let provider = provider(job.feed), var state = accesses[job.feed] else { return false }
        // It has been renewed since this request was made, or is being.
        if state.generation != job.accessGeneration || state.access == nil { return true }
        guard !state.isUntried, provider.accessRequest(after: nil) != nil else {
            state.access = nil
            state.isUntried = false
            state.refusals += 1
            state.notBefore = now + FeedEngine.refusalPause.delay(failures: state.refusals, chance: chance())
            accesses[job.feed] = state
            return false
        }
        state.access = nil
        state.isUntried = true
        accesses[job.feed] = state
        return true
    }

    /// How long something waits for an access at most before it looks again.
    private static let accessPatience = Duration.seconds(60)
    /// A source that refuses what it has just granted does not want us.
    private static let refusalPause = Backoff(first: .seconds(1800), limit: .seconds(6 * 3600))
    private static let accessPause = Backoff(first: .seconds(60), limit: .seconds(1800))
}
