public import Feeds
import Glibc
public import Market
import QuoteCache

/// Rows with the moments at which they became known, in order: what a replay plays.
public struct ReplayTape: Sendable {
    /// A row and its moment.
    public struct Item: Hashable, Sendable {
        /// When it became known.
        public var at: Instant
        /// The row.
        public var record: ImportRecord
    }

    /// What is known from the beginning: facts, targets, events, instruments.
    public let head: [ImportRecord]
    /// Prices and bars in the order of their moments.
    public let items: [Item]

    /// Arranges rows: a quote becomes known at its time, a part of a session at its end, a session's bar at its close.
    /// Where an instrument has parts of sessions and no quotes, each part makes a quote, so that prices move.
    public init(_ records: [ImportRecord], calendars: TradingCalendars = .shipped) {
        var head: [ImportRecord] = []
        var items: [Item] = []
        var quoted: Set<Symbol> = []
        for case .quote(let quote) in records { quoted.insert(quote.symbol) }
        for record in records {
            switch record {
            case .quote(let quote): items.append(Item(at: quote.time, record: record))
            case .intraday(let symbol, let bar, let source):
                items.append(Item(at: bar.end, record: record))
                guard !quoted.contains(symbol) else { continue }
                let quote = Quote(symbol: symbol, price: bar.close, time: bar.end, source: source)
                items.append(Item(at: bar.end, record: .quote(quote)))
            case .daily(let symbol, let bar, _):
                items.append(Item(at: ReplayTape.end(of: bar.date, symbol, calendars), record: record))
            case .fact, .target, .event, .instrument, .sampleMark: head.append(record)
            }
        }
        self.head = head
        self.items = items.enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }
            .map(\.element)
    }

    private static func end(of date: CalendarDate, _ symbol: Symbol, _ calendars: TradingCalendars) -> Instant {
        let instrument = Instrument(inferredFrom: symbol)
        if case .exchange(let exchange) = instrument.venue, let session = calendars[exchange]?.session(on: date) {
            return session.close
        }
        return instrument.zone.instant(date.advanced(days: 1), TimeOfDay(0, 0))
    }
}

extension ReplayTape {
    /// Reads a tape: a file of JSON Lines, or another cache.
    ///
    /// - Throws: `ReplayError` for a bad line or a file that cannot be read, `CacheFault` for a cache that cannot.
    public init(path: String, now: Instant, calendars: TradingCalendars = .shipped) throws {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else {
            throw ReplayError.unreadable(path, reason: String(cString: strerror(errno)).lowercased())
        }
        defer { close(descriptor) }
        var reader = JSONLinesReader(name: DisplayText.sanitized(path), source: "replay")
        var records: [ImportRecord] = []
        func take(_ reading: JSONLinesReader.Reading) throws {
            if let problem = reading.problems.first { throw ReplayError.badLine(problem.description) }
            records += reading.records
        }
        if try ReplayTape.isCache(descriptor) {
            let cache = try QuoteCacheReader(file: CacheFile(path: path))
            try cache.read { cache in
                _ = try CacheExporter().write(cache) { try take(reader.take($0.span, now: now)) }
            }
        } else {
            var buffer = [UInt8](repeating: 0, count: 1 << 18)
            while case let count = read(descriptor, &buffer, buffer.count), count > 0 {
                try take(reader.take(buffer.span.extracting(0..<count), now: now))
            }
        }
        try take(reader.finish(now: now))
        self.init(records, calendars: calendars)
        guard !items.isEmpty else { throw ReplayError.empty(path) }
    }

    private static func isCache(_ descriptor: Int32) throws -> Bool {
        var bytes = [UInt8](repeating: 0, count: 16)
        guard pread(descriptor, &bytes, 16, 0) == 16 else { return false }
        return String(decoding: bytes[..<15], as: UTF8.self) == "SQLite format 3"
    }
}

/// Why nothing can be played.
public enum ReplayError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The file cannot be read.
    case unreadable(String, reason: String)
    /// A line of it is none; `file:line: reason`.
    case badLine(String)
    /// It holds no price.
    case empty(String)

    /// One sentence without a stop.
    public var description: String {
        switch self {
        case .unreadable(let path, let reason): "\(DisplayText.sanitized(path)) cannot be read (\(reason))"
        case .badLine(let words):
            "\(words); a replay needs JSON Lines as `chiptop cache export` writes them, or a cache"
        case .empty(let path): "\(DisplayText.sanitized(path)) contains no quotes or bars"
        }
    }
}
