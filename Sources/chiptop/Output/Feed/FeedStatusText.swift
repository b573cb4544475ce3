import Market

/// How the feeds fare, for people.
enum FeedStatusText {
    /// Instruments with which all is well are counted, the others are listed.
    static func text(_ feeds: [FeedStatus], _ instruments: [FeedInstrumentStatus], now: Instant) -> String {
        guard !feeds.isEmpty else { return "No feed has written to this cache yet; `chiptop feed` starts one" }
        var lines = TextTable.lines(
            ["feed", "state", ">last success", ">latency", ">failures", ">next attempt", "message"],
            feeds.map { feed in
                [
                    feed.feed, feed.state, age(feed.lastSuccess, now), latency(feed.latency), "\(feed.failures)",
                    wait(feed.nextAttempt, now), feed.message,
                ]
            })
        let troubled = instruments.filter { $0.failures > 0 }
        if !troubled.isEmpty {
            lines.append("")
            lines += TextTable.lines(
                ["instrument", "feed", ">last success", ">failures", ">next attempt", "message"],
                troubled.map { entry in
                    [
                        entry.symbol.rawValue, entry.feed, age(entry.lastSuccess, now), "\(entry.failures)",
                        wait(entry.nextAttempt, now), entry.message,
                    ]
                })
        }
        let well = Set(instruments.filter { $0.failures == 0 }.map(\.symbol)).count
        lines += ["", "\(well) instruments are healthy"]
        return lines.joined(separator: "\n")
    }

    private static func age(_ moment: Instant?, _ now: Instant) -> String {
        moment.map { span(now.milliseconds(since: $0)) + " ago" } ?? "never"
    }

    private static func wait(_ moment: Instant?, _ now: Instant) -> String {
        guard let moment else { return "–" }
        let left = moment.milliseconds(since: now)
        return left <= 0 ? "due" : "in " + span(left)
    }

    private static func latency(_ seconds: Double?) -> String {
        seconds.map { NumberText.fixed($0, decimals: 2) + " s" } ?? "–"
    }

    /// The largest unit that fits.
    private static func span(_ milliseconds: Int64) -> String {
        let seconds = max(0, milliseconds / 1000)
        switch seconds {
        case ..<120: return "\(seconds) s"
        case ..<7200: return "\(seconds / 60) min"
        case ..<172_800: return "\(seconds / 3600) h"
        default: return "\(seconds / 86_400) d"
        }
    }
}
