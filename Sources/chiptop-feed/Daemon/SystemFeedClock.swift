import FeedEngine
import Glibc
import Market

/// The machine's own time.
struct SystemFeedClock: FeedClock {
    private let beginning = ContinuousClock.now

    func wall() -> Instant {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Instant(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
    }

    func steady() -> Duration { ContinuousClock.now - beginning }

    func sleep(until moment: Duration) async throws(CancellationError) {
        do {
            try await Task.sleep(until: beginning + moment, clock: .continuous)
        } catch {
            throw CancellationError()
        }
    }
}
