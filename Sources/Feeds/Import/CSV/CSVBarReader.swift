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
    private var clock: SpelledClock?
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
        clock = zone.map(SpelledClock.init)
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
        if clock == nil { clock = SpelledClock(held.lazy.map { ($0.row.symbol, $0.row.time) }) }
        for index in held.indices {
            var row = held[index].row
            assumeZone(of: &row)
            held[index].row = row
        }
        if let note = clock?.note, !isOneADay { notes.append(note) }
        if let namedMinutes {
            // Bars do not overlap: where most rows are closer than the name says, they tell.
            let minutes = shorterGap(than: namedMinutes) ?? namedMinutes
            if minutes < namedMinutes { notes.append("bars of \(minutes) min, not of \(namedMinutes)") }
            meaning = .intraday(minutes: minutes)
            if minutes < 1440 { grid = grid(of: minutes) }
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

    /// Whether no instrument has two rows of one date on its exchange's clock, and one of them has more than one row
    /// or a midnight.
    private var isOneADay: Bool {
        var seen: [Symbol: Set<CalendarDate>] = [:]
        for (_, row) in held {
            if !seen[row.symbol, default: []].insert(row.sessionDate).inserted { return false }
        }
        return seen.values.contains { $0.count > 1 } || held.allSatisfy { $0.row.time.isMidnight }
    }

    private mutating func assumeZone(of row: inout CSVRow) {
        guard row.time.offsetMinutes == nil, let zone = clock?.zone(of: row.symbol) else { return }
        row.time.assume(zone)
    }

    /// The commonest gap where most of them are shorter than a length.
    private func shorterGap(than minutes: Int) -> Int? {
        let gaps = gaps
        let all = gaps.values.reduce(0, +)
        let shorter = gaps.reduce(0) { $0 + ($1.key < minutes ? $1.value : 0) }
        return shorter >= 3 && shorter * 2 > all ? commonestGap.flatMap { $0 < minutes ? $0 : nil } : nil
    }

    /// The commonest number of whole minutes between two rows of one symbol that follow each other.
    private var commonestGap: Int? {
        gaps.max { $0.value == $1.value ? $0.key > $1.key : $0.value < $1.value }?.key
    }

    /// How often each number of whole minutes is between two such rows.
    private var gaps: [Int: Int] {
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
        return counts
    }

    private mutating func outcome(of row: CSVRow, line: Int) -> LineOutcome {
        var row = row
        assumeZone(of: &row)
        let isOdd = grid?.isOdd(row.symbol, row.time.instant) ?? false
        var result = Result { () throws(LineFault) in try record(of: row) }
        // What is wrong with a row is reported first.
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
