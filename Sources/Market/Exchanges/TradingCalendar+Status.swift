extension TradingCalendar {
    /// What the exchange is doing at a moment.
    public func status(at moment: Instant) -> ExchangeStatus {
        let today = exchange.zone.local(moment).date
        guard known.contains(today) else { return ExchangeStatus(phase: .unknown, next: nil) }
        guard let session = session(on: today) else {
            let phase: TradingPhase = holidays[today] != nil && !today.weekday.isWeekend ? .holiday : .closed
            return ExchangeStatus(phase: phase, next: self.session(onOrAfter: today)?.open)
        }
        let phase = session.phases.last { $0.start <= moment }?.phase ?? .closed
        return ExchangeStatus(phase: phase, next: next(from: phase, in: session, at: moment))
    }

    /// What the user waits for: the end of what goes on, or the next opening.
    private func next(from phase: TradingPhase, in session: TradingSession, at moment: Instant) -> Instant? {
        switch phase {
        case .lunch: session.lunch?.upperBound
        case .open: session.close
        case .closingAuction: session.closingAuction?.upperBound
        case .preOpen, .afterHours, .closed, .holiday, .unknown:
            moment < session.open ? session.open : self.session(onOrAfter: session.date.advanced(days: 1))?.open
        }
    }

    /// The first moment after another at which the exchange does something else, and what; nil where the known dates
    /// end before.
    ///
    /// A holiday begins and ends at midnight on the exchange's own clock.
    public func nextChange(after moment: Instant) -> (at: Instant, phase: TradingPhase)? {
        let current = status(at: moment).phase
        var day = exchange.zone.local(moment).date
        guard known.contains(day) else { return nil }
        while known.contains(day) {
            if let change = phases(on: day).first(where: { $0.start > moment && $0.phase != current }) {
                return (change.start, change.phase)
            }
            day = day.advanced(days: 1)
        }
        return nil
    }

    /// Everything that begins on a known date, its first moment included.
    private func phases(on date: CalendarDate) -> [(start: Instant, phase: TradingPhase)] {
        let midnight = exchange.zone.instant(date, TimeOfDay(0, 0))
        guard let session = session(on: date) else {
            return [(midnight, holidays[date] != nil && !date.weekday.isWeekend ? .holiday : .closed)]
        }
        return [(midnight, .closed)] + session.phases
    }
}

extension TradingSession {
    /// When each part of the day begins, in order; before the first the exchange is closed.
    var phases: [(start: Instant, phase: TradingPhase)] {
        var starts: [(start: Instant, phase: TradingPhase)] = []
        // What is added later wins where two parts begin together.
        func add(_ start: Instant, _ phase: TradingPhase) {
            starts.removeAll { $0.start == start }
            starts.append((start, phase))
        }
        if let preOpen { add(preOpen, .preOpen) }
        add(open, .open)
        if let lunch {
            add(lunch.lowerBound, .lunch)
            add(lunch.upperBound, .open)
        }
        add(close, .closed)
        if let closingAuction {
            add(closingAuction.lowerBound, .closingAuction)
            add(closingAuction.upperBound, .closed)
        }
        if let afterHours {
            add(afterHours.lowerBound, .afterHours)
            add(afterHours.upperBound, .closed)
        }
        return starts.sorted { $0.start < $1.start }
    }
}
