import Market

/// The last sessions part by part, their lunches and nights as gaps.
struct IntradayPlaces {
    private(set) var bars: [ChartBar] = []
    private(set) var places: [ChartPlace] = []
    /// Minutes of one place.
    let length: Int

    /// Trading that follows the close so soon is the closing auction's.
    private static let auctionMinutes = 15

    init(
        _ detail: InstrumentDetail, _ instrument: Instrument, state: InstrumentState?, span: ChartSpan,
        calendar: TradingCalendar?
    ) {
        let zone = instrument.zone
        let sessions = Dictionary(grouping: detail.intraday) { zone.local($0.start).date }
        let dates = sessions.keys.sorted()
        // What is in sight at first decides.
        let shown = dates.suffix(span.intradaySessions ?? 5)
        length = max(1, shown.compactMap { sessions[$0]?.map(\.minutes).max() }.max() ?? 1)
        for date in dates {
            let parts = sessions[date] ?? []
            guard let first = parts.first, let last = parts.last else { continue }
            let session = calendar?.session(on: date)
            let day = Day(
                date: date, zone: zone, open: session?.open ?? first.start, close: session?.close ?? last.end,
                lunch: session?.lunch, length: length, isLunchShort: span != .day)
            if !places.isEmpty { places.append(ChartPlace(kind: .night, date: date, minute: nil, end: day.openKey)) }
            append(day, parts, latest: state)
        }
    }

    private struct Day {
        let date: CalendarDate
        let zone: TimeZoneRule
        let open: Instant
        let close: Instant
        let lunch: Range<Instant>?
        let length: Int
        /// Whether lunch takes one place, however long it is.
        let isLunchShort: Bool

        var openKey: Int64 { open.milliseconds }
        var milliseconds: Int64 { Int64(length) * 60_000 }
        var count: Int { max(1, Int((close.milliseconds(since: open) + milliseconds - 1) / milliseconds)) }

        func start(_ index: Int) -> Instant { open.advanced(milliseconds: Int64(index) * milliseconds) }

        /// The place of a moment; nil before the open and long after the close.
        func index(of moment: Instant) -> Int? {
            let end = close.advanced(seconds: IntradayPlaces.auctionMinutes * 60)
            guard moment >= open, moment < end else { return nil }
            return min(Int(moment.milliseconds(since: open) / milliseconds), count - 1)
        }

        func isLunch(_ index: Int) -> Bool { lunch?.contains(start(index)) ?? false }
    }

    private mutating func append(_ day: Day, _ parts: [IntradayBar], latest: InstrumentState?) {
        var found: [Int: ChartBar] = [:]
        for part in parts {
            guard let index = day.index(of: part.start) else { continue }
            let bar = ChartBar(part, date: day.date, minute: minute(of: day.start(index), day))
            if found[index] == nil { found[index] = bar } else { found[index]?.append(bar) }
        }
        addLatest(latest, day, after: parts.last?.end, &found)
        var isLunchShown = false
        for index in 0..<day.count {
            let isLunch = day.isLunch(index) && found[index] == nil
            if isLunch, day.isLunchShort, isLunchShown { continue }
            isLunchShown = isLunchShown || isLunch
            let start = day.start(index)
            var place = ChartPlace(
                kind: isLunch ? .lunch : .trading, date: day.date, offset: index * length,
                minute: minute(of: start, day), end: start.advanced(seconds: length * 60).milliseconds)
            if let bar = found[index] {
                place.bar = bars.count
                bars.append(bar)
            }
            places.append(place)
        }
    }

    /// The latest price is newer than the last part that is over.
    private func addLatest(
        _ state: InstrumentState?, _ day: Day, after last: Instant?, _ found: inout [Int: ChartBar]
    ) {
        guard let state, let price = state.price, let time = state.time, state.sessionDate == day.date,
            let last, time > last, let index = day.index(of: time)
        else { return }
        let bar = ChartBar(date: day.date, minute: minute(of: day.start(index), day), close: price)
        if found[index] == nil { found[index] = bar } else { found[index]?.append(bar) }
    }

    private func minute(of moment: Instant, _ day: Day) -> Int { day.zone.local(moment).time.seconds / 60 }
}
