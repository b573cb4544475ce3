/// The shipped file of trading calendars; its own first lines say where the facts come from and how it is written.
struct TradingCalendarFile: Sendable {
    let calendars: [Exchange: TradingCalendar]

    static let shared = TradingCalendarFile(String(decoding: PackageResources.calendars_txt, as: UTF8.self))

    init(_ text: String) {
        var calendars: [Exchange: TradingCalendar] = [:]
        var block: [[Substring]] = []
        for line in text.split(separator: "\n", omittingEmptySubsequences: true) where !line.hasPrefix("#") {
            let words = line.split(separator: " ")
            if words.first == "calendar" {
                Self.add(block, to: &calendars)
                block = []
            }
            block.append(words)
        }
        Self.add(block, to: &calendars)
        self.calendars = calendars
    }

    private static func add(_ block: [[Substring]], to calendars: inout [Exchange: TradingCalendar]) {
        guard let first = block.first else { return }
        for exchange in first.dropFirst().compactMap({ Exchange(rawValue: String($0)) }) {
            calendars[exchange] = calendar(of: exchange, block)
        }
    }

    private static func calendar(of exchange: Exchange, _ block: [[Substring]]) -> TradingCalendar? {
        func arguments(_ key: Substring) -> [ArraySlice<Substring>] {
            block.filter { $0.first == key }.map { $0.dropFirst() }
        }
        guard let dates = arguments("known").first?.compactMap({ CalendarDate($0) }), dates.count == 2 else {
            return nil
        }
        let regular = arguments("hours").compactMap { dated($0) }.map { (from: $0.date, hours: $0.hours) }
        let special = arguments("session").compactMap { dated($0) }.map { ($0.date, $0.hours) }
        return TradingCalendar(
            exchange: exchange, known: dates[0]...dates[1], regular: regular,
            closures: ClosedWeekdays(arguments("closed").joined().compactMap { CalendarDate($0) }),
            special: Dictionary(special, uniquingKeysWith: { $1 }),
            preOpen: arguments("pre").first?.first.flatMap { TimeOfDay($0) },
            auctionMinutes: arguments("auction").first?.first.flatMap { Int($0) } ?? 0,
            afterHours: arguments("after").first?.first.flatMap { range($0) })
    }

    private static func dated(_ words: ArraySlice<Substring>) -> (date: CalendarDate, hours: TradingCalendar.Hours)? {
        let words = Array(words)
        guard words.count >= 2, let date = CalendarDate(words[0]), let session = range(words[1]) else { return nil }
        let lunch = words.count > 2 ? range(words[2]) : nil
        return (date, TradingCalendar.Hours(open: session.lowerBound, close: session.upperBound, lunch: lunch))
    }

    private static func range(_ text: Substring) -> Range<TimeOfDay>? {
        let ends = text.split(separator: "-").compactMap { TimeOfDay($0) }
        return ends.count == 2 && ends[0] < ends[1] ? ends[0]..<ends[1] : nil
    }
}
