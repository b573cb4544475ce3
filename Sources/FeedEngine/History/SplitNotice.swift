import Market

/// Notices from the bars themselves that a split made those in the cache wrong: prices of the same days that differ by
/// one and the same factor.
enum SplitNotice {
    /// Days that have to agree on the factor.
    private static let fewest = 3
    /// A factor nearer to one is a correction or rounding.
    private static let smallest = 0.02
    /// How far the days may differ from one another.
    private static let tolerance = 0.005

    /// New close over old close, where the bars of at least three common days agree on it; nil where they do not.
    static func factor(old: [CalendarDate: Double], new: [DailyBar]) -> Double? {
        let ratios = new.compactMap { bar in old[bar.date].map { bar.close / $0 } }.sorted()
        guard ratios.count >= fewest else { return nil }
        let middle = ratios[ratios.count / 2]
        guard abs(middle - 1) > smallest else { return nil }
        // Days after the split agree with what is there, and single days may have been corrected.
        let agreeing = ratios.filter { abs($0 / middle - 1) <= tolerance }.count
        return agreeing * 5 >= ratios.count * 4 ? middle : nil
    }
}
