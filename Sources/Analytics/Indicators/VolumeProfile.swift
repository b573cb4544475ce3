public import Market

/// How the volume of an ordinary day is spread over its trading time, from an instrument's own sessions.
///
/// An even pace would call the first ten minutes of every day busy: a third of a day's volume can change hands around
/// the open and the close.
public struct VolumeProfile: Hashable, Sendable {
    /// One past session with its parts.
    public struct Day: Sendable {
        /// The session.
        public let session: TradingSession
        /// Its parts, of one length.
        public let bars: [IntradayBar]
        /// What was traded in the whole session, auctions included, where the daily bar tells.
        public let total: Double?

        /// Creates a day.
        public init(session: TradingSession, bars: [IntradayBar], total: Double?) {
            (self.session, self.bars, self.total) = (session, bars, total)
        }
    }

    /// Minutes of trading that a step of the profile has.
    private static let step = 5
    /// The fewest sessions that make a profile.
    public static let fewestDays = 5
    /// Sessions that a profile is made of.
    public static let days = 20

    /// The part of the day's volume that is done after each step, the mean of all days.
    private let shares: [Double]

    /// The profile of some days; nil where fewer than `fewestDays` have any volume.
    public init?(_ days: [Day]) {
        var sums: [Double] = []
        var count = 0
        for day in days {
            let own = VolumeProfile.shares(of: day)
            guard !own.isEmpty, sums.isEmpty || own.count == sums.count else { continue }
            sums = sums.isEmpty ? own : zip(sums, own).map(+)
            count += 1
        }
        guard count >= VolumeProfile.fewestDays else { return nil }
        shares = sums.map { $0 / Double(count) }
    }

    /// The part of an ordinary day's volume that is done after so many minutes of trading, 0 to 1.
    public func share(after minutes: Double) -> Double {
        let position = min(max(0, minutes / Double(VolumeProfile.step)), Double(shares.count))
        let whole = Int(position)
        let before = whole == 0 ? 0 : shares[whole - 1]
        guard whole < shares.count else { return shares.last ?? 1 }
        return before + (shares[whole] - before) * (position - Double(whole))
    }

    private static func shares(of day: Day) -> [Double] {
        let length = Int((day.session.tradingMinutes(until: day.session.close) / Double(step)).rounded(.up))
        guard length > 0 else { return [] }
        var sums = Array(repeating: 0.0, count: length)
        for bar in day.bars {
            guard let volume = bar.volume, volume > 0, bar.end > day.session.open, bar.start < day.session.end else {
                continue
            }
            // The volume of a part is spread over the steps that it covers.
            let first = day.session.tradingMinutes(until: bar.start) / Double(step)
            let last = max(day.session.tradingMinutes(until: bar.end) / Double(step), first)
            let steps = Int(first)..<max(Int(first) + 1, Int(last.rounded(.up)))
            for index in steps { sums[min(index, length - 1)] += volume / Double(steps.count) }
        }
        var total = 0.0
        let running = sums.map { sum -> Double in
            total += sum
            return total
        }
        let whole = max(total, day.total ?? 0)
        return total > 0 ? running.map { $0 / whole } : []
    }
}
