public import Market

/// What a chart draws of its instrument: bars, and the places on the time axis that they stand at.
public struct ChartSeries: Sendable {
    /// What one place stands for.
    let interval: ChartInterval
    /// Oldest first.
    let bars: [ChartBar]
    /// Oldest first; every place without a bar is a gap.
    let places: [ChartPlace]
    /// Why something else is shown than was asked for.
    var note: String?

    /// Makes a series of what is known.
    ///
    /// - Parameters:
    ///   - span: parts of sessions for those of a few days, where the cache has any; else whole sessions.
    ///   - state: brings the latest price.
    ///   - calendar: tells which sessions are missing and when lunch is.
    public init(
        _ detail: InstrumentDetail, _ instrument: Instrument, state: InstrumentState?, span: ChartSpan,
        calendar: TradingCalendar?
    ) {
        if span.intradaySessions != nil {
            let parts = IntradayPlaces(detail, instrument, state: state, span: span, calendar: calendar)
            if !parts.bars.isEmpty {
                self.init(interval: .minutes(parts.length), bars: parts.bars, places: parts.places, note: nil)
                return
            }
        }
        let daily = detail.bars(with: state)
        let note =
            span.intradaySessions == nil || daily.isEmpty
            ? nil : "no intraday bars, showing daily"
        self.init(daily: daily, calendar: calendar, note: note)
    }

    init(interval: ChartInterval, bars: [ChartBar], places: [ChartPlace], note: String?) {
        self.interval = interval
        self.bars = bars
        self.places = places
        self.note = note
    }

    init(daily: [DailyBar], calendar: TradingCalendar?, note: String? = nil) {
        var places: [ChartPlace] = []
        places.reserveCapacity(daily.count + 16)
        var before: CalendarDate?
        for (index, bar) in daily.enumerated() {
            if let before { ChartSeries.addMissing(from: before, to: bar.date, calendar, &places) }
            places.append(ChartPlace(date: bar.date, end: Int64(bar.date.daysSince1970), bar: index))
            before = bar.date
        }
        self.init(interval: .session, bars: daily.map { ChartBar($0) }, places: places, note: note)
    }

    /// Longer holes are not drawn place by place: a year without bars would push everything else out of sight.
    private static let mostMissing = 15

    /// Sessions that were held and of which there is no bar.
    private static func addMissing(
        from before: CalendarDate, to date: CalendarDate, _ calendar: TradingCalendar?, _ places: inout [ChartPlace]
    ) {
        let days = date.daysSince1970 - before.daysSince1970
        guard days > 1, let calendar, !(days == 3 && date.weekday == .monday) else { return }
        let last = date.advanced(days: -1)
        for session in calendar.sessions(from: before.advanced(days: 1), through: last).prefix(mostMissing) {
            places.append(ChartPlace(date: session.date, end: Int64(session.date.daysSince1970)))
        }
    }

    /// The places that a span shows, the last one always the newest. No width has a say in it.
    func visibleCount(_ span: ChartSpan) -> Int {
        guard let last = places.last?.date else { return 0 }
        if let sessions = span.intradaySessions {
            guard case .minutes = interval else { return min(sessions, places.count) }
            let dates = Set(places.map(\.date)).sorted().suffix(sessions)
            guard let first = dates.first else { return places.count }
            // The night before the first of them is not shown.
            return places.count - (places.firstIndex { $0.date >= first && $0.kind != .night } ?? 0)
        }
        guard let first = span.firstDate(from: last) else { return places.count }
        var low = 0
        var high = places.count
        while low < high {
            let middle = (low + high) / 2
            if places[middle].date < first { low = middle + 1 } else { high = middle }
        }
        // A year to date is counted from the last close of the year before, so that close stands at the left edge.
        let start = span == .yearToDate ? places[..<low].lastIndex { $0.bar != nil } ?? low : low
        return places.count - start
    }
}
