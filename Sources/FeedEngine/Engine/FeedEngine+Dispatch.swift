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

    /// Whether a job may go out, and to which of the hosts that stand in for each other.
    private func admit(_ job: FeedJob, _ now: Duration) -> Admission {
        guard let host = HostAddress.host(of: job.request.url), let provider = provider(job.feed) else {
            return .shut(host: "", until: now + .seconds(3600))
        }
        var reopening: (host: String, at: Duration)?
        for candidate in candidates(host, provider) {
            var gate = gates[candidate] ?? HostGate(HostPolicy.of(candidate, in: settings.hosts), at: now)
            if let until = gate.shutUntil(at: now) {
                if reopening.map({ until < $0.at }) ?? true { reopening = (candidate, until) }
                continue
            }
            let isOpen = gate.begin(at: now)
            gates[candidate] = gate
            guard isOpen else { return .wait(gate.nextAdmission(at: now)) }
            var sent = job
            sent.host = candidate
            sent.request.url = HostAddress.replacing(job.request.url, with: candidate)
            return .start(sent)
        }
        return reopening.map { .shut(host: $0.host, until: $0.at) } ?? .wait(nil)
    }

    /// The hosts that stand in for one, those that fail last.
    private func candidates(_ host: String, _ provider: any Provider) -> [String] {
        let hosts = HostAddress.equals(of: host, among: provider.hosts)
        guard hosts.count > 1 else { return hosts }
        func failures(_ host: String) -> Int { gates[host]?.failures ?? 0 }
        return hosts.enumerated().sorted { (failures($0.element), $0.offset) < (failures($1.element), $1.offset) }
            .map(\.element)
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
                job.request, hosts: provider.hosts, deadline: policy.deadline, bodyLimit: policy.bodyLimit)
            outcome = FeedEngine.read(response, to: job, provider, access)
        } catch {
            outcome = .fault(error)
        }
        await finish(job, outcome, latency: clock.steady() - begun)
    }

    private func circumstances(of job: FeedJob) -> ((any Provider)?, HostPolicy, ProviderAccess?) {
        (provider(job.feed), gates[job.host]?.policy ?? .standard, accesses[job.feed]?.access)
    }

    private static func read(
        _ response: ProviderResponse, to job: FeedJob, _ provider: any Provider, _ access: ProviderAccess?
    ) -> JobOutcome {
        do throws(ProviderFailure) {
            if job.isAccess { return .access(try provider.access(from: response, after: access)) }
            return .batch(try provider.read(response, to: job.request))
        } catch {
            let asksToWait = response.status == 429 || response.status == 503
            let wait = asksToWait ? RetryAfter.wait(response.headers, now: response.receivedAt) : nil
            return .refused(error, wait: wait)
        }
    }
}
