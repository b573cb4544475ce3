import Market
import QuoteCache

/// What is known besides prices.
extension JSONRecordReader {
    func fact(_ object: JSONValues) throws(LineFault) -> ImportRecord {
        guard let metric = try object.words(.metric, limit: 60) else { throw .missing(.metric) }
        let fact = Fact(
            symbol: try symbol(object), metric: metric, asOf: try date(object, .asOf),
            value: try object.number(.value), text: try object.words(.text),
            unit: try object.words(.unit, limit: 40) ?? "", source: try source(object))
        guard fact.value != nil || fact.text != nil else { throw .neitherValueNorText }
        return .fact(fact)
    }

    func target(_ object: JSONValues) throws(LineFault) -> ImportRecord {
        let symbol = try symbol(object)
        guard let firm = try object.words(.firm, limit: 60) else { throw .missing(.firm) }
        let asOf = try date(object, .asOf)
        try check.check(asOf)
        guard let currency = try currency(object) ?? Instrument(inferredFrom: symbol).currency else {
            throw .missing(.currency)
        }
        return .target(
            PriceTarget(
                symbol: symbol, firm: firm, asOf: asOf, price: try check.required(try object.number(.price), .price),
                previous: try check.optional(try object.number(.previous), .previous), currency: currency,
                source: try source(object)))
    }

    func event(_ object: JSONValues) throws(LineFault) -> ImportRecord {
        guard let kind = try object.words(.kind, limit: 30) else { throw .missing(.kind) }
        guard let title = try object.words(.title) else { throw .missing(.title) }
        return .event(
            MarketEvent(
                symbol: try symbol(object), date: try date(object, .date), kind: kind, title: title,
                source: try source(object)))
    }

    func instrument(_ object: JSONValues) throws(LineFault) -> ImportRecord {
        var row = InstrumentRow(symbol: try symbol(object))
        row.name = try object.words(.name)
        row.nativeName = try object.words(.nativeName)
        row.exchange = try object.words(.exchange)
        row.currency = try currency(object)
        row.region = try object.words(.region)
        row.segment = try object.words(.segment)
        row.kind = try object.words(.kind)
        row.listedOn = object.has(.listedOn) ? try date(object, .listedOn) : nil
        return .instrument(row)
    }

    /// `{"type": "cache", "sample": true}` says that the prices of the file are made up.
    func mark(_ object: JSONValues) throws(LineFault) -> ImportRecord {
        guard try object.flag(.sample) else { throw .missing(.sample) }
        return .sampleMark
    }

    private func currency(_ object: JSONValues) throws(LineFault) -> Currency? {
        guard let code = try object.text(.currency) else { return nil }
        guard let currency = Currency(code) else { throw .unknownCurrency(code) }
        return currency
    }
}
