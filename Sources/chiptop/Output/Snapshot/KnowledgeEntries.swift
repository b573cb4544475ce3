import Analytics
import Market

/// Something known that is not a price.
struct FactEntry: Encodable {
    let symbol: String
    let metric: String
    let asOf: String
    @OrNull var value: Double?
    @OrNull var text: String?
    let unit: String
    let source: String

    init(_ fact: Fact) {
        symbol = fact.symbol.rawValue
        metric = fact.metric
        asOf = fact.asOf.description
        unit = fact.unit
        source = fact.source
        value = fact.value
        text = fact.text
    }
}

/// A price target, and its equivalent per receipt.
struct TargetEntry: Encodable {
    let symbol: String
    let firm: String
    let asOf: String
    let price: Double
    @OrNull var previous: Double?
    let currency: String
    @OrNull var upside: Double?
    @OrNull var receipt: String?
    @OrNull var receiptPrice: Double?
    let source: String

    init(_ target: PriceTarget, _ snapshot: Snapshot) {
        symbol = target.symbol.rawValue
        firm = target.firm
        asOf = target.asOf.description
        price = target.price
        currency = target.currency.code
        source = target.source
        previous = target.previous
        let state = snapshot[target.symbol]
        upside = state?.price.flatMap { Returns.simple(target.price, against: $0) }
        let pair = snapshot.parity.first { $0.pair.home == target.symbol && $0.pair.kind != .ah }?.pair
        let date = TimeZoneRule.utc.local(snapshot.asOf).date
        receipt = pair?.foreign.rawValue
        receiptPrice = pair.flatMap { pair in
            snapshot.rates.rate(of: target.currency, on: date).flatMap {
                ParityRates(pair, foreignRate: 1, homeRate: $0)?.foreignPrice(ofHome: target.price)
            }
        }
    }
}

/// Something that happened, or will.
struct EventEntry: Encodable {
    let symbol: String
    let date: String
    let kind: String
    let title: String
    let source: String

    init(_ event: MarketEvent) {
        symbol = event.symbol.rawValue
        date = event.date.description
        kind = event.kind
        title = event.title
        source = event.source
    }
}

/// One raised flag.
struct FlagEntry: Encodable {
    let rule: String
    let severity: String
    @OrNull var symbol: String?
    @OrNull var region: String?
    let subject: String
    let message: String
    @OrNull var since: String?

    init(_ flag: RiskFlag) {
        rule = flag.rule
        severity = flag.severity.name
        subject = flag.subject
        message = flag.message
        switch flag.scope {
        case .instrument(let subject): symbol = subject.rawValue
        case .region(let subject): region = subject.code
        case .basket, .pair, .feed: break
        }
        since = flag.since?.description
    }
}
