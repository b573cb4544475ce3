import Market
import Providers
import QuoteCache

/// What is to be written in one transaction.
struct SavePlan {
    /// An answer, and who gave it.
    struct Answer {
        var feed: String
        var batch: ProviderBatch
        /// Rows about instruments that the user's program wrote.
        var instruments: [InstrumentRow] = []
        /// The history that was asked for; nil for everything else.
        var history: HistoryAnswer?
    }

    /// What an answer means for the history of an instrument.
    struct HistoryAnswer {
        var symbol: Symbol
        var range: ClosedRange<CalendarDate>
        /// Whether the bars replace those in the cache since a split made them wrong.
        var isWhole: Bool
        /// Whether everything that was missing has been asked for now.
        var isLast: Bool
    }

    var answers: [Answer] = []
    var notes: [String: String] = [:]
    var feeds: [FeedStatus] = []
    var instruments: [FeedInstrumentStatus] = []

    var isEmpty: Bool { answers.isEmpty && notes.isEmpty && feeds.isEmpty && instruments.isEmpty }
}

/// What a transaction did.
struct SaveReport {
    /// Rows that the cache did not have.
    var written = 0
    /// Quotes that were older than what is there.
    var older = 0
    /// Bars of sessions that are not over.
    var unfinished = 0
    /// The times of the quotes that are in the cache now.
    var quoteTimes: [Symbol: Instant] = [:]
    /// Instruments whose bars in the cache a split made wrong, with the sign of it.
    var splits: [Symbol: String] = [:]
    /// The marks that were written.
    var marks: [Symbol: HistoryMark] = [:]
}
