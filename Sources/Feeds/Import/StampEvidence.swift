import Market

/// What the stamps of a source's bars say about whether they are starts or ends.
struct StampEvidence {
    private(set) var grid: StampGrid
    /// Openings within the rows: of the session, and after its lunch.
    private var openings = 0
    /// Those with a stamp at which a bar begins, but none ends.
    private var stampedOpenings = 0
    /// Those whose first bar's end is stamped.
    private var stampedFirstEnds = 0
    /// Closes within the rows: of the session, and before its lunch.
    private var closes = 0
    private var stampedCloses = 0
    /// Those at which no bar would begin.
    private var shortCloses = 0
    /// The ends of all bars within the rows.
    private var ends = 0
    private var missingEnds = 0
    /// Whether bars go by the clock, so that none would begin at the open, and no lunch tells more.
    private var isAmbiguous = false

    init(minutes: Int) {
        grid = StampGrid(minutes: minutes)
    }

    /// Whether a stamp can be nothing but a start.
    var hasStarts: Bool { stampedOpenings > 0 }

    /// Whether the stamps are ends beyond doubt.
    ///
    /// A row without trades is missing from files of either kind: that all bars of the opening are missing by chance
    /// has to be less likely than one in a million, by how many of the others are.
    var areEnds: Bool {
        guard !hasStarts, !isAmbiguous, openings > 0, ends > 2, closes > 0,
            stampedFirstEnds * 5 >= openings * 4, stampedCloses * 5 >= closes * 4
        else { return false }
        // A single opening may be missing for a reason of its own; a last bar off the rhythm of starts settles it.
        if openings == 1, shortCloses == 0, ends < 8 { return false }
        let missing = Double(missingEnds) / Double(ends)
        var chance = 1.0
        for _ in 0..<min(openings, 1000) { chance *= missing }
        return chance <= 1e-6
    }

    /// Adds the stamps of one instrument.
    mutating func add(_ stamps: Set<Instant>, _ calendar: TradingCalendar) {
        guard let first = stamps.min(), let last = stamps.max() else { return }
        let zone = calendar.exchange.zone
        for date in Set(stamps.map { zone.local($0).date }) {
            guard let session = calendar.session(on: date) else { continue }
            for index in session.parts.indices { add(stamps, within: first...last, part: index, of: session) }
        }
    }

    private mutating func add(
        _ stamps: Set<Instant>, within rows: ClosedRange<Instant>, part index: Int, of session: TradingSession
    ) {
        let part = session.parts[index]
        func missing(_ ends: [Instant]) -> Int {
            ends.count { rows.contains($0) && !stamps.contains($0) && !session.isSilent(at: $0) }
        }
        var (byClock, all) = (false, grid.ends(in: part, byClock: false))
        var lost = missing(all)
        if lost > 0, 60 % grid.minutes == 0 {
            let others = grid.ends(in: part, byClock: true)
            let areStamped = missing(others) == 0 && others.dropLast().contains(where: stamps.contains)
            if areStamped { (byClock, all, lost) = (true, others, 0) }
        }
        if byClock {
            grid.partsByClock.insert(index)
            if session.lunch == nil { isAmbiguous = true }
        }
        ends += all.count { rows.contains($0) }
        missingEnds += lost
        if rows.contains(part.upperBound) {
            closes += 1
            if stamps.contains(part.upperBound) {
                stampedCloses += 1
                let length = part.upperBound.milliseconds(since: part.lowerBound)
                if !length.isMultiple(of: grid.length) { shortCloses += 1 }
            }
        }
        guard let firstEnd = all.first, rows.contains(firstEnd) else { return }
        openings += 1
        if stamps.contains(firstEnd) { stampedFirstEnds += 1 }
        let before = part.lowerBound.advanced(milliseconds: -grid.length)
        let earliest = index == 0 ? before : max(before, session.parts[0].upperBound)
        if stamps.contains(where: { $0 > earliest && $0 <= part.lowerBound }) { stampedOpenings += 1 }
    }
}

extension TradingSession {
    /// Whether nothing trades in a bar that ends at a moment: orders are gathered for the close.
    fileprivate func isSilent(at end: Instant) -> Bool {
        guard let closingAuction else { return false }
        return closingAuction.lowerBound < end && end < closingAuction.upperBound && end != close
    }
}
