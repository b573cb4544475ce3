import Market

/// The times at which bars of one length begin: a row between two of them is the price of a moment and no bar.
struct IntradayGrid {
    private let length: Int64
    /// How often bars begin so many milliseconds after a multiple of the length.
    private var phases: [Int64: Int] = [:]
    /// The first rows' times.
    private var starts: [Symbol: Set<Instant>] = [:]
    /// The last bar's time behind them.
    private var last: [Symbol: Instant] = [:]

    init(minutes: Int, starts: [(Symbol, Instant)]) {
        length = Int64(minutes) * 60_000
        for (symbol, start) in starts where self.starts[symbol, default: []].insert(start).inserted {
            phases[start.milliseconds % length, default: 0] += 1
        }
    }

    /// Whether a row comes before its time, at a time at which no other bar begins.
    mutating func isOdd(_ symbol: Symbol, _ start: Instant) -> Bool {
        let step: Int64 = length > 300_000 ? 300_000 : 60_000
        guard phases[start.milliseconds % length] ?? 0 <= 1, start.milliseconds % step != 0 else {
            last[symbol] = start
            return false
        }
        func isNear(_ other: Instant) -> Bool { other < start && start.milliseconds(since: other) < length }
        return starts[symbol]?.contains(where: isNear) ?? false || last[symbol].map(isNear) ?? false
    }
}
