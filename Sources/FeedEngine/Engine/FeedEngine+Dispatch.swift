import Market
import Providers

/// Sending what waits, as far as the hosts' gates allow.
extension FeedEngine {
    /// Starts every request that may go out now, the most important first, and returns when the next one may; nil where
    /// none waits for anything but an answer.
    func dispatch(_ now: Duration, _ start: (FeedJob) -> Void) -> Duration? {
        var next: Duration?
        var rest: [FeedJob] = []
        for job in queue.sorted() {
            switch admit(job, now) {
            case .start(let job):
                running += 1
                start(job)
            case .wait(let until):
                rest.append(job)
                if let until { next = next.map { min($0, until) } ?? until }
            case .shut(let host, let until): giveBack(job, host, until, now)
            }
        }
        queue = rest
        return next
    }

    private enum Admission {
        case start(FeedJob)
        case wait(Duration?)
        case shut(host: String, until: Duration)
    }

    /// Whether a job may go out, and to which of the addresses that stand in for each other.
    private func admit(_ job: FeedJob, _ now: Duration) -> Admission {
        var reopening: (host: String, at: Duration)?
        var earliest: Duration?
        var isWaiting = false
        for candidate in candidates(of: job) {
            var gate = gates[candidate.host] ?? HostGate(settings.policy(of: candidate.host), at: now)
            if let until = gate.shutUntil(at: now) {
                if reopening.map({ until < $0.at }) ?? true { reopening = (candidate.host, until) }
                continue
            }
            let isOpen = gate.begin(at: now)
            gates[candidate.host] = gate
            guard isOpen else {
                isWaiting = true
                if let next = gate.nextAdmission(at: now) { earliest = earliest.map { min($0, next) } ?? next }
                continue
            }
            var sent = job
            (sent.host, sent.request) = (candidate.host, candidate.request)
            return .start(sent)
        }
        if isWaiting { return .wait(earliest) }
        return .shut(host: reopening?.host ?? "", until: reopening?.at ?? now + .seconds(3600))
    }

    /// The addresses of a request: those of hosts that fail come last, and what failed before tries another one.
    private func candidates(of job: FeedJob) -> [(host: String, request: ProviderRequest)] {
        let requests = [job.request] + (provider(job.feed)?.alternatives(of: job.request) ?? [])
        let known = requests.compactMap { request in
            HostAddress(request.url).map { (host: $0.host, request: request) }
        }
        guard known.count > 1 else { return known }
        func rank(_ index: Int) -> (Int, Int) {
            (gates[known[index].host]?.failures ?? 0, (index + job.attempt) % known.count)
        }
        return known.indices.sorted { rank($0) < rank($1) }.map { known[$0] }
    }

    /// Takes a job back whose hosts are all shut: the next source may have it, or it waits.
    private func giveBack(_ job: FeedJob, _ host: String, _ until: Duration, _ now: Duration) {
        wake.wake()
        if job.isAccess {
            accesses[job.feed, default: AccessState()].isBusy = false
            accesses[job.feed, default: AccessState()].notBefore = until
            return
        }
        for key in job.keys {
            var state = states[key] ?? NeedState()
            state.isBusy = false
            if state.source + 1 < route(key).count {
                state.source += 1
                (state.isForced, state.notBefore) = (true, nil)
            } else {
                (state.source, state.notBefore) = (0, until)
            }
            states[key] = state
        }
    }

    /// Sends a request and reads the answer, outside of the actor: neither may hold up the rest.
    nonisolated func perform(_ job: FeedJob) async {
        let begun = clock.steady()
        let (provider, policy, access) = await circumstances(of: job)
        guard let provider else { return await finish(job, .fault(.cancelled), latency: .zero) }
        let outcome: JobOutcome
        do {
            let response = try await transport.send(
                job.request, hosts: provider.hosts, deadline: .seconds(policy.deadline), bodyLimit: policy.bodyLimit)
            outcome = FeedEngine.read(response, to: job, provider, access)
        } catch {
            outcome = .fault(error)
        }
        await finish(job, outcome, latency: clock.steady() - begun)
    }

    private func circumstances(of job: FeedJob) -> ((any Provider)?, HostPolicy, ProviderAccess?) {
        (provider(job.feed), gates[job.host]?.policy ?? .stranger, accesses[job.feed]?.access)
    }

    private static func read(
        _ response: ProviderResponse, to job: FeedJob, _ provider: any Provider, _ access: ProviderAccess?
    ) -> JobOutcome {
        do throws(ProviderFailure) {
            if job.isAccess { return .access(try provider.access(from: response, after: access)) }
            return .batch(try provider.read(response, to: job.request))
        } catch {
            let asksToWait = [429, 503, 999].contains(response.status)
            let wait = asksToWait ? response.secondsToWait.map { Duration.seconds($0) } : nil
            return .refused(error, wait: wait)
        }
    }
}
