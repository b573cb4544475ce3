/// Brings prices from before a split to the new shares where the source did not.
///
/// By the cache's convention bars are adjusted for splits. A source may break it: where prices show the raw step across
/// a split's date, those before it are divided by the ratio, and volumes multiplied. The step is raw where it is undone
/// by the ratio rather than made by it: |ln(step · ratio)| < |ln step|, with step = first price from the date on / last
/// price before it. Ratios nearer to 1 than a fifth could be a day's own movement and are let be. Dividends are never
/// touched.
public enum SplitAdjustment {
    /// Ratios nearer to 1 than this are not looked for.
    public static let leastChange = 0.2

    /// Whether the step from the last price before a split to the first one after it is the split's own.
    public static func isRaw(_ split: Split, before: Double?, after: Double?) -> Bool {
        // 1.2 - 1 is a little less than 0.2.
        guard split.ratio > 0, split.ratio.isFinite, abs(split.ratio - 1) >= leastChange - 1e-9, let before, let after,
            before > 0, after > 0
        else { return false }
        let step = after / before
        return distance(step * split.ratio) < distance(step)
    }

    /// The bars on today's shares, in their order; the same where no raw step is found.
    ///
    /// - Parameters:
    ///   - latest: the newest close known, for a split that no bar has followed yet.
    ///   - date: the date of a bar on its exchange's clock.
    public static func adjusted<Bar: PriceBar>(
        _ bars: [Bar], for splits: [Split], latest: DatedClose? = nil, date: (Bar) -> CalendarDate
    ) -> [Bar] {
        var result = bars
        for split in splits.sorted(by: { $0.date > $1.date }) {
            let before = result.last { date($0) < split.date }?.close
            let after =
                result.first { date($0) >= split.date }?.close
                ?? latest.flatMap { $0.date >= split.date ? $0.close : nil }
            if isRaw(split, before: before, after: after) { result = divided(result, by: [split], date: date) }
        }
        return result
    }

    /// The bars with everything before each split divided by its ratio, without a look at the step.
    public static func divided<Bar: PriceBar>(
        _ bars: [Bar], by splits: [Split], date: (Bar) -> CalendarDate
    ) -> [Bar] {
        splits.reduce(bars) { bars, split in
            bars.map { date($0) < split.date ? $0.divided(by: split.ratio) : $0 }
        }
    }

    /// The daily bars likewise.
    public static func divided(_ bars: [DailyBar], by splits: [Split]) -> [DailyBar] {
        divided(bars, by: splits, date: \.date)
    }

    /// The closes with everything before each split divided by its ratio, likewise.
    public static func divided(_ closes: [DatedClose], by splits: [Split]) -> [DatedClose] {
        splits.isEmpty
            ? closes : closes.map { DatedClose(date: $0.date, close: $0.close / ratio(splits, after: $0.date)) }
    }

    /// New shares for one old share from a date to another, the first date left out: what a quantity noted then has
    /// become, and what a price noted then is to be divided by.
    public static func ratio(_ splits: [Split], after date: CalendarDate, through last: CalendarDate? = nil) -> Double {
        splits.reduce(1) { ratio, split in
            split.date > date && last.map({ split.date <= $0 }) ?? true && split.ratio > 0 ? ratio * split.ratio : ratio
        }
    }

    /// How far a ratio is from one, upward or downward: grows with |ln ratio|.
    private static func distance(_ ratio: Double) -> Double { max(ratio, 1 / ratio) }
}

extension PriceBar {
    fileprivate func divided(by ratio: Double) -> Self {
        var bar = mapPrices { $0 / ratio }
        bar.volume = volume.map { $0 * ratio }
        return bar
    }
}
