import Market

/// Keeps what happens again and again from filling the log: the first of a kind is reported at once, the next ones with
/// their number when some time has passed.
struct RepeatFilter {
    private static let pause: Int64 = 600_000
    private static let mostKinds = 2000

    private var kinds: [String: (toldAt: Instant, untold: Int)] = [:]

    /// Whether something is to be told now, and how many of its kind were not; nil where it is not.
    mutating func pass(_ kind: String, at now: Instant) -> Int? {
        guard let known = kinds[kind] else {
            if kinds.count >= RepeatFilter.mostKinds { kinds = [:] }
            kinds[kind] = (now, 0)
            return 0
        }
        let elapsed = now.milliseconds(since: known.toldAt)
        guard elapsed >= RepeatFilter.pause || elapsed < 0 else {
            kinds[kind] = (known.toldAt, known.untold + 1)
            return nil
        }
        kinds[kind] = (now, 0)
        return known.untold
    }
}
