public import Market

/// An instrument that a chart's own one is compared with.
public struct ComparedInstrument: Sendable {
    /// Who it is.
    public let instrument: Instrument
    /// Its bars.
    public let detail: InstrumentDetail
    /// Its latest price.
    public let state: InstrumentState?
    /// When its exchange trades.
    public let calendar: TradingCalendar?

    /// Creates one.
    public init(
        _ instrument: Instrument, _ detail: InstrumentDetail, state: InstrumentState?, calendar: TradingCalendar?
    ) {
        self.instrument = instrument
        self.detail = detail
        self.state = state
        self.calendar = calendar
    }
}

/// One instrument of a comparison: its return since the left edge, for each item.
struct ComparedLine: Sendable {
    let name: String
    /// Fractions; nil before its first known close.
    let values: [Double?]
}

/// Instruments of different exchanges on one time axis, each from zero at the left edge.
struct ChartComparison: Sendable {
    /// The chart's own instrument first.
    let lines: [ComparedLine]

    /// - Parameter others: in the order of their colours.
    init(
        _ own: Instrument, _ series: ChartSeries, _ items: [ChartItem], _ others: [ComparedInstrument], span: ChartSpan
    ) {
        let ends = items.map { series.places[$0.places.upperBound - 1].end }
        var lines = [
            ComparedLine(name: own.name, values: ChartComparison.rebased(items.map { $0.bar?.close }))
        ]
        for other in others {
            let closes = ChartComparison.closes(of: other, series.interval, span)
            lines.append(
                ComparedLine(
                    name: other.instrument.name,
                    values: ChartComparison.rebased(ChartComparison.aligned(closes, to: ends))))
        }
        self.lines = lines
    }

    /// The last close known at each of some ends: what is closed today shows the close before.
    static func aligned(_ closes: [(end: Int64, close: Double)], to ends: [Int64]) -> [Double?] {
        var index = 0
        var last: Double?
        return ends.map { end in
            while index < closes.count, closes[index].end <= end {
                last = closes[index].close
                index += 1
            }
            return last
        }
    }

    /// Returns since the first value that is known, as fractions.
    static func rebased(_ values: [Double?]) -> [Double?] {
        guard let base = values.lazy.compactMap(\.self).first, base > 0 else { return values.map { _ in nil } }
        return values.map { $0.map { $0 / base - 1 } }
    }

    private static func closes(
        of other: ComparedInstrument, _ interval: ChartInterval, _ span: ChartSpan
    ) -> [(end: Int64, close: Double)] {
        if case .minutes = interval {
            let parts = IntradayPlaces(
                other.detail, other.instrument, state: other.state, span: .fiveDays, calendar: other.calendar)
            let closes = parts.places.compactMap { place in
                place.bar.map { (end: place.end, close: parts.bars[$0].close) }
            }
            if !closes.isEmpty { return closes }
            return other.detail.bars(with: other.state).map { bar in
                let close = other.calendar?.session(on: bar.date)?.close
                let end = close ?? other.instrument.zone.instant(bar.date, TimeOfDay(22, 0))
                return (end.milliseconds, bar.close)
            }
        }
        return other.detail.bars(with: other.state).map { (Int64($0.date.daysSince1970), $0.close) }
    }
}
