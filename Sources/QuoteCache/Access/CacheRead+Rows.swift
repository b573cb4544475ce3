import GRDB
public import Market

extension CacheRead {
    /// Every instrument of the cache.
    public func instruments() throws -> [Instrument] {
        let statement = try database.cachedStatement(sql: Self.instrumentSQL + " ORDER BY symbol")
        return merged(try rows(statement, [], Self.instrument), key: \.symbol)
    }

    /// The instrument of a symbol.
    public func instrument(_ symbol: Symbol) throws -> Instrument? {
        let condition = condition(spelling: symbol)
        let statement = try database.cachedStatement(sql: Self.instrumentSQL + " WHERE " + condition.sql)
        return merged(try rows(statement, condition.arguments, Self.instrument), key: \.symbol).first
    }

    /// Every quote of the cache, in no order.
    public func quotes() throws -> [Quote] {
        let statement = try database.cachedStatement(sql: Self.quoteSQL)
        return try Row.fetchCursor(statement).reduce(into: []) { result, row in
            guard let stored = row.text(0).map(Symbol.init(rawValue:)),
                let symbol = aliases.instrument(withPricesUnder: stored)
            else { return }
            if let quote = Self.quote(row, of: symbol) { result.append(quote) }
        }
    }

    /// The quote of a symbol.
    public func quote(_ symbol: Symbol) throws -> Quote? {
        let statement = try database.cachedStatement(sql: Self.quoteSQL + " WHERE symbol = ?")
        return try Row.fetchOne(statement, arguments: [stored(symbol)]).flatMap { Self.quote($0, of: symbol) }
    }

    /// Every fact that speaks for a date not later than one, the oldest first; of one symbol, or of all.
    public func facts(of symbol: Symbol? = nil, through date: CalendarDate) throws -> [Fact] {
        let (condition, arguments) = condition(symbol, "as_of <= ?", date)
        let statement = try database.cachedStatement(sql: Self.factSQL + condition + " ORDER BY as_of, metric")
        return merged(try rows(statement, arguments, Self.fact)) { [$0.symbol.rawValue, $0.metric, "\($0.asOf)"] }
    }

    /// Every target that was reported not later than a date, the oldest first; of one symbol, or of all.
    public func targets(of symbol: Symbol? = nil, through date: CalendarDate) throws -> [PriceTarget] {
        let (condition, arguments) = condition(symbol, "as_of <= ?", date)
        let statement = try database.cachedStatement(
            sql: "SELECT symbol, firm, as_of, price, previous, currency, source FROM target" + condition
                + " ORDER BY as_of, firm")
        return merged(try rows(statement, arguments, Self.target)) { [$0.symbol.rawValue, $0.firm, "\($0.asOf)"] }
    }

    /// The newest events on or after a date, by date; of one symbol, or of all.
    public func events(of symbol: Symbol? = nil, from date: CalendarDate, limit: Int = 2000) throws -> [MarketEvent] {
        let (condition, arguments) = condition(symbol, "date >= ?", date)
        let statement = try database.cachedStatement(
            sql: "SELECT symbol, date, kind, title, source FROM event" + condition
                + " ORDER BY date DESC, symbol LIMIT \(limit)")
        let newestFirst = merged(try rows(statement, arguments, Self.event)) {
            [$0.symbol.rawValue, "\($0.date)", $0.kind, $0.title]
        }
        return newestFirst.reversed()
    }

    /// The values of some rows, each with the symbol that the row has and made for the instrument that it names.
    private func rows<Value>(
        _ statement: Statement, _ arguments: StatementArguments, _ value: (Row, Symbol) -> Value?
    ) throws -> [(stored: Symbol, value: Value)] {
        try Row.fetchCursor(statement, arguments: arguments).reduce(into: []) { result, row in
            guard let stored = row.text(0).map(Symbol.init(rawValue:)), let symbol = aliases.instrument(named: stored)
            else { return }
            if let value = value(row, symbol) { result.append((stored, value)) }
        }
    }

    private func condition(
        _ symbol: Symbol?, _ bound: String, _ date: CalendarDate
    ) -> (sql: String, arguments: StatementArguments) {
        guard let symbol else { return (" WHERE " + bound, [date.description]) }
        let spelling = condition(spelling: symbol)
        return (" WHERE \(spelling.sql) AND \(bound)", spelling.arguments + [date.description])
    }

    private static let factSQL = "SELECT symbol, metric, as_of, value, text, unit, source FROM fact"

    private static func fact(_ row: Row, of symbol: Symbol) -> Fact? {
        guard let metric = row.text(1), let asOf = row.text(2).flatMap({ CalendarDate($0) })
        else { return nil }
        return Fact(
            symbol: symbol, metric: DisplayText.sanitized(metric, limit: 60), asOf: asOf,
            value: row.number(3), text: row.text(4).map { DisplayText.sanitized($0) },
            unit: DisplayText.sanitized(row.text(5) ?? "", limit: 40),
            source: DisplayText.sanitized(row.text(6) ?? "", limit: 80))
    }

    private static func target(_ row: Row, of symbol: Symbol) -> PriceTarget? {
        guard let firm = row.text(1), let asOf = row.text(2).flatMap({ CalendarDate($0) }),
            let price = row.positive(3)
        else { return nil }
        let inferred = Instrument(inferredFrom: symbol).currency
        guard let currency = row.text(5).flatMap({ Currency($0) }) ?? inferred else { return nil }
        return PriceTarget(
            symbol: symbol, firm: DisplayText.sanitized(firm, limit: 60), asOf: asOf, price: price,
            previous: row.positive(4), currency: currency, source: DisplayText.sanitized(row.text(6) ?? "", limit: 80))
    }

    private static func event(_ row: Row, of symbol: Symbol) -> MarketEvent? {
        guard let date = row.text(1).flatMap({ CalendarDate($0) }), let kind = row.text(2),
            let title = row.text(3)
        else { return nil }
        return MarketEvent(
            symbol: symbol, date: date, kind: DisplayText.sanitized(kind, limit: 30),
            title: DisplayText.sanitized(title), source: DisplayText.sanitized(row.text(4) ?? "", limit: 80))
    }

    private static let instrumentSQL =
        "SELECT symbol, name, native_name, exchange, currency, region, segment, kind, listed_on FROM instrument"

    /// Takes each null from what the symbol alone tells.
    private static func instrument(_ row: Row, of symbol: Symbol) -> Instrument? {
        guard let symbol = Symbol(validating: symbol.rawValue) else { return nil }
        let inferred = Instrument(inferredFrom: symbol)
        func text(_ index: Int) -> String? {
            guard let raw = row.text(index) else { return nil }
            let safe = DisplayText.sanitized(raw)
            return safe.isEmpty ? nil : safe
        }
        let exchange = text(3).flatMap(Exchange.init(rawValue:)) ?? inferred.exchange
        return Instrument(
            symbol: symbol, kind: text(7).flatMap(InstrumentKind.init(rawValue:)) ?? inferred.kind,
            name: text(1) ?? inferred.name, nativeName: text(2) ?? inferred.nativeName, exchange: exchange,
            currency: text(4).flatMap { Currency($0) } ?? inferred.currency ?? exchange?.currency,
            region: text(5).flatMap(Region.init(rawValue:)) ?? exchange?.region ?? inferred.region,
            segment: text(6) ?? inferred.segment, listedOn: text(8).flatMap { CalendarDate($0) } ?? inferred.listedOn)
    }

    private static let quoteSQL =
        "SELECT symbol, price, time, previous_close, open, high, low, volume, bid, ask, source FROM quote"

    private static func quote(_ row: Row, of symbol: Symbol) -> Quote? {
        guard let price = row.positive(1),
            let time = row.number(2).flatMap({ Instant(seconds: $0) })
        else { return nil }
        return Quote(
            symbol: symbol, price: price, time: time, previousClose: row.positive(3),
            open: row.positive(4), high: row.positive(5), low: row.positive(6), volume: row.volume(7),
            bid: row.positive(8), ask: row.positive(9), source: DisplayText.sanitized(row.text(10) ?? "", limit: 40))
    }
}
