/// Reads calendar files line by line; the shipped one and the user's additions are written alike.
struct CalendarFileReader {
    private var calendars: TradingCalendars
    private var exchanges: [Exchange] = []

    init(_ calendars: TradingCalendars) {
        self.calendars = calendars
    }

    /// Reads one line, its end left out.
    mutating func read(_ line: Substring.UTF8View, number: Int) throws(CalendarFileError) {
        let content = line.prefix { $0 != UInt8(ascii: "#") }
        let isSpace: (UInt8) -> Bool = {
            $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") || $0 == UInt8(ascii: "\r")
        }
        var words = CalendarLine(words: content.split(whereSeparator: isSpace).map(Substring.init)[...], number: number)
        guard let keyword = words.next() else { return }
        switch keyword {
        case "calendar": try readExchanges(&words)
        case "known": try readKnown(&words)
        case "hours":
            let date = try words.date()
            let hours = try words.hours()
            try change(words) { calendar in
                calendar.regular.removeAll { $0.from == date }
                calendar.regular.append((from: date, hours: hours))
                calendar.regular.sort { $0.from < $1.from }
            }
        case "holiday":
            let dates = try words.dates()
            let name = words.rest.isEmpty ? "Closed" : words.rest
            try change(words) { calendar in
                for date in dates {
                    calendar.holidays[date] = name
                    calendar.special[date] = nil
                }
            }
        case "session": try readSession(&words)
        case "open":
            let dates = try words.dates()
            try change(words) { calendar in for date in dates { calendar.holidays[date] = nil } }
        case "expected":
            let dates = try words.dates()
            try change(words) { $0.expected.formUnion(dates) }
        default:
            throw words.error(
                "\(DisplayText.sanitized(String(keyword), limit: 20)) is not a keyword; write calendar, known, hours,"
                    + " holiday, session, open or expected")
        }
    }

    /// The calendars with all that was read.
    func finished() -> TradingCalendars {
        TradingCalendars(calendars.calendars.mapValues { $0.settled() })
    }

    private mutating func readExchanges(_ words: inout CalendarLine) throws(CalendarFileError) {
        exchanges = []
        while let word = words.next() {
            guard let exchange = Exchange(rawValue: String(word)) else {
                throw words.error(
                    "\(DisplayText.sanitized(String(word), limit: 20)) is not an exchange; write one of "
                        + Exchange.allCases.map(\.mic).joined(separator: " "))
            }
            exchanges.append(exchange)
        }
        if exchanges.isEmpty { throw words.error("name an exchange, such as calendar XTAI") }
    }

    private mutating func readKnown(_ words: inout CalendarLine) throws(CalendarFileError) {
        let (first, last) = (try words.date(), try words.date())
        guard first <= last, !exchanges.isEmpty else {
            throw words.error("write known FROM TO after a calendar line, the earlier date first")
        }
        for exchange in exchanges {
            if let known = calendars.calendars[exchange]?.known {
                let range = min(first, known.lowerBound)...max(last, known.upperBound)
                calendars.calendars[exchange]?.known = range
            } else {
                calendars.calendars[exchange] = TradingCalendar(exchange: exchange, known: first...last)
            }
        }
    }

    private mutating func readSession(_ words: inout CalendarLine) throws(CalendarFileError) {
        let date = try words.date()
        let times = try words.range()
        let lunch = words.skip("lunch") ? try words.range() : nil
        let session = TradingCalendar.SpecialSession(
            open: times.lowerBound, close: times.upperBound, lunch: lunch,
            note: words.rest.isEmpty ? "Other hours" : words.rest)
        try change(words) { calendar in
            calendar.special[date] = session
            calendar.holidays[date] = nil
        }
    }

    private mutating func change(
        _ words: CalendarLine, _ body: (inout TradingCalendar) -> Void
    ) throws(CalendarFileError) {
        if exchanges.isEmpty { throw words.error("start with a line such as calendar XTAI") }
        for exchange in exchanges {
            guard let known = calendars.calendars[exchange]?.known else {
                throw words.error("\(exchange.mic) has no known dates; write known FROM TO first")
            }
            // In place: a copy for every line would cost more than the reading.
            body(&calendars.calendars[exchange, default: TradingCalendar(exchange: exchange, known: known)])
        }
    }
}

/// One line's words, taken from the left.
struct CalendarLine {
    private(set) var words: ArraySlice<Substring>
    let number: Int

    init(words: ArraySlice<Substring>, number: Int) {
        self.words = words
        self.number = number
    }

    /// What has not been taken, as one text that is safe to show.
    var rest: String { DisplayText.sanitized(words.joined(separator: " "), limit: 60) }

    func error(_ problem: String) -> CalendarFileError { CalendarFileError(line: number, problem: problem) }

    mutating func next() -> Substring? { words.popFirst() }

    /// Takes a word if it is this one.
    mutating func skip(_ word: Substring) -> Bool {
        guard words.first == word else { return false }
        words.removeFirst()
        return true
    }

    mutating func date() throws(CalendarFileError) -> CalendarDate {
        guard let word = words.first, let date = CalendarDate(word) else {
            throw error("a date such as 2026-11-25 is missing")
        }
        words.removeFirst()
        return date
    }

    /// One date or more.
    mutating func dates() throws(CalendarFileError) -> [CalendarDate] {
        var dates = [try date()]
        while let word = words.first, let date = CalendarDate(word) {
            dates.append(date)
            words.removeFirst()
        }
        return dates
    }

    mutating func range() throws(CalendarFileError) -> Range<TimeOfDay> {
        let ends = words.first?.split(separator: "-").compactMap { TimeOfDay($0) } ?? []
        guard ends.count == 2, ends[0] < ends[1] else {
            throw error("times such as 09:00-13:30 are missing, the earlier one first")
        }
        words.removeFirst()
        return ends[0]..<ends[1]
    }

    mutating func hours() throws(CalendarFileError) -> TradingHours {
        let times = try range()
        var hours = TradingHours(open: times.lowerBound, close: times.upperBound)
        while let part = next() {
            switch part {
            case "lunch": hours.lunch = try range()
            case "auction": hours.auction = try range()
            case "after": hours.after = try range()
            case "pre":
                guard let time = next().flatMap({ TimeOfDay($0) }) else {
                    throw error("a time such as 08:30 is missing after pre")
                }
                hours.preOpen = time
            default:
                throw error(
                    "\(DisplayText.sanitized(String(part), limit: 20)) is not one of lunch, pre, auction, after")
            }
        }
        return hours
    }
}
