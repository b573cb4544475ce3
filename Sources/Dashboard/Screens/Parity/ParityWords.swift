import Market

/// What is written of one pair.
struct ParityWords {
    let state: ParityState
    private let foreign: Instrument
    private let home: Instrument
    private let foreignState: InstrumentState?
    private let homeState: InstrumentState?

    init(_ model: Model, _ state: ParityState) {
        self.state = state
        let (foreign, home) = (model.snapshot[state.pair.foreign], model.snapshot[state.pair.home])
        self.foreign = foreign?.instrument ?? Instrument(inferredFrom: state.pair.foreign)
        self.home = home?.instrument ?? Instrument(inferredFrom: state.pair.home)
        (foreignState, homeState) = (foreign, home)
    }

    var name: String { home.shownName }
    var nativeName: String { home.shownNote ?? "" }
    var lines: String { "\(state.pair.foreign) / \(state.pair.home)" }

    /// Local shares per foreign unit; inverted where a unit is less than one share.
    var ratio: String {
        let ratio = state.pair.ratio
        if ratio < 1, ratio > 0 { return "1/" + plain(1 / ratio) }
        return plain(ratio)
    }

    var foreignPrice: String { state.foreign.map { price($0, foreign) } ?? price(foreignState, foreign) }
    var homePrice: String { state.home.map { price($0, home) } ?? price(homeState, home) }

    var impliedPrice: String {
        guard let implied = state.impliedHomePrice else { return NumberText.unknown }
        return sign(of: state.home, home) + PriceText.text(implied, home)
    }

    /// Everything that is to be held against the premium; empty where nothing is.
    var concerns: String { state.concerns.map(concern).joined(separator: ", ") }

    private func concern(_ concern: ParityState.Concern) -> String {
        switch concern {
        case .foreignStale: "\(state.pair.foreign) " + age(foreignState?.staleness)
        case .homeStale: "local leg " + age(homeState?.staleness)
        case .differentSessions: "legs from different sessions: " + sessions
        case .rateOld: "FX rate of " + (oldestRate?.shortText ?? "an earlier day")
        case .missing: missing
        }
    }

    /// The same in fewer and fewer words.
    var concernForms: [String] {
        guard let first = state.concerns.first else { return [""] }
        let brief = state.concerns.map(briefly)
        let rest = state.concerns.count - 1
        return [concerns, brief.joined(separator: ", "), briefly(first) + (rest > 0 ? " +\(rest)" : "")]
    }

    private func briefly(_ concern: ParityState.Concern) -> String {
        switch concern {
        case .foreignStale: "\(state.pair.foreign) stale"
        case .homeStale: "local stale"
        case .differentSessions: "different sessions"
        case .rateOld: "old FX rate"
        case .missing: missing
        }
    }

    private var missingLegs: [Symbol] {
        [(state.foreign, state.pair.foreign), (state.home, state.pair.home)].compactMap { $0.0 == nil ? $0.1 : nil }
    }

    /// The dates of both prices, the foreign one first.
    private var sessions: String {
        let dates = [(state.foreign, foreign), (state.home, home)].compactMap { leg, instrument in
            leg.map { instrument.zone.local($0.time).date.shortText }
        }
        return dates.joined(separator: " and ")
    }

    private var missing: String {
        let missing = state.missing.isEmpty ? missingLegs : state.missing
        return missing.isEmpty ? "unknown" : missing.map(\.rawValue).joined(separator: " and ") + " missing"
    }

    private var oldestRate: CalendarDate? { [state.foreign?.rateDate, state.home?.rateDate].compactMap(\.self).min() }

    private func age(_ staleness: Staleness?) -> String {
        switch staleness {
        case .sessionsBehind(let count): "\(count) \(count == 1 ? "session" : "sessions") stale"
        case .minutesBehind(let minutes): "\(minutes) min stale"
        case .missing: "missing"
        case .current, .unknown, nil: "stale"
        }
    }

    /// The line of a leg in the detail: symbol, price, where and when it was made; what is missing of it.
    func line(isForeign: Bool) -> String {
        let (leg, instrument) = isForeign ? (state.foreign, foreign) : (state.home, home)
        let own = isForeign ? foreignState : homeState
        guard let time = leg?.time ?? own?.time, leg != nil || own?.price != nil else {
            return "\(instrument.symbol) · no price"
        }
        let (date, clock) = instrument.zone.local(time)
        let place = instrument.exchange.map { " " + $0.city } ?? " UTC"
        let figure = leg.map { price($0, instrument) } ?? price(own, instrument)
        return "\(instrument.symbol) \(figure) · \(date.weekday.shortName) \(date.shortText) "
            + clock.shortText + place + (leg.map(rate) ?? " · no FX rate" + missingRate(of: instrument))
    }

    /// The rate that a price in this currency needs, such as ` TWD=X`.
    private func missingRate(of instrument: Instrument) -> String {
        let symbol = state.missing.first { $0.rawValue == (instrument.currency?.code ?? "") + "=X" }
        return symbol.map { " (\($0))" } ?? ""
    }

    private func rate(of leg: ParityState.Leg) -> String {
        guard leg.currency != .usd else { return "" }
        let decimals = leg.rate >= 1000 ? 1 : leg.rate >= 10 ? 2 : 4
        let date = leg.rateDate.map { " of " + $0.shortText } ?? ""
        return " · \(NumberText.fixed(leg.rate, decimals: decimals)) \(leg.currency) per US$" + date
    }

    /// How the premium comes about, in one line.
    var reckoning: String {
        guard state.foreign != nil, state.home != nil, state.impliedHomePrice != nil else { return "" }
        let unit =
            state.pair.kind == .ah ? "A share" : state.pair.kind == .registered ? "share" : state.pair.kind.rawValue
        let shares = state.pair.ratio == 1 ? "1 local share" : "\(ratio) local shares"
        return "1 \(unit) = \(shares): implied price \(impliedPrice) vs \(homePrice), premium "
            + NumberText.percent(state.premium, decimals: 2)
    }

    private func price(_ leg: ParityState.Leg, _ instrument: Instrument) -> String {
        leg.currency.sign + PriceText.text(leg.price, instrument)
    }

    /// The price without a rate that would make a leg of it.
    private func price(_ state: InstrumentState?, _ instrument: Instrument) -> String {
        guard let price = state?.price else { return NumberText.unknown }
        return (instrument.currency?.sign ?? "") + PriceText.text(price, instrument)
    }

    private func sign(of leg: ParityState.Leg?, _ instrument: Instrument) -> String {
        (leg?.currency ?? instrument.currency)?.sign ?? ""
    }

    private func plain(_ value: Double) -> String {
        let isWhole = value.rounded() == value
        return NumberText.fixed(value, decimals: isWhole ? 0 : 2)
    }
}
