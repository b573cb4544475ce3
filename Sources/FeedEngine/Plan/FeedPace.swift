/// How often prices are asked for: the stated schedule, as data.
public struct FeedPace: Hashable, Sendable {
    /// The time between two requests for the same instrument; nil for never.
    public struct Intervals: Hashable, Sendable {
        /// Of instruments that are on screen or marked.
        public var focused: Duration?
        /// Of the others.
        public var others: Duration?

        /// Creates a pair.
        public init(focused: Duration?, others: Duration?) {
            self.focused = focused
            self.others = others
        }
    }

    /// Latest prices.
    public var quotes: [FeedPhase: Intervals]
    /// Parts of the session, in minutes of trading.
    public var intraday: [FeedPhase: Intervals]
    /// What is known besides prices.
    public var knowledge: Duration
    /// How long after a session's end its daily bar is asked for.
    public var dailyDelay: Duration
    /// How long after an exchange turns to something else its prices are asked for once more.
    public var settling: Duration

    /// The paces that hold by default.
    public static let standard = FeedPace(
        quotes: [
            .open: Intervals(focused: .seconds(5), others: .seconds(15)),
            .auction: Intervals(focused: .seconds(10), others: .seconds(30)),
            .lunch: Intervals(focused: .seconds(60), others: .seconds(120)),
            .afterHours: Intervals(focused: .seconds(60), others: .seconds(300)),
            .closed: Intervals(focused: .seconds(600), others: .seconds(1800)),
            .dayOff: Intervals(focused: nil, others: nil),
            .unknown: Intervals(focused: .seconds(300), others: .seconds(900)),
            .currency: Intervals(focused: .seconds(30), others: .seconds(60)),
        ],
        intraday: [
            .open: Intervals(focused: .seconds(60), others: .seconds(900)),
            .auction: Intervals(focused: .seconds(300), others: .seconds(900)),
        ],
        knowledge: .seconds(24 * 3600), dailyDelay: .seconds(1800), settling: .seconds(90))

    /// The time between two requests for an instrument's latest price; nil for never.
    func quoteInterval(_ phase: FeedPhase, isFocused: Bool) -> Duration? {
        let intervals = quotes[phase]
        return isFocused ? intervals?.focused : intervals?.others
    }

    /// The time between two requests for an instrument's parts of the session; nil for never.
    func intradayInterval(_ phase: FeedPhase, isFocused: Bool) -> Duration? {
        let intervals = intraday[phase]
        return isFocused ? intervals?.focused : intervals?.others
    }

    /// The schedule as a table in Markdown, for the documentation.
    public var markdown: String {
        var lines = [
            "| exchange | quotes, visible or marked | quotes, others | intraday bars, visible or marked | intraday bars, others |",
            "|---|---|---|---|---|",
        ]
        for phase in FeedPhase.allCases {
            let cells = [
                quotes[phase]?.focused, quotes[phase]?.others, intraday[phase]?.focused, intraday[phase]?.others,
            ]
            lines.append("| \(phase.name) | " + cells.map(FeedPace.text).joined(separator: " | ") + " |")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func text(_ interval: Duration?) -> String {
        guard let seconds = interval?.components.seconds else { return "–" }
        return seconds % 60 == 0 && seconds >= 120 ? "\(seconds / 60) min" : "\(seconds) s"
    }
}
