public import QuoteCache

extension CacheTransaction {
    /// Saves rows and tells how many the cache did not have.
    public func save(_ records: [ImportRecord]) throws -> Int {
        var written = 0
        for source in records.barSources { written += try saveBars(of: records, from: source) }
        for record in records {
            let isWritten =
                switch record {
                case .daily, .intraday: false
                case .quote(let quote): try save(quote)
                case .fact(let fact): try save(fact)
                case .target(let target): try save(target)
                case .event(let event): try save(event)
                case .instrument(let row): try save(row)
                case .sampleMark: try saveSampleMark()
                }
            if isWritten { written += 1 }
        }
        return written
    }

    private func saveBars(of records: [ImportRecord], from source: String) throws -> Int {
        var written = 0
        written += try saveBars(source: source) { bulk in
            for record in records {
                switch record {
                case .daily(let symbol, let bar, source): if try bulk.save(bar, of: symbol) { written += 1 }
                case .intraday(let symbol, let bar, source): if try bulk.save(bar, of: symbol) { written += 1 }
                default: break
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

extension [ImportRecord] {
    /// Who said what the bars say, each once, in the order met; as a rule one.
    fileprivate var barSources: [String] {
        var sources: [String] = []
        for record in self {
            switch record {
            case .daily(_, _, let source) where sources.last != source && !sources.contains(source),
                .intraday(_, _, let source) where sources.last != source && !sources.contains(source):
                sources.append(source)
            default: break
            }
        }
        return sources
    }
}
