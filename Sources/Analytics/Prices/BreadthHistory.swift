public import Market

/// The share of a group's members that rose on each day.
public enum BreadthHistory {
    /// Works it out from closes: a member counts on a date on which it has a close and one before; unchanged ones are
    /// left out, as in the ratio of advances to declines.
    ///
    /// - Parameters:
    ///   - histories: the members' closes, oldest first, of any length.
    ///   - count: at most so many of the latest dates.
    /// - Returns: fractions by date, oldest first; dates on which fewer than a third of the members moved are left out.
    public static func shares(of histories: [PriceHistory], count: Int) -> [DatedValue] {
        var tallies: [CalendarDate: (up: Int, down: Int)] = [:]
        for history in histories {
            let closes = history.closes.suffix(count + 1)
            for (before, after) in zip(closes, closes.dropFirst()) where before.close != after.close {
                if after.close > before.close {
                    tallies[after.date, default: (0, 0)].up += 1
                } else {
                    tallies[after.date, default: (0, 0)].down += 1
                }
            }
        }
        let least = max(1, histories.count / 3)
        return tallies.filter { $0.value.up + $0.value.down >= least }.sorted { $0.key < $1.key }.suffix(count)
            .map { DatedValue(date: $0.key, value: Double($0.value.up) / Double($0.value.up + $0.value.down)) }
    }
}
