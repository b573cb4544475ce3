import Market

extension DailyBar {
    /// The highest price known of the session.
    var reachedHigh: Double { max(high ?? close, open ?? close, close) }

    /// The lowest price known of the session.
    var reachedLow: Double { min(low ?? close, open ?? close, close) }

    /// The greatest of high - low, |high - close before| and |low - close before|.
    func trueRange(after closeBefore: Double) -> Double {
        max(reachedHigh, closeBefore) - min(reachedLow, closeBefore)
    }

    /// Whether its close can be a price; what is not is skipped.
    var isUsable: Bool { close > 0 && close.isFinite }
}
