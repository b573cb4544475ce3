public import Market
public import Providers
public import QuoteCache

/// Something that happened and that a log tells.
public enum FeedEvent: Hashable, Sendable {
    /// A request brought something.
    case answered(feed: String, host: String, seconds: Double, rows: Int)
    /// A request brought nothing; why, as a clause without a stop.
    case failed(feed: String, host: String, reason: String, symbols: [Symbol])
    /// A value was not believed.
    case dropped(feed: String, DroppedValue)
    /// A source does not know instruments.
    case unknown(feed: String, [Symbol])
    /// Nothing is sent to a host for some seconds.
    case paused(host: String, seconds: Double)
    /// A split made an instrument's bars wrong; they are fetched again.
    case split(Symbol, sign: String)
    /// The history came a step further.
    case history(HistoryProgress)
    /// Rows were written.
    case saved(rows: Int, seconds: Double)
    /// The cache could not be written; what was fetched waits.
    case saveFailed(reason: String, waiting: Int)
    /// Old rows were taken away.
    case pruned(PruneReport)
    /// A feed's program said something on standard error.
    case said(feed: String, String)
    /// A line of a feed's program was bad.
    case badLine(feed: String, ImportProblemText)
    /// A feed's program started, ended or could not be started.
    case program(feed: String, String)
}

/// A bad line: its number and what is wrong with it.
public struct ImportProblemText: Hashable, Sendable {
    /// The line's number since the program started, from 1.
    public var line: Int
    /// What is wrong, without a stop.
    public var reason: String

    /// Creates one.
    public init(line: Int, reason: String) {
        self.line = line
        self.reason = reason
    }
}
