import Analytics
import Dashboard
import Market

/// The morning's brief for programs: a documented contract.
struct BriefDocument: Encodable {
    struct Market: Encodable {
        let symbol: String
        let name: String
        @OrNull var price: Double?
        @OrNull var dayChange: Double?
        @OrNull var sinceOpen: Double?
        @OrNull var sessionDate: String?
        let isCurrent: Bool
    }

    struct Open: Encodable {
        let symbol: String
        let name: String
        let session: String
        let lastClose: Double
        let method: String
        let source: String
        @OrNull var implied: Double?
        @OrNull var impliedChange: Double?
        @OrNull var unknownBecause: String?
        @OrNull var medianError: Double?
        @OrNull var medianErrorOfLastClose: Double?
        let mornings: Int
        @OrNull var open: Double?
        @OrNull var sinceOpen: Double?
    }

    struct Mine: Encodable {
        let symbol: String
        let name: String
        let isHeld: Bool
        @OrNull var price: Double?
        @OrNull var dayChange: Double?
        @OrNull var impliedChange: Double?
        let reasons: [String]
    }

    struct Due: Encodable {
        let date: String
        @OrNull var time: String?
        @OrNull var symbol: String?
        let text: String
    }

    let asOf: String
    let phase: String
    let exchange: String
    @OrNull var newSince: String?
    let isSample: Bool
    let overnight: [Market]
    let markets: [Market]
    let opens: [Open]
    let money: [Market]
    let mine: [Mine]
    let due: [Due]
    let new: [FlagEntry]

    init(_ brief: MorningBrief, isSample: Bool) {
        asOf = brief.moment.description
        phase = brief.phase.rawValue
        exchange = brief.exchange.mic
        self.isSample = isSample
        overnight = brief.overnight.map(Market.init)
        markets = brief.markets.map { Market($0.state) }
        opens = brief.opens.map(Open.init)
        money = brief.money.map(Market.init)
        mine = brief.mine.map(Mine.init)
        due = brief.due.map {
            Due(date: $0.date.description, time: $0.time?.shortText, symbol: $0.symbol?.rawValue, text: $0.text)
        }
        new = brief.raised.map(FlagEntry.init)
        newSince = brief.since?.description
    }
}

extension BriefDocument.Market {
    init(_ state: InstrumentState) {
        self.init(
            symbol: state.instrument.symbol.rawValue, name: state.instrument.name, price: state.price,
            dayChange: state.local.day, sinceOpen: state.sinceOpen, sessionDate: state.sessionDate?.description,
            isCurrent: state.isCounted)
    }
}

extension BriefDocument.Open {
    init(_ open: MorningBrief.Open) {
        let basis = open.implied.basis
        var reason: String?
        if case .unknown(let unknown) = open.implied.result { reason = MorningStrings.unknown(unknown, basis.record) }
        let (method, source) =
            switch basis.method {
            case .adr(let pair, _, _): ("adr", pair.foreign)
            case .beta(_, let index, _): ("beta", index)
            }
        self.init(
            symbol: open.state.instrument.symbol.rawValue, name: open.state.instrument.name,
            session: basis.session.description, lastClose: basis.reference.close, method: method,
            source: source.rawValue, implied: open.implied.price, impliedChange: open.implied.change,
            unknownBecause: reason, medianError: basis.record.error, medianErrorOfLastClose: basis.record.closeError,
            mornings: basis.record.mornings, open: open.opened, sinceOpen: open.sinceOpen)
    }
}

extension BriefDocument.Mine {
    init(_ mine: MorningBrief.Mine) {
        self.init(
            symbol: mine.state.instrument.symbol.rawValue, name: mine.state.instrument.name, isHeld: mine.isHeld,
            price: mine.state.price, dayChange: mine.state.local.day, impliedChange: mine.implied?.change,
            reasons: mine.reasons)
    }
}
