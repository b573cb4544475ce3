import Market

/// The times at which the bars of one length end.
struct StampGrid {
    let minutes: Int
    /// The parts of a session, the first being 0, in which bars end on multiples of their length since midnight; in
    /// the others they do since the part's opening.
    var partsByClock: Set<Int> = []

    var length: Int64 { Int64(minutes) * 60_000 }

    init(minutes: Int) {
        self.minutes = minutes
    }

    /// The ends of all bars in a part of a session, the last of which may be shorter.
    func ends(in part: ClosedRange<Instant>, byClock: Bool) -> [Instant] {
        let first = byClock ? part.lowerBound.milliseconds / length * length : part.lowerBound.milliseconds
        let inner = stride(from: first + length, to: part.upperBound.milliseconds, by: Int64.Stride(length))
        return inner.map { Instant(milliseconds: $0) } + [part.upperBound]
    }

    /// When the bar begins that ends at a moment.
    func start(ofBarEnding end: Instant, in session: TradingSession?) -> Instant {
        let whole = end.advanced(milliseconds: -length)
        let parts = session?.parts.enumerated().first { $1.lowerBound < end && end <= $1.upperBound }
        guard let (index, part) = parts else { return whole }
        if partsByClock.contains(index) {
            let position = end.milliseconds % length
            // The last bar of a part may end before its time.
            let start = position == 0 ? whole : end.advanced(milliseconds: -position)
            return max(start, part.lowerBound)
        }
        let position = end.milliseconds(since: part.lowerBound) % length
        return position == 0 || end < part.upperBound
            ? max(whole, part.lowerBound) : end.advanced(milliseconds: -position)
    }
}

extension TradingSession {
    /// Continuous trading before and after lunch.
    var parts: [ClosedRange<Instant>] {
        guard let lunch else { return [open...close] }
        return [open...lunch.lowerBound, lunch.upperBound...close]
    }
}
