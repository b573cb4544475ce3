import Market

/// Whose hours an instrument keeps.
enum FeedVenue: Hashable {
    case exchange(Exchange)
    case currencies
    case unknown
}

/// What every exchange is doing, recomputed only when something changes.
struct PhaseClock {
    /// A phase and when we noticed it.
    struct Entry: Hashable {
        var phase: FeedPhase
        /// When it began for us; nil where it was on when we started.
        var since: Duration?
        fileprivate var readAt: Instant
        fileprivate var nextChange: Instant
    }

    private let calendars: TradingCalendars
    private var entries: [FeedVenue: Entry] = [:]

    init(calendars: TradingCalendars) {
        self.calendars = calendars
    }

    /// The phase of a venue.
    mutating func entry(of venue: FeedVenue, wall: Instant, steady: Duration) -> Entry {
        if let entry = entries[venue], wall >= entry.readAt, wall < entry.nextChange {
            return entry
        }
        let phase = phase(of: venue, at: wall)
        let former = entries[venue]
        let since = former.map { $0.phase == phase ? $0.since : steady } ?? nil
        let entry = Entry(
            phase: phase, since: since, readAt: wall, nextChange: nextChange(of: venue, after: wall))
        entries[venue] = entry
        return entry
    }

    /// The next moment at which any exchange that was asked for does something else.
    func nextChange(after wall: Instant) -> Instant? {
        entries.values.map(\.nextChange).filter { $0 > wall }.min()
    }

    private func phase(of venue: FeedVenue, at wall: Instant) -> FeedPhase {
        switch venue {
        case .exchange(let exchange): .of(calendars[exchange], at: wall)
        case .currencies: .ofCurrencies(at: wall)
        case .unknown: .unknown
        }
    }

    private func nextChange(of venue: FeedVenue, after wall: Instant) -> Instant {
        guard case .exchange(let exchange) = venue else {
            let hour: Int64 = 3_600_000
            return Instant(milliseconds: (wall.milliseconds / hour + 1) * hour)
        }
        // A day off begins and ends at midnight without the calendar's phase changing, so midnights count as well.
        let tomorrow = exchange.zone.instant(exchange.zone.local(wall).date.advanced(days: 1), TimeOfDay(0, 0))
        return min(calendars[exchange]?.nextChange(after: wall)?.at ?? tomorrow, tomorrow)
    }
}
