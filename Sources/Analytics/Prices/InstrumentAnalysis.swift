public import Market

/// Everything known of one instrument, before it is worked out.
public struct InstrumentInputs: Sendable {
    /// Who it is.
    public var instrument: Instrument
    /// Its newest price, where there is one.
    public var latest: LatestPrice?
    /// Its last closes, oldest first.
    public var recent: [DatedClose]
    /// What its returns count from.
    public var references: ReferenceCloses?

    /// Creates inputs.
    public init(
        instrument: Instrument, latest: LatestPrice?, recent: [DatedClose], references: ReferenceCloses?
    ) {
        self.instrument = instrument
        self.latest = latest
        self.recent = recent
        self.references = references
    }
}

/// Works the state of an instrument out.
public enum InstrumentAnalysis {
    /// How many closes a sparkline gets, the latest price included.
    public static let sparklineLength = 32

    /// The state at a moment; the last move is left for any code that knows the state before.
    public static func state(
        of inputs: InstrumentInputs, rates: DollarRates, at moment: Instant, calendars: TradingCalendars = .shipped
    ) -> InstrumentState {
        var state = InstrumentState(instrument: inputs.instrument)
        guard let latest = inputs.latest, let references = inputs.references else {
            state.staleness = .missing
            return state
        }
        state.price = latest.price
        state.time = latest.time
        state.sessionDate = latest.date
        state.session = latest.session
        state.source = latest.source
        state.previousClose = latest.previousClose ?? references.closes[.day]?.close
        state.isSinceListing = references.isSinceListing
        (state.local, state.usd) = Returns.all(
            of: inputs.instrument, latest: latest, references: references, rates: rates)
        state.rateDate = rates.date(for: inputs.instrument, on: latest.date)
        state.closes = closes(inputs.recent, latest: latest)
        state.limit = state.previousClose.flatMap {
            PriceLimit(reference: $0, instrument: inputs.instrument, on: latest.date, calendars: calendars)
        }
        // Limits that the price is far beyond are those of no such session: their reference is not known.
        if let limit = state.limit, !limit.allows(latest.price) { state.limit = nil }
        state.staleness = StalenessRule.staleness(
            of: inputs.instrument, time: latest.time, date: latest.date, at: moment, calendars: calendars)
        return state
    }

    private static func closes(_ recent: [DatedClose], latest: LatestPrice) -> [Double] {
        var closes = recent.suffix(sparklineLength).filter { $0.date < latest.date }.map(\.close)
        closes.append(latest.price)
        return closes.suffix(sparklineLength)
    }
}
