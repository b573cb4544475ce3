import Market
import Providers

/// Taking what requests brought.
extension FeedEngine {
    /// Notes how a request ended and keeps what it brought until it is saved.
    func finish(_ job: FeedJob, _ outcome: JobOutcome, latency: Duration) {
        let now = clock.steady()
        running -= 1
        closeGate(of: job, outcome, now)
        if job.isAccess {
            finishAccess(job, outcome, latency: latency, now)
        } else {
            switch outcome {
            case .batch(let batch): take(batch, of: job, latency: latency, now)
            case .refused(.accessDenied, _) where renewAccess(of: job, now): release(job.keys, askedAgain: true)
            case .fault(.cancelled): release(job.keys, askedAgain: true)
            case .access, .refused, .fault: refuse(job, outcome, now)
            }
        }
        wake.wake()
    }

    private func closeGate(of job: FeedJob, _ outcome: JobOutcome, _ now: Duration) {
        guard var gate = gates[job.host] else { return }
        let wasShut = gate.shutUntil(at: now) != nil
        gate.end(outcome.hostOutcome, at: now, chance: chance())
        gates[job.host] = gate
        if !wasShut, let until = gate.shutUntil(at: now) {
            report(.paused(host: job.host, seconds: (until - now) / .seconds(1)))
        }
    }

    /// Makes things free that were under way.
    func release(_ keys: [NeedKey], askedAgain: Bool) {
        for key in keys {
            states[key]?.isBusy = false
            states[key]?.isForced = askedAgain
        }
    }

    private func refuse(_ job: FeedJob, _ outcome: JobOutcome, _ now: Duration) {
        requests.failed += 1
        let reason = outcome.reason ?? ""
        report(.failed(feed: job.feed, host: job.host, reason: reason, symbols: job.keys.map(\.symbol)))
        var isHostsFault = true
        if case .refused(let failure, _) = outcome {
            switch failure {
            // One instrument that is not there says nothing of the source.
            case .unknownSymbol, .notServed: isHostsFault = false
            case .limited, .accessDenied, .page, .malformed, .server: break
            }
        }
        let next = gates[job.host]?.shutUntil(at: now)
        if isHostsFault {
            ledger.recordFailure(job.feed, reason, next: next.map { wall(of: $0, now) }, at: clock.wall())
        }
        fail(job.keys, of: job.feed, reason, now, wait: isHostsFault ? nil : FeedEngine.unknownPause)
    }

    /// Notes that a source brought nothing of some things: the next one is asked, or all of them later.
    ///
    /// - Parameter wait: how long until they are asked for again; longer with every failure where it is left out.
    func fail(_ keys: [NeedKey], of feed: String, _ reason: String, _ now: Duration, wait: Duration? = nil) {
        for key in keys {
            var state = states[key] ?? NeedState()
            state.isBusy = false
            if state.source + 1 < route(key).count {
                state.source += 1
                (state.isForced, state.notBefore) = (true, nil)
                ledger.recordFailure(feed, of: key.symbol, reason, next: wall(of: now, now))
            } else {
                state.failures += 1
                let pause = wait ?? FeedEngine.needPause.delay(failures: state.failures, chance: chance())
                // What is wanted once a day is tried again before the day is over.
                let isForced = if case .knowledge = key { true } else { false }
                (state.source, state.isForced, state.notBefore) = (0, isForced, now + pause)
                ledger.recordFailure(feed, of: key.symbol, reason, next: wall(of: now + pause, now))
            }
            states[key] = state
        }
    }

    // MARK: Success

    private func take(_ batch: ProviderBatch, of job: FeedJob, latency: Duration, _ now: Duration) {
        let wallNow = clock.wall()
        requests.answered += 1
        if job.usesAccess {
            accesses[job.feed]?.isUntried = false
            accesses[job.feed]?.refusals = 0
        }
        ledger.recordSuccess(job.feed, latency: latency, at: wallNow)
        for value in batch.dropped { report(.dropped(feed: job.feed, value)) }
        let missing = missing(in: batch, of: job)
        if !batch.unknown.isEmpty { report(.unknown(feed: job.feed, batch.unknown)) }
        for key in job.keys where !missing.contains(key) {
            states[key] = NeedState(askedAt: states[key]?.askedAt)
            if case .knowledge(let symbol) = key {
                waiting.notes[FeedEngine.knowledgePrefix + symbol.rawValue] = "\(wallNow)"
            }
            ledger.recordSuccess(
                job.feed, of: key.symbol, latency: latency, next: nextWall(key, now), at: wallNow)
        }
        let unknown = Set(batch.unknown)
        fail(
            missing.filter { unknown.contains($0.symbol) }, of: job.feed, "does not have the symbol", now,
            wait: FeedEngine.unknownPause)
        fail(missing.filter { !unknown.contains($0.symbol) }, of: job.feed, "sent nothing for it", now)
        let history = job.history.flatMap { missing.contains(.daily($0.symbol)) ? nil : $0 }
        waiting.answers.append(SavePlan.Answer(feed: job.feed, batch: batch, history: history))
        report(
            .answered(feed: job.feed, host: job.host, seconds: latency / .seconds(1), rows: batch.rowCount))
        if let history { advance(history, now) }
    }

    /// What was asked for and did not come. An empty day is an answer, a missing quote is none, and an empty history is
    /// one if no other source is left.
    private func missing(in batch: ProviderBatch, of job: FeedJob) -> [NeedKey] {
        let quoted = Set(batch.quotes.map(\.symbol))
        let unknown = Set(batch.unknown)
        return job.keys.filter { key in
            if unknown.contains(key.symbol) { return true }
            switch key {
            case .quote(let symbol): return !quoted.contains(symbol)
            case .daily(let symbol):
                return batch.daily[symbol]?.isEmpty != false && (states[key]?.source ?? 0) + 1 < route(key).count
            case .intraday, .knowledge: return false
            }
        }
    }

    private func nextWall(_ key: NeedKey, _ now: Duration) -> Instant? {
        guard case .quote(let symbol) = key, let instrument = plan.instrument(symbol)
        else { return nil }
        return plan.quoteDue(instrument, states[key], isBehind: false, wall: clock.wall(), now: now)
            .map { wall(of: $0, now) }
    }

    /// The time of day at a steady moment.
    func wall(of moment: Duration, _ now: Duration) -> Instant {
        let components = (moment - now).components
        return clock.wall().advanced(
            milliseconds: components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000)
    }

    static let needPause = Backoff(first: .seconds(30), limit: .seconds(1800))
    private static let unknownPause = Duration.seconds(24 * 3600)
}

extension ProviderBatch {
    /// How many rows it is.
    var rowCount: Int {
        instruments.count + quotes.count + daily.values.reduce(0) { $0 + $1.count }
            + intraday.values.reduce(0) { $0 + $1.count } + facts.count + targets.count + events.count
    }
}
