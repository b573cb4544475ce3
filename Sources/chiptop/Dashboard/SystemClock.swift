import Glibc
import Market
import RefreshEngine

extension MarketClock {
    /// The machine's own time.
    static let system = MarketClock(now: systemInstant, wall: systemInstant)
}

/// The time of day from the kernel, to the millisecond.
@Sendable private func systemInstant() -> Instant {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Instant(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
}
