import Market

extension Evaluator {
    /// The number that stands for words of the subject; NaN where there are none.
    mutating func textNumber(_ figure: TextFigure) -> Double {
        text(figure).map(RuleProgram.number(of:)) ?? .nan
    }

    /// Words of the subject.
    mutating func text(_ figure: TextFigure) -> String? {
        switch subject {
        case .instrument:
            let now = data.now
            return state.flatMap { Evaluator.text(figure, of: $0, at: now) }
        case .region(let region): return figure == .region ? region.code : region.name
        case .basket(let id): return basketStates[id]?.name ?? id
        case .pair(let foreign, let home):
            guard figure == .kind else { return "\(foreign) and \(home)" }
            return pairStates.first { $0.pair.foreign == foreign && $0.pair.home == home }?.pair.kind.rawValue
        case .feed(let name):
            guard figure == .message else { return name }
            return feedStates.first { $0.feed == name }?.message
        case nil: return nil
        }
    }

    private static func text(_ figure: TextFigure, of state: InstrumentState, at now: Instant) -> String? {
        let instrument = state.instrument
        switch figure {
        case .symbol: return instrument.symbol.rawValue
        case .name: return instrument.name
        case .kind: return instrument.kind.rawValue
        case .region: return instrument.region?.code
        case .exchange: return instrument.exchange?.rawValue
        case .currency: return instrument.currency?.code
        case .segment: return instrument.segment
        case .staleness: return staleness(of: state, at: now)
        case .limitWords:
            guard let price = state.price, let limit = state.limit else { return nil }
            let distance = NumberText.fixed(limit.distance(from: price) * 100, decimals: 1)
            return limit.up - price <= price - limit.down
                ? "\(distance)% below upper limit" : "\(distance)% above lower limit"
        case .rangeWords: return rangeWords(state.indicators.rangeSince)
        case .doubtWords: return state.doubt
        case .message: return nil
        }
    }

    private static func rangeWords(_ date: CalendarDate?) -> String {
        guard let date else { return "52-wk high" }
        return "high since \(date.monthAndYearText)"
    }

    private static func staleness(of state: InstrumentState, at now: Instant) -> String {
        switch state.staleness {
        case .minutesBehind(let minutes):
            return minutes < 120 ? "\(minutes) min of trading missing" : "\(minutes / 60) h of trading missing"
        case .sessionsBehind(let count):
            let year = state.instrument.zone.local(now).date.year
            let date =
                state.sessionDate.map { $0.year == year ? " (\($0.shortText))" : " (\($0.shortText) \($0.year))" } ?? ""
            return "\(count) \(count == 1 ? "session" : "sessions") old\(date)"
        case .missing: return "no price yet"
        case .current: return "price is current"
        case .unknown: return "age unknown"
        }
    }
}
