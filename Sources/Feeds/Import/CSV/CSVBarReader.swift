import Market

/// Reads a whole file of comma-separated bars, daily or intraday.
///
/// The first rows are held back until what most of them spell, and the commonest gap between them, tell what they are:
/// their order does not matter.
struct CSVBarReader {
    /// How many rows are held back at most.
    static let heldRows = 4096

    private enum Meaning: Hashable {
        case undecided, daily, dateOnly, intraday(minutes: Int), unknown
    }

    private var rows: CSVRowReader
    private var meaning: Meaning
    /// What was assumed about the times.
    private(set) var notes: [String] = []
    private var zone: TimeZoneRule?
    private let namedMinutes: Int?
    private var grid: IntradayGrid?
    private var held: [(line: Int, row: CSVRow)] = []

    /// - Parameters:
    ///   - header: where the columns stand.
    ///   - check: what makes a row bad.
    ///   - symbol: whose rows they are where no column says so.
    ///   - minutes: the interval that the file's name gives.
    ///   - zone: the clock of times without one.
    init(header: CSVHeader, check: PriceCheck, symbol: Symbol?, minutes: Int?, zone: TimeZoneRule? = nil) {
        self.zone = zone
        namedMinutes = minutes
        rows = CSVRowReader(header: header, check: check, symbol: symbol)
        meaning = .undecided
    }

    /// Reads a line below the header.
    mutating func read(_ line: Span<UInt8>, number: Int, into outcomes: inout [LineOutcome]) {
        let row: CSVRow
        do throws(LineFault) {
            row = try rows.row(line)
        } catch {
            outcomes.append(LineOutcome(line: number, result: .failure(error)))
            return
        }
        if meaning == .undecided {
            held.append((number, row))
            if held.count == CSVBarReader.heldRows { decide(into: &outcomes) }
            return
        }
        outcomes.append(outcome(of: row, line: number))
    }

    /// Gives out what is still held back.
    mutating func finish(into outcomes: inout [LineOutcome]) {
        if meaning == .undecided { decide(into: &outcomes) }
    }

    private mutating func decide(into outcomes: inout [LineOutcome]) {
        let timed = held.count { $0.row.time.timeOfDay != nil }
        if namedMinutes == nil, timed * 2 <= held.count {
            meaning = .daily
            return release(into: &outcomes)
        }
        settleZone()
        for index in held.indices { held[index].row.time.assume(zone) }
        if let namedMinutes {
            meaning = .intraday(minutes: namedMinutes)
            if namedMinutes < 1440 { grid = grid(of: namedMinutes) }
        } else if isOneADay {
            meaning = .dateOnly
        } else if let gap = commonestGap {
            meaning = gap < 1440 ? .intraday(minutes: gap) : .dateOnly
            if gap < 1440 { grid = grid(of: gap) }
        } else {
            // One line per symbol with a time of its own beside the date is a day's prices so far.
            meaning = rows.header.time == nil ? .unknown : .dateOnly
        }
        release(into: &outcomes)
    }

    private func grid(of minutes: Int) -> IntradayGrid {
        IntradayGrid(minutes: minutes, starts: held.map { ($0.row.symbol, $0.row.time.instant) })
    }

    private mutating func release(into outcomes: inout [LineOutcome]) {
        for entry in held { outcomes.append(outcome(of: entry.row, line: entry.line)) }
        held = []
    }

    /// Times without a zone are UTC, unless the exchange's sessions fit only its own clock: west of Greenwich a day's
    /// times overlap its session on either clock, but lie within it on one.
    private mutating func settleZone() {
        let naive = held.filter { $0.row.time.timeOfDay != nil && $0.row.time.offsetMinutes == nil }
        guard zone == nil, let symbol = naive.map(\.row.symbol).min() else { return }
        let instrument = Instrument(inferredFrom: symbol)
        guard let exchange = instrument.exchange, let calendar = exchange.calendar,
            let session = calendar.session(onOrAfter: calendar.knownDates.lowerBound)
        else { return }
        let (open, close) = (exchange.zone.local(session.open).time, exchange.zone.local(session.close).time)
        let hours = open.seconds - 1800...close.seconds + 1800
        func fitting(_ zone: TimeZoneRule) -> Int {
            naive.count { entry in
                var time = entry.row.time
                time.assume(zone)
                return hours.contains(exchange.zone.local(time.instant).time.seconds)
            }
        }
        let (inUTC, local) = (fitting(.utc), fitting(exchange.zone))
        func isNearlyAll(_ count: Int) -> Bool { count * 10 >= naive.count * 9 }
        guard local > 0, inUTC == 0 || isNearlyAll(local) && !isNearlyAll(inUTC) else { return }
        zone = exchange.zone
        if !isOneADay { notes.append("times without a zone read as \(exchange.city) time") }
    }

    /// Whether no instrument has two rows of one date on its exchange's clock, and one of them has more than one row
    /// or a midnight.
    private var isOneADay: Bool {
        var seen: [Symbol: Set<CalendarDate>] = [:]
        for (_, row) in held {
            if !seen[row.symbol, default: []].insert(row.sessionDate).inserted { return false }
        }
        return seen.values.contains { $0.count > 1 } || held.allSatisfy { $0.row.time.isMidnight }
    }

    /// The commonest number of whole minutes between two rows of one symbol that follow each other.
    private var commonestGap: Int? {
        var times: [Symbol: Set<Instant>] = [:]
        for (_, row) in held where row.time.timeOfDay != nil {
            times[row.symbol, default: []].insert(row.time.instant)
        }
        var counts: [Int: Int] = [:]
        for times in times.values.map({ $0.sorted() }) {
            for (time, before) in zip(times.dropFirst(), times) {
                counts[max(1, Int(time.milliseconds(since: before) / 60_000)), default: 0] += 1
            }
        }
        return counts.max { $0.value == $1.value ? $0.key > $1.key : $0.value < $1.value }?.key
    }

    private mutating func outcome(of row: CSVRow, line: Int) -> LineOutcome {
        var row = row
        row.time.assume(zone)
        let isOdd = grid?.isOdd(row.symbol, row.time.instant) ?? false
        var result = Result { () throws(LineFault) in try record(of: row) }
        // What is wrong with a row is told first.
        if isOdd, case .success = result { result = .failure(.oddRow) }
        return LineOutcome(line: line, result: result)
    }

    private func record(of row: CSVRow) throws(LineFault) -> ImportRecord {
        switch meaning {
        case .daily: try row.dailyBar(rows.check)
        case .dateOnly: try row.barOfDate(rows.check)
        case .intraday(let minutes): try row.intradayBar(minutes: minutes, rows.check)
        case .undecided, .unknown: throw .unknownInterval
        }
    }
}
