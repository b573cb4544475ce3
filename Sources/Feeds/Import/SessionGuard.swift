import Market
import QuoteCache

/// What rows are checked for against the calendar and against the file's other rows.
struct SessionGuard {
    /// What becomes of a row.
    struct Checked {
        /// The row as it goes into the cache; nil where the file has it already, or one that is preferred.
        var record: ImportRecord?
        /// What is wrong with it beside another.
        var fault: LineFault?
    }

    private struct Moment: Hashable {
        var minutes: Int
        var position: Int64
    }

    private struct Identity: Hashable {
        var symbol: Symbol?
        var key: ImportRecordKey
    }

    private struct Seen {
        var rows = RepeatedRows<Moment>()
        /// The first date whose session is not over; nil where no calendar says.
        var openFrom: CalendarDate?
        var book: SessionBook?
    }

    private let now: Instant
    private var seen: [Symbol: Seen] = [:]
    private var lastSymbol: Symbol?
    private var last = Seen()
    private var others = RepeatedRows<Identity>()

    init(now: Instant) {
        self.now = now
    }

    /// What becomes of a row.
    mutating func checked(_ record: ImportRecord) throws(LineFault) -> Checked {
        switch record {
        case .daily(let symbol, let bar, let source):
            turn(to: symbol)
            let place = Moment(minutes: 0, position: Int64(bar.date.daysSince1970))
            let result = last.rows.verdict(of: RowValue(bar, source: source), at: place)
            return try dailyRecord(symbol, bar, source: source, result)
        case .intraday(let symbol, let bar, let source):
            turn(to: symbol)
            let place = Moment(minutes: bar.minutes, position: bar.start.milliseconds)
            let result = last.rows.verdict(of: RowValue(bar, source: source), at: place)
            return SessionGuard.checked(record, result, .contradicts(bar.start.description))
        case .quote, .sampleMark: return Checked(record: record)
        case .fact(let fact):
            let words = "\(fact.value?.description ?? "")\n\(fact.text ?? "")\n\(fact.unit)"
            return other(record, words, fact.source, "\(fact.metric) of \(fact.asOf)")
        case .target(let target):
            let words = "\(target.price) \(target.previous?.description ?? "") \(target.currency.code)"
            return other(record, words, target.source, "\(target.firm)'s target of \(target.asOf)")
        case .event(let event): return other(record, "", event.source, event.title)
        case .instrument(let row): return other(record, "\(row)", "", row.symbol.rawValue)
        }
    }

    private mutating func other(_ record: ImportRecord, _ words: String, _ source: String, _ name: String) -> Checked {
        let place = Identity(symbol: record.symbol, key: record.key)
        let result = others.verdict(of: RowValue(words: words, source: source), at: place)
        return SessionGuard.checked(record, result, .contradictsDetails(name))
    }

    private static func checked<Place>(
        _ record: ImportRecord, _ result: RepeatedRows<Place>.Verdict, _ fault: LineFault
    ) -> Checked {
        switch result {
        case .goesOn(let contradicts): Checked(record: record, fault: contradicts ? fault : nil)
        case .isLeftOut(let contradicts): Checked(fault: contradicts ? fault : nil)
        }
    }

    private mutating func turn(to symbol: Symbol) {
        guard symbol != lastSymbol else { return }
        if let lastSymbol { seen[lastSymbol] = last }
        lastSymbol = symbol
        if let known = seen.removeValue(forKey: symbol) {
            last = known
            return
        }
        last = Seen()
        let book = SessionBook(of: Instrument(inferredFrom: symbol))
        last.book = book
        // Rates have no close of their own; what has no calendar is taken as it is dated.
        last.openFrom = book.calendar == nil ? nil : book.lastOver(at: now).advanced(days: 1)
    }

    /// A session's row while it goes on is the price of now.
    private func dailyRecord(
        _ symbol: Symbol, _ bar: DailyBar, source: String, _ result: RepeatedRows<Moment>.Verdict
    ) throws(LineFault) -> Checked {
        var record = ImportRecord.daily(symbol, bar, source: source)
        if let openFrom = last.openFrom, bar.date >= openFrom, let book = last.book,
            book.hasSession(on: bar.date) == true
        {
            guard book.hasBegun(bar.date, at: now) else { throw .notBegun(bar.date.description) }
            record = .quote(
                Quote(
                    symbol: symbol, price: bar.close, time: min(now, book.end(of: bar.date)), open: bar.open,
                    high: bar.high, low: bar.low, volume: bar.volume, source: source))
        }
        return SessionGuard.checked(record, result, .contradicts(bar.date.description))
    }
}
