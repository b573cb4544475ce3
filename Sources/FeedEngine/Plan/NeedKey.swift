import Market

/// One thing that is wanted again and again.
enum NeedKey: Hashable {
    /// The latest price.
    case quote(Symbol)
    /// The parts of the newest session.
    case intraday(Symbol)
    /// The daily bars.
    case daily(Symbol)
    /// What is known besides prices.
    case knowledge(Symbol)

    /// Whose it is.
    var symbol: Symbol {
        switch self {
        case .quote(let symbol), .intraday(let symbol), .daily(let symbol), .knowledge(let symbol): symbol
        }
    }
}

/// How it went with one thing that is wanted.
struct NeedState: Hashable {
    /// When it was asked for last.
    var askedAt: Duration?
    /// Not before this, whatever the pace says.
    var notBefore: Duration?
    /// Failures of every source in a row.
    var failures = 0
    /// Whether a request for it waits or is under way.
    var isBusy = false
    /// Whether it is due at once, whatever the pace says: the next source is to try.
    var isForced = false
    /// Which of its sources is asked, 0 being the first.
    var source = 0
}

/// The order in which what is due goes out where not everything may at once.
enum NeedPriority: Int, Comparable {
    case focusedQuote, quote, focusedIntraday, recentHistory, intraday, knowledge, olderHistory

    static func < (left: NeedPriority, right: NeedPriority) -> Bool { left.rawValue < right.rawValue }
}
