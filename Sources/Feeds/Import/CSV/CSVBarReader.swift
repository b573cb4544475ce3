import Market

/// Reads a whole file of comma-separated bars, daily or intraday.
///
/// Where the dates hold times and the file's name gives no interval, the first rows are held back until the smallest
/// gap between them tells what they are.
struct CSVBarReader {
    /// How many rows are held back at most.
    static let heldRows = 4096

    private enum Meaning: Hashable {
        case undecided, daily, dateOnly, intraday(minutes: Int), unknown
    }

    private var rows: CSVRowReader
    private var meaning: Meaning
    private var held: [(line: Int, row: CSVRow)] = []

    /// - Parameters:
    ///   - header: where the columns stand.
    ///   - check: what makes a row bad.
    ///   - symbol: whose rows they are where no column says so.
    ///   - minutes: the interval that the file's name gives.
    init(header: CSVHeader, check: PriceCheck, symbol: Symbol?, minutes: Int?) {
        rows = CSVRowReader(header: header, check: check, symbol: symbol)
        meaning = minutes.map { .intraday(minutes: $0) } ?? .undecided
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
            if row.time.timeOfDay != nil {
                held.append((number, row))
                if held.count == CSVBarReader.heldRows { decide(into: &outcomes) }
                return
            }
            meaning = .daily
            release(into: &outcomes)
        }
        outcomes.append(outcome(of: row, line: number))
    }

    /// Gives out what is still held back.
    mutating func finish(into outcomes: inout [LineOutcome]) {
        if meaning == .undecided { decide(into: &outcomes) }
    }

    private mutating func decide(into outcomes: inout [LineOutcome]) {
        let gap = smallestGap
        let isMidnights = held.allSatisfy { $0.row.time.isMidnight }
        if isMidnights && gap ?? 1440 >= 1440 {
            meaning = .daily
        } else if let gap {
            meaning = gap < 1440 ? .intraday(minutes: gap) : .daily
        } else {
            // One line per symbol with a time of its own beside the date is a day's prices so far.
            meaning = rows.header.time == nil ? .unknown : .dateOnly
        }
        release(into: &outcomes)
    }

    private mutating func release(into outcomes: inout [LineOutcome]) {
        for entry in held { outcomes.append(outcome(of: entry.row, line: entry.line)) }
        held = []
    }

    /// Whole minutes between the nearest two rows of one symbol that follow each other; nil where there are none.
    private var smallestGap: Int? {
        var last: [Symbol: Instant] = [:]
        var smallest: Int64?
        for (_, row) in held {
            let time = row.time.instant
            if let before = last.updateValue(time, forKey: row.symbol), before != time {
                smallest = min(smallest ?? .max, abs(time.milliseconds(since: before)))
            }
        }
        return smallest.map { max(1, Int($0 / 60_000)) }
    }

    private func outcome(of row: CSVRow, line: Int) -> LineOutcome {
        LineOutcome(line: line, result: Result { () throws(LineFault) in try record(of: row) })
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
