import GRDB
public import Market

extension CacheRead {
    /// Every instrument of the cache.
    public func instruments() throws -> [Instrument] {
        let statement = try database.cachedStatement(sql: Self.instrumentSQL + " ORDER BY symbol")
        return try Row.fetchCursor(statement).reduce(into: []) { result, row in
            if let instrument = Self.instrument(row) { result.append(instrument) }
        }
    }

    /// The instrument of a symbol.
    public func instrument(_ symbol: Symbol) throws -> Instrument? {
        let statement = try database.cachedStatement(sql: Self.instrumentSQL + " WHERE symbol = ?")
        return try Row.fetchOne(statement, arguments: [symbol.rawValue]).flatMap(Self.instrument)
    }

    /// Every quote of the cache, in no order.
    public func quotes() throws -> [Quote] {
        let statement = try database.cachedStatement(sql: Self.quoteSQL)
        return try Row.fetchCursor(statement).reduce(into: []) { result, row in
            if let quote = Self.quote(row) { result.append(quote) }
        }
    }

    /// The quote of a symbol.
    public func quote(_ symbol: Symbol) throws -> Quote? {
        let statement = try database.cachedStatement(sql: Self.quoteSQL + " WHERE symbol = ?")
        return try Row.fetchOne(statement, arguments: [symbol.rawValue]).flatMap(Self.quote)
    }

    /// Every fact that speaks for a date not later than one, the oldest first; of one symbol, or of all.
    public func facts(of symbol: Symbol? = nil, through date: CalendarDate) throws -> [Fact] {
        let (condition, arguments) = Self.condition(symbol, "as_of <= ?", date)
        let statement = try database.cachedStatement(sql: Self.factSQL + condition + " ORDER BY as_of, metric")
        return try Row.fetchCursor(statement, arguments: arguments).reduce(into: []) { result, row in
            if let fact = Self.fact(row) { result.append(fact) }
        }
    }

    /// Every target that was said not later than a date, the oldest first; of one symbol, or of all.
    public func targets(of symbol: Symbol? = nil, through date: CalendarDate) throws -> [PriceTarget] {
        let (condition, arguments) = Self.condition(symbol, "as_of <= ?", date)
        let statement = try database.cachedStatement(
            sql: "SELECT symbol, firm, as_of, price, previous, currency, source FROM target" + condition
                + " ORDER BY as_of, firm")
        return try Row.fetchCursor(statement, arguments: arguments).reduce(into: []) { result, row in
            if let target = Self.target(row) { result.append(target) }
        }
    }

    /// The newest events on or after a date, by date; of one symbol, or of all.
    public func events(of symbol: Symbol? = nil, from date: CalendarDate, limit: Int = 2000) throws -> [MarketEvent] {
        let (condition, arguments) = Self.condition(symbol, "date >= ?", date)
        let statement = try database.cachedStatement(
            sql: "SELECT symbol, date, kind, title, source FROM event" + condition
                + " ORDER BY date DESC, symbol LIMIT \(limit)")
        let newestFirst: [MarketEvent] = try Row.fetchCursor(statement, arguments: arguments)
            .reduce(into: []) { result, row in
                if let event = Self.event(row) { result.append(event) }
            }
        return newestFirst.reversed()
    }

    private static func condition(
        _ symbol: Symbol?, _ bound: String, _ date: CalendarDate
    ) -> (sql: String, arguments: StatementArguments) {
        guard let symbol else { return (" WHERE " + bound, [date.description]) }
        return (" WHERE symbol = ? AND " + bound, [symbol.rawValue, date.description])
    }

    private static let factSQL = "SELECT symbol, metric, as_of, value, text, unit, source FROM fact"

    private static func fact(_ row: Row) -> Fact? {
        guard let symbol = row.text(0), let metric = row.text(1), let asOf = row.text(2).flatMap({ CalendarDate($0) })
        else { return nil }
        return Fact(
            symbol: Symbol(rawValue: symbol), metric: DisplayText.sanitized(metric, limit: 60), asOf: asOf,
            value: row.number(3), text: row.text(4).map { DisplayText.sanitized($0) },
            unit: DisplayText.sanitized(row.text(5) ?? "", limit: 40),
            source: DisplayText.sanitized(row.text(6) ?? "", limit: 80))
    }

    private static func target(_ row: Row) -> PriceTarget? {
        guard let symbol = row.text(0), let firm = row.text(1), let asOf = row.text(2).flatMap({ CalendarDate($0) }),
            let price = row.positive(3)
        else { return nil }
        let inferred = Instrument(inferredFrom: Symbol(rawValue: symbol)).currency
        guard let currency = row.text(5).flatMap({ Currency($0) }) ?? inferred else { return nil }
        return PriceTarget(
            symbol: Symbol(rawValue: symbol), firm: DisplayText.sanitized(firm, limit: 60), asOf: asOf, price: price,
            previous: row.positive(4), currency: currency, source: DisplayText.sanitized(row.text(6) ?? "", limit: 80))
    }

    private static func event(_ row: Row) -> MarketEvent? {
        guard let symbol = row.text(0), let date = row.text(1).flatMap({ CalendarDate($0) }), let kind = row.text(2),
            let title = row.text(3)
        else { return nil }
        return MarketEvent(
            symbol: Symbol(rawValue: symbol), date: date, kind: DisplayText.sanitized(kind, limit: 30),
            title: DisplayText.sanitized(title), source: DisplayText.sanitized(row.text(4) ?? "", limit: 80))
    }

    private static let instrumentSQL =
        "SELECT symbol, name, native_name, exchange, currency, region, segment, kind, listed_on FROM instrument"

    /// Takes each null from what the symbol alone tells.
    private static func instrument(_ row: Row) -> Instrument? {
        guard let symbol = row.text(0).flatMap({ Symbol(validating: $0) }) else { return nil }
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

    private static func quote(_ row: Row) -> Quote? {
        guard let symbol = row.text(0), let price = row.positive(1),
            let time = row.number(2).flatMap({ Instant(seconds: $0) })
        else { return nil }
        return Quote(
            symbol: Symbol(rawValue: symbol), price: price, time: time, previousClose: row.positive(3),
            open: row.positive(4), high: row.positive(5), low: row.positive(6), volume: row.volume(7),
            bid: row.positive(8), ask: row.positive(9), source: DisplayText.sanitized(row.text(10) ?? "", limit: 40))
    }
}
