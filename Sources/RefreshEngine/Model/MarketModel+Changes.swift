import Analytics
import Market
import QuoteCache
import RiskRules

extension MarketModel {
    /// More instruments than this coming, going or changing at once are not taken one by one.
    private static let manyInstruments = 200
    /// What details are made of.
    private static let detailKinds: Set<CacheChange.Kind> = [.instrument, .dailyBar, .intradayBar, .fact]

    /// Reads what was written since the last time, or everything where that cannot be told. Returns whether anything
    /// on a screen may differ from the last snapshot.
    mutating func follow(_ cache: CacheRead) throws -> Bool {
        guard let bookmark, !isNewDay else {
            try reload(cache)
            return true
        }
        let changes = try cache.changes(from: bookmark.sequence)
        let schemaVersion = try cache.schemaVersion()
        guard bookmark.leads(to: changes, schemaVersion: schemaVersion), try !haveOtherAliases(changes, cache) else {
            try reload(cache)
            return true
        }
        let cache = cache.spelled(by: aliases)
        var kinds = Dictionary(grouping: changes.compactMap(aliases.reading), by: \.symbol)
            .mapValues { Set($0.map(\.kind)) }
        for symbol in try readRejected(cache) { kinds[symbol, default: []].insert(.quote) }
        let regroupings = try self.regroupings(kinds, cache)
        guard regroupings.count <= MarketModel.manyInstruments else {
            try reload(cache)
            return true
        }
        let isKnowledgeNew = try followKnowledge(kinds, cache)
        // What the past did not know at all may have come to be known, or be known no more.
        if isHistorical, try kinds.keys.contains(where: { try isOtherwiseKnown($0, cache) }) {
            try reload(cache)
            return true
        }
        if !regroupings.isEmpty { risk.noteInstruments() }
        let lostRates = regroup(regroupings, &kinds)
        try apply(kinds, lostRates: lostRates, cache)
        self.bookmark = Bookmark(
            schemaVersion: schemaVersion,
            newest: changes.max { $0.sequence < $1.sequence } ?? bookmark.newest)
        return changed?.isEmpty != true || isKnowledgeNew
    }

    /// Whether other spellings of instruments came, went, or have prices of their own now.
    private func haveOtherAliases(_ changes: [CacheChange], _ cache: CacheRead) throws -> Bool {
        let aboutFeeds: Set<CacheChange.Kind> = [.feedStatus, .feedInstrument]
        let concerned = try changes.filter { change in
            if aboutFeeds.contains(change.kind) { return false }
            if aliases.concern(change.symbol) { return true }
            return try records[change.symbol] == nil && cache.otherReading(of: change.symbol) != nil
        }
        return try !concerned.isEmpty && cache.symbolAliases(aliases, after: concerned) != aliases
    }

    /// Whether a symbol that was touched has to come into the past or to go out of it.
    private func isOtherwiseKnown(_ symbol: Symbol, _ cache: CacheRead) throws -> Bool {
        guard let instrument = try cache.instrument(symbol) else { return false }
        var record = InstrumentRecord(instrument: instrument)
        record.quote = try cache.quote(symbol)
        try readBars(of: &record, cache)
        try readIntraday(of: &record, cache)
        return isKnown(record) != (records[symbol] != nil)
    }

    /// Reads facts, targets, events and the feeds' own words that were written. Returns whether any differs.
    private mutating func followKnowledge(_ kinds: [Symbol: Set<CacheChange.Kind>], _ cache: CacheRead) throws -> Bool {
        let known: Set<CacheChange.Kind> = [.fact, .target, .event]
        let touched = kinds.filter { !$0.value.isDisjoint(with: known) }
        let aboutFeeds: Set<CacheChange.Kind> = [.feedStatus, .feedInstrument]
        let areFeedsNew =
            try kinds.contains { !$0.value.isDisjoint(with: aboutFeeds) } && knowledge.reloadFeeds(cache)
        if areFeedsNew { risk.note(RuleChanges(feeds: true)) }
        guard !touched.isEmpty else { return areFeedsNew }
        let isNew = try knowledge.reload(touched, through: today, cache) || areFeedsNew
        risk.noteKnowledge(of: Set(touched.keys))
        return arrangeValuations() || isNew
    }

    /// Looks at every age again, and at the prices that time alone may bring. Returns whether anything differs.
    mutating func passTime(_ cache: CacheRead) throws -> Bool {
        let cache = cache.spelled(by: aliases)
        risk.note(RuleChanges(time: true))
        let waiting = unsettled
        for symbol in waiting where records[symbol]?.hasLaterIntraday == true {
            if var record = records[symbol] {
                try readIntraday(of: &record, cache)
                records[symbol] = record
            }
        }
        try apply(Dictionary(uniqueKeysWithValues: waiting.map { ($0, []) }), lostRates: [], cache)
        let standards = standards
        findStandstill()
        try followStandards(standards, cache)
        for state in instruments { restateAge(of: state) }
        var isPhaseNew = false
        for index in regions.indices {
            let status = status(of: regions[index].region)
            isPhaseNew = isPhaseNew || status != regions[index].status
            regions[index].status = status
        }
        return isPhaseNew || changed?.isEmpty != true
    }

    /// Reads the bars again that an index's own bars decided about, where those were written. Returns whose.
    private mutating func followIndices(
        _ kinds: [Symbol: Set<CacheChange.Kind>], _ cache: CacheRead
    ) throws -> [Symbol] {
        let regions = kinds.filter { $0.value.contains(.dailyBar) }.keys
            .compactMap { symbol in Region.allCases.first { $0.benchmarks.contains(symbol) } }
        guard !regions.isEmpty else { return [] }
        let resting = records.filter { _, record in
            record.restsOnIndex && record.instrument.exchange.map { regions.contains($0.region) } ?? false
        }
        for (symbol, var record) in resting {
            try readBars(of: &record, cache)
            records[symbol] = record
            histories.barsChanged(of: symbol)
            indicators.barsChanged(of: symbol, isUrgent: isUrgent(symbol))
        }
        return resting.keys.filter { kinds[$0] == nil }
    }

    /// Instruments that came, went or became something else; nil for those that went.
    private func regroupings(
        _ kinds: [Symbol: Set<CacheChange.Kind>], _ cache: CacheRead
    ) throws -> [Symbol: Instrument?] {
        var result: [Symbol: Instrument?] = [:]
        for (symbol, kinds) in kinds where kinds.contains(.instrument) {
            // What the past does not know stays out of it, whatever its name is now.
            if isHistorical, records[symbol] == nil { continue }
            let instrument = try cache.instrument(symbol)
            if instrument != records[symbol]?.instrument { result.updateValue(instrument, forKey: symbol) }
        }
        return result
    }

    /// Lets instruments go and come; everything of those that come has to be read. Returns the currencies whose rates
    /// went.
    private mutating func regroup(
        _ instruments: [Symbol: Instrument?], _ kinds: inout [Symbol: Set<CacheChange.Kind>]
    ) -> Set<Currency> {
        var lost: Set<Currency> = []
        for (symbol, instrument) in instruments {
            if let currency = records[symbol]?.instrument.convertedCurrency {
                if rates.set([], for: currency) { lost.insert(currency) }
            }
            leave(symbol)
            changed?.insert(symbol)
            guard let instrument else { continue }
            enter(instrument)
            kinds[symbol] = [.instrument, .quote, .dailyBar, .intradayBar]
        }
        if !instruments.isEmpty {
            countCompanies()
            rearrangeBenchmarks()
        }
        return lost
    }

    /// Reads the rows of these kinds and works out who is touched by them.
    private mutating func apply(
        _ kinds: [Symbol: Set<CacheChange.Kind>], lostRates: Set<Currency>, _ cache: CacheRead
    ) throws {
        var restated = lostRates
        for (symbol, kinds) in kinds {
            if !kinds.isDisjoint(with: MarketModel.detailKinds) { rebarred?.insert(symbol) }
            guard var record = records[symbol] else { continue }
            let splits = record.splits
            if kinds.contains(.quote) { try readQuote(of: &record, cache) }
            if kinds.contains(.dailyBar) { try readBars(of: &record, cache) }
            if kinds.contains(.intradayBar) { try readIntraday(of: &record, cache) }
            if kinds.contains(.fact) {
                record.areReferencesDue = true
                if try splitsInBars(of: record, cache) != record.splits {
                    try readBars(of: &record, cache)
                } else {
                    checkQuote(of: &record)
                }
            }
            records[symbol] = record
            if kinds.contains(.dailyBar) || record.splits != splits {
                histories.barsChanged(of: symbol)
                indicators.barsChanged(of: symbol, isUrgent: isUrgent(symbol))
                risk.note(RuleChanges(histories: [symbol]))
            }
            if record.instrument.kind == .fx, let currency = try reloadRate(record.instrument, cache) {
                restated.insert(currency)
            }
        }
        let touched = try kinds.keys + followIndices(kinds, cache)
        let standards = standards
        followNewest(touched)
        for symbol in touched { try workOut(symbol, cache) }
        try followStandards(standards, cache)
        if !restated.isEmpty { risk.note(RuleChanges(rates: true)) }
        for currency in restated { restate(membersOfCurrency[currency] ?? []) }
    }
}
