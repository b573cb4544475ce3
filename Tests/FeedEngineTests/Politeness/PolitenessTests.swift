import Market
import Providers
import Testing

@testable import FeedEngine

@Suite struct TokenBucketTests {
    @Test func aBurstThenASteadyFlow() {
        var bucket = TokenBucket(capacity: 3, interval: .seconds(2), at: .zero)
        var times: [Int64] = []
        for tenth in 0..<200 {
            let now = Duration.milliseconds(100 * tenth)
            if bucket.take(at: now) { times.append(Int64(tenth)) }
        }
        #expect(times == [0, 1, 2, 20, 40, 60, 80, 100, 120, 140, 160, 180])
    }

    @Test func theNextTokenIsForetoldExactly() {
        var bucket = TokenBucket(capacity: 1, interval: .seconds(3), at: .zero)
        #expect(taken(&bucket, .zero) == true)
        #expect(bucket.nextToken(at: .seconds(1)) == .seconds(3))
        #expect(taken(&bucket, .milliseconds(2990)) == false)
        let next = bucket.nextToken(at: .milliseconds(2990))
        #expect(taken(&bucket, next) == true)
    }

    @Test func timeThatGoesBackBringsNothing() {
        var bucket = TokenBucket(capacity: 2, interval: .seconds(1), at: .seconds(100))
        #expect(taken(&bucket, .seconds(100)) == true)
        #expect(taken(&bucket, .seconds(100)) == true)
        #expect(taken(&bucket, .seconds(50)) == false)
        #expect(taken(&bucket, .seconds(51)) == true)
    }
}

@Suite struct BackoffTests {
    @Test(arguments: [(0, 0.0), (1, 10), (2, 20), (3, 40), (4, 80), (5, 100), (6, 100), (1_000_000, 100)])
    func stepsDoubleUpToTheLimit(failures: Int, seconds: Double) {
        let backoff = Backoff(first: .seconds(10), limit: .seconds(100))
        #expect(backoff.delay(failures: failures, chance: 1) == .seconds(seconds))
        #expect(backoff.delay(failures: failures, chance: 0) == .seconds(seconds / 2))
    }
}

@Suite struct HostWaitTests {
    @Test(
        "A host's wait is kept, and one of more than six hours is not believed",
        arguments: [(7, 7), (999_999_999, 21_600)])
    func waits(asked: Int, kept: Int) {
        var gate = HostGate(.stranger, at: .zero)
        gate.end(.limited(.seconds(asked)), at: .zero, chance: 0)
        #expect(gate.shutUntil(at: .zero) == .seconds(kept))
    }
}

@Suite struct CircuitBreakerTests {
    private func opened(at now: Duration) -> CircuitBreaker {
        var breaker = CircuitBreaker(threshold: 3, pause: Backoff(first: .seconds(60), limit: .seconds(200)))
        for _ in 0..<3 { breaker.recordFailure(at: now, chance: 1) }
        return breaker
    }

    @Test func itOpensAfterFailuresInARow() {
        var breaker = CircuitBreaker(threshold: 3)
        breaker.recordFailure(at: .zero, chance: 1)
        breaker.recordFailure(at: .zero, chance: 1)
        breaker.recordSuccess()
        breaker.recordFailure(at: .zero, chance: 1)
        #expect(breaker.nextPermit(at: .zero) == .zero)
        #expect(opened(at: .zero).state == .open(until: .seconds(60)))
    }

    @Test func oneTrialDecides() {
        var breaker = opened(at: .zero)
        #expect(breaker.nextPermit(at: .seconds(10)) == .seconds(60))
        #expect(breaker.nextPermit(at: .seconds(60)) == .seconds(60))
        breaker.begin(at: .seconds(60))
        #expect(breaker.state == .halfOpen)
        #expect(breaker.nextPermit(at: .seconds(61)) == nil)
        breaker.recordFailure(at: .seconds(62), chance: 1)
        #expect(breaker.state == .open(until: .seconds(182)))
        breaker.begin(at: .seconds(182))
        breaker.recordFailure(at: .seconds(183), chance: 1)
        #expect(breaker.state == .open(until: .seconds(383)))
        breaker.begin(at: .seconds(383))
        breaker.recordSuccess()
        #expect(breaker.state == .closed(failures: 0))
    }

    @Test func whatWasUnderWayChangesNothing() {
        var breaker = opened(at: .zero)
        breaker.recordFailure(at: .seconds(5), chance: 1)
        #expect(breaker.state == .open(until: .seconds(60)))
        breaker.begin(at: .seconds(60))
        breaker.recordNothing(at: .seconds(61))
        #expect(breaker.nextPermit(at: .seconds(61)) == .seconds(61))
    }
}

@Suite struct HostGateTests {
    @Test func noMoreThanAllowedAreUnderWay() {
        var gate = HostGate(.test(perMinute: 60, burst: 10, concurrency: 2), at: .zero)
        #expect(taken(&gate, .zero) == true)
        #expect(taken(&gate, .zero) == true)
        #expect(taken(&gate, .zero) == false)
        #expect(gate.nextAdmission(at: .zero) == nil)
        gate.end(.success, at: .zero, chance: 0)
        #expect(taken(&gate, .zero) == true)
    }

    @Test func aWaitThatIsAskedForIsKept() {
        var gate = HostGate(.test(perMinute: 60, burst: 3, concurrency: 2), at: .zero)
        #expect(taken(&gate, .zero) == true)
        gate.end(.limited(.seconds(120)), at: .seconds(1), chance: 0)
        #expect(gate.shutUntil(at: .seconds(2)) == .seconds(121))
        #expect(taken(&gate, .seconds(120)) == false)
        #expect(taken(&gate, .seconds(121)) == true)
    }

    @Test func aHostThatNamesNoWaitGetsLongerOnes() {
        var gate = HostGate(.test(perMinute: 60, burst: 100, concurrency: 2), at: .zero)
        var now = Duration.zero
        var waits: [Duration] = []
        for _ in 0..<8 {
            #expect(taken(&gate, now) == true)
            gate.end(.limited(nil), at: now, chance: 1)
            let until = gate.shutUntil(at: now) ?? now
            waits.append(until - now)
            now = until
        }
        #expect(waits.map { $0.components.seconds } == [30, 60, 120, 240, 480, 960, 1800, 1800])
    }
}

/// Whether a token was taken; a macro cannot call what changes its value.
private func taken(_ bucket: inout TokenBucket, _ now: Duration) -> Bool { bucket.take(at: now) }

/// Whether a request was let through.
private func taken(_ gate: inout HostGate, _ now: Duration) -> Bool { gate.begin(at: now) }
