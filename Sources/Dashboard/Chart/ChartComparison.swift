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

/// One instrument of a comparison: its prices and its return since the left edge, for each item.
struct ComparedLine: Sendable {
    let instrument: Instrument
    /// Its bars of the time that an item stands for, as one; nil where it did not trade then.
    let bars: [ChartBar?]
    /// Its last close before that time; nil where none is known.
    let closesBefore: [Double?]
    /// Fractions; nil before its first known close.
    let values: [Double?]

    var name: String { instrument.name }
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
        let start = items.first.map { item in
            item.places.lowerBound > 0 ? series.places[item.places.lowerBound - 1].end : (ends.first ?? 0) - 1
        }
        let starts = [start].compactMap(\.self) + ends.dropLast()
        let ownBars = series.places.compactMap { place in
            place.bar.map { (end: place.end, bar: series.bars[$0]) }
        }
        let ownCloses = ownBars.map { (end: $0.end, close: $0.bar.close) }
        var lines = [
            ComparedLine(
                instrument: own, bars: items.map(\.bar),
                closesBefore: ChartComparison.aligned(ownCloses, to: starts),
                values: ChartComparison.rebased(items.map { $0.bar?.close }))
        ]
        for other in others {
            let bars = ChartComparison.bars(of: other, series.interval, span)
            let closes = bars.map { (end: $0.end, close: $0.bar.close) }
            lines.append(
                ComparedLine(
                    instrument: other.instrument, bars: ChartComparison.grouped(bars, from: starts, to: ends),
                    closesBefore: ChartComparison.aligned(closes, to: starts),
                    values: ChartComparison.rebased(ChartComparison.aligned(closes, to: ends))))
        }
        self.lines = lines
    }

    /// The bars after each start and up to the end that belongs to it, as one.
    private static func grouped(
        _ bars: [(end: Int64, bar: ChartBar)], from starts: [Int64], to ends: [Int64]
    ) -> [ChartBar?] {
        var index = 0
        return zip(starts, ends).map { start, end in
            var result: ChartBar?
            while index < bars.count, bars[index].end <= end {
                defer { index += 1 }
                guard bars[index].end > start else { continue }
                if result == nil { result = bars[index].bar } else { result?.append(bars[index].bar) }
            }
            return result
        }
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

    private static func bars(
        of other: ComparedInstrument, _ interval: ChartInterval, _ span: ChartSpan
    ) -> [(end: Int64, bar: ChartBar)] {
        let daily = other.detail.bars(with: other.state)
        guard case .minutes = interval else {
            return daily.map { (Int64($0.date.daysSince1970), ChartBar($0)) }
        }
        let parts = IntradayPlaces(
            other.detail, other.instrument, state: other.state, span: .fiveDays, calendar: other.calendar)
        let bars = parts.places.compactMap { place in
            place.bar.map { (end: place.end, bar: parts.bars[$0]) }
        }
        if !bars.isEmpty { return bars }
        return daily.map { bar in
            let close = other.calendar?.session(on: bar.date)?.close
            let end = close ?? other.instrument.zone.instant(bar.date, TimeOfDay(22, 0))
            return (end.milliseconds, ChartBar(bar))
        }
    }
}
