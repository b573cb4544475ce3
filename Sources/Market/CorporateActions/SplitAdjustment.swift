/// Brings prices from before a split to the new shares where the source did not.
///
/// By the cache's convention bars are adjusted for splits. A source may break it: where prices show the raw step across
/// a split's date, those before it are divided by the ratio, and volumes multiplied. With step = first price from the
/// date on / last price before it, the day's own movement is step if the prices before are adjusted, and step · ratio if
/// they are raw. Dividends are never changed.
public enum SplitAdjustment {
    /// Which shares the prices before a split are counted in.
    public enum Footing: Hashable, Sendable {
        /// In the new ones, by the cache's convention, or as far as nothing speaks against it.
        case adjusted
        /// In the old ones.
        case raw
        /// The split's step cannot be told from a day's own movement, as with stock dividends of a few percent.
        case unclear
    }

    /// Which shares a price before a split is counted in.
    ///
    /// One reading is clear where its movement is at most half of the other's: |ln one| ≤ |ln other| / 2. A second word
    /// on the same close decides before that: both are of the same shares, or one of them is the other over the ratio.
    ///
    /// - Parameters:
    ///   - before: the last price before the split.
    ///   - after: the first price from the split's date on.
    ///   - known: the same close on the new shares, where another source has it.
    public static func footing(_ split: Split, before: Double?, after: Double?, known: Double? = nil) -> Footing {
        guard split.ratio > 0, split.ratio.isFinite, split.ratio != 1, let before, let after, before > 0, after > 0
        else { return .adjusted }
        if let known, known > 0 {
            if isTheSame(known, before, beside: split.ratio) { return .adjusted }
            if isOver(split, known, before) { return .raw }
        }
        let (adjusted, raw) = (distance(after / before), distance(after / before * split.ratio))
        if adjusted * adjusted <= raw { return .adjusted }
        return raw * raw <= adjusted ? .raw : .unclear
    }

    /// Whether one word on a close is the other over the split's ratio: the other is on the old shares.
    public static func isOver(_ split: Split, _ known: Double, _ before: Double?) -> Bool {
        guard let before, before > 0, known > 0, split.ratio > 0, split.ratio != 1 else { return false }
        return isTheSame(known * split.ratio, before, beside: split.ratio)
    }

    /// Whether two prices are one, rounding aside, as against one that is the split's ratio away: |ln| at most a
    /// sixteenth of |ln ratio|.
    private static func isTheSame(_ one: Double, _ other: Double, beside ratio: Double) -> Bool {
        let squared = distance(one / other) * distance(one / other)
        let fourth = squared * squared
        return fourth * fourth * fourth * fourth <= distance(ratio)
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
            if footing(split, before: before, after: after) == .raw {
                result = divided(result, by: [split], date: date)
            }
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
