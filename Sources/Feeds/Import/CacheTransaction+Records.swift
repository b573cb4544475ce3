public import Market
public import QuoteCache

extension CacheTransaction {
    /// Saves rows and tells how many the cache did not have, and what of them cannot be true.
    public func save(_ records: [ImportRecord]) throws -> SavedRecords {
        var written = 0
        var quarantined: [SavedRecords.Quarantined] = []
        for source in records.barSources { written += try saveBars(of: records, from: source) }
        for record in records {
            let isWritten =
                switch record {
                case .daily, .intraday: false
                case .quote(let quote):
                    try save(quote) { quarantined.append(.init(symbol: quote.symbol, reason: $0, isRefused: true)) }
                case .fact(let fact): try save(fact)
                case .target(let target): try save(target)
                case .event(let event): try save(event)
                case .instrument(let row): try save(row)
                case .sampleMark: try saveSampleMark()
                }
            if isWritten { written += 1 }
        }
        quarantined += records.barsWithoutSessions
        return SavedRecords(written: written, quarantined: quarantined)
    }

    private func saveBars(of records: [ImportRecord], from source: String) throws -> Int {
        var written = 0
        written += try saveBars(source: source) { bulk in
            for record in records {
                switch record {
                case .daily(let symbol, let bar, source): if try bulk.save(bar, of: symbol) { written += 1 }
                case .intraday(let symbol, let bar, source): if try bulk.save(bar, of: symbol) { written += 1 }
                case .daily, .intraday, .quote, .fact, .target, .event, .instrument, .sampleMark: break
                }
            }
        }
        return written
    }

    private func saveSampleMark() throws -> Bool {
        guard try !contents.isSample() else { return false }
        try markAsSample()
        return true
    }
}

/// What became of rows that were saved together.
public struct SavedRecords: Hashable, Sendable {
    /// A row that figures are not made of.
    public struct Quarantined: Hashable, Sendable {
        /// Whose row it is.
        public let symbol: Symbol
        /// Why, without a stop.
        public let reason: String
        /// Whether it is not in the cache at all.
        let isRefused: Bool
    }

    /// How many the cache did not have.
    public var written: Int
    /// The rows that cannot be true.
    public var quarantined: [Quarantined] = []
}

extension [ImportRecord] {
    /// Daily bars on dates on which their exchange has no session. They are kept in the cache, since a calendar of the
    /// reader's own may know better, and no figure is made of them by the built-in one.
    fileprivate var barsWithoutSessions: [SavedRecords.Quarantined] {
        var book: (symbol: Symbol, sessions: SessionBook)?
        var result: [SavedRecords.Quarantined] = []
        for case .daily(let symbol, let bar, _) in self {
            if book?.symbol != symbol { book = (symbol, SessionBook(of: Instrument(inferredFrom: symbol))) }
            guard book?.sessions.hasSession(on: bar.date) == false else { continue }
            result.append(.init(symbol: symbol, reason: "no session on \(bar.date)", isRefused: false))
        }
        return result
    }

    /// Who said what the bars say, each once, in the order met; as a rule one.
    fileprivate var barSources: [String] {
        var sources: [String] = []
        for record in self {
            switch record {
            case .daily(_, _, let source) where sources.last != source && !sources.contains(source),
                .intraday(_, _, let source) where sources.last != source && !sources.contains(source):
                sources.append(source)
            case .daily, .intraday, .quote, .fact, .target, .event, .instrument, .sampleMark: break
            }
        }
        return sources
    }
}
