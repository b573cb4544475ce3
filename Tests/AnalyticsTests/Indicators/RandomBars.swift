import Market
import TestSupport

/// Bars of a price that wanders, one for each weekday.
struct RandomBars {
    var start = 100.0
    var isComplete = true
    var volumes: ClosedRange<Double> = 1e5...9e6
    var movement = 0.03

    /// So many bars from the first weekday on or after a date.
    func bars(_ count: Int, from first: CalendarDate, seed: UInt64) -> [DailyBar] {
        var chance = SeededGenerator(seed: seed)
        var price = start
        var day = first
        var result: [DailyBar] = []
        while result.count < count {
            defer { day = day.advanced(days: 1) }
            if day.weekday.isWeekend { continue }
            let open = price * (1 + Double.random(in: -movement...movement, using: &chance) / 3)
            price *= 1 + Double.random(in: -movement...movement, using: &chance)
            let reach = 1 + Double.random(in: 0...movement, using: &chance)
            var bar = DailyBar(
                date: day, open: open, high: max(open, price) * reach, low: min(open, price) / reach, close: price,
                volume: Double.random(in: volumes, using: &chance).rounded())
            if !isComplete { leaveOut(of: &bar, &chance) }
            result.append(bar)
        }
        return result
    }

    private func leaveOut(of bar: inout DailyBar, _ chance: inout SeededGenerator) {
        if Int.random(in: 0..<3, using: &chance) == 0 { bar.open = nil }
        if Int.random(in: 0..<3, using: &chance) == 0 { bar.high = nil }
        if Int.random(in: 0..<3, using: &chance) == 0 { bar.low = nil }
        if Int.random(in: 0..<3, using: &chance) == 0 { bar.volume = nil }
    }
}

extension [DailyBar] {
    var closes: [Double] { map(\.close) }
    var datedCloses: [DatedClose] { map { DatedClose(date: $0.date, close: $0.close) } }
}
