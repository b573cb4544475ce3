public import Market

/// Brings closes from before a split to the new shares where the source did not.
///
/// By the cache's convention bars are adjusted for splits. A source may break it: where the closes show the raw step
/// across a split's date, those before it are divided by the ratio, and volumes multiplied. The step is raw where it is
/// undone by the ratio rather than made by it: |ln(step · ratio)| < |ln step|, with step = first close from the date
/// on / last close before it. Ratios nearer to 1 than a fifth could be a day's own movement and are let be. Dividends
/// are never touched.
public enum SplitAdjustment {
    /// Ratios nearer to 1 than this are not looked for.
    public static let leastChange = 0.2

    /// The bars on today's shares, in their order; the same where no raw step is found.
    public static func adjusted(_ bars: [DailyBar], for splits: [Split]) -> [DailyBar] {
        var result = bars
        for split in splits.sorted(by: { $0.date > $1.date }) {
            let first = result.partitioningIndex { $0.date >= split.date }
            guard isRaw(split, before: result[..<first].last?.close, after: result[first...].first?.close) else {
                continue
            }
            for index in 0..<first { result[index].divide(by: split.ratio) }
        }
        return result
    }

    /// The closes on today's shares, likewise.
    public static func adjusted(_ closes: [DatedClose], for splits: [Split]) -> [DatedClose] {
        adjusted(closes.map { DailyBar(date: $0.date, close: $0.close) }, for: splits)
            .map { DatedClose(date: $0.date, close: $0.close) }
    }

    private static func isRaw(_ split: Split, before: Double?, after: Double?) -> Bool {
        // 1.2 - 1 is a little less than 0.2.
        guard split.ratio > 0, split.ratio.isFinite, abs(split.ratio - 1) >= leastChange - 1e-9, let before, let after,
            before > 0, after > 0
        else { return false }
        let step = after / before
        return abs(Logarithm.natural(step * split.ratio)) < abs(Logarithm.natural(step))
    }
}

extension DailyBar {
    fileprivate mutating func divide(by ratio: Double) {
        open = open.map { $0 / ratio }
        high = high.map { $0 / ratio }
        low = low.map { $0 / ratio }
        close /= ratio
        volume = volume.map { $0 * ratio }
    }
}
