import GRDB
import Market
import QuoteCache
import TestSupport

/// A cache in a folder of its own, written by plain SQL on a connection that knows nothing of ours.
final class TestCache {
    let folder: TemporaryFolder
    let file: CacheFile
    let foreign: DatabaseQueue

    init() throws {
        folder = try TemporaryFolder()
        file = CacheFile(path: folder.path("quotes.db"))
        _ = try QuoteCacheWriter.open(at: file.path)
        var configuration = Configuration()
        configuration.prepareDatabase { try $0.execute(sql: "PRAGMA synchronous = OFF") }
        foreign = try DatabaseQueue(path: file.path, configuration: configuration)
    }

    func run(_ sql: String) throws {
        try foreign.write { try $0.execute(sql: sql) }
    }

    /// Writes one daily bar.
    func bar(_ symbol: String, _ date: String, _ close: Double) throws {
        try run("INSERT OR REPLACE INTO bar_daily(symbol, date, close) VALUES ('\(symbol)', '\(date)', \(close))")
    }

    /// Writes the quote of a symbol.
    func quote(_ symbol: String, _ price: Double, at time: Instant) throws {
        try run("INSERT OR REPLACE INTO quote(symbol, price, time) VALUES ('\(symbol)', \(price), \(time.seconds))")
    }

    func reader() throws -> QuoteCacheReader { try QuoteCacheReader(file: file) }
}

/// Runs plain SQL on a database on a connection of its own.
func run(_ sql: String, on path: String) throws {
    let queue = try DatabaseQueue(path: path)
    try queue.writeWithoutTransaction { try $0.execute(sql: sql) }
    try queue.close()
}

/// A moment that a test's text names.
func instant(_ text: String) -> Instant {
    guard let instant = Instant(text) else { preconditionFailure("\(text) is not a moment") }
    return instant
}

/// A date that a test's text names.
func date(_ text: String) -> CalendarDate {
    guard let date = CalendarDate(text) else { preconditionFailure("\(text) is not a date") }
    return date
}
