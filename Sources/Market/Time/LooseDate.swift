/// A date as people and web sites write it; day and month may be distinguished only by the rest of the file.
public struct LooseDate: Hashable, Sendable {
    /// Which of two numbers comes first.
    public enum Order: Hashable, CaseIterable, Sendable { case monthFirst, dayFirst }

    private enum Content: Hashable, Sendable {
        case date(CalendarDate)
        case numbers(Int, Int, year: Int)
    }

    private let content: Content
    private var time: TimeOfDay?
    private var zone: TimeZoneRule?

    /// The date; nil where the calendar has none in this order.
    public func date(_ order: Order) -> CalendarDate? {
        switch content {
        case .date(let date): date
        case .numbers(let first, let second, let year):
            order == .monthFirst
                ? CalendarDate(year: year, month: first, day: second)
                : CalendarDate(year: year, month: second, day: first)
        }
    }

    /// Whether the order of day and month makes a difference.
    public var needsOrder: Bool {
        if case .numbers(let first, let second, _) = content { first != second } else { false }
    }

    /// ISO 8601.
    public func plain(_ order: Order) -> String? {
        guard let date = date(order) else { return nil }
        guard let time else { return "\(date)" }
        guard let zone else { return "\(date) \(time)" }
        let minutes = zone.offsetMinutes(at: zone.instant(date, time))
        let amount = TimeOfDay(secondsSinceMidnight: abs(minutes) * 60).shortText
        return "\(date) \(time)\(minutes < 0 ? "-" : "+")\(amount)"
    }

    /// Reads a text; nil where it is not a date.
    ///
    /// - Parameter isTaiwan: whether years of two or three digits count from 1911.
    public init?(_ text: String, isTaiwan: Bool) {
        let marks: [Character: Character] = ["年": "-", "月": "-", "日": " ", "년": "-", "월": "-", "일": " ", ",": " "]
        var words = String(text.map { marks[$0] ?? $0 }).split(whereSeparator: \.isWhitespace).map(String.init)
        // 2021년 03월 26일: the parts stand apart.
        while words.count > 1, words[0].hasSuffix("-") { words[0] += words.remove(at: 1) }
        guard let first = words.first else { return nil }
        if let numbers = LooseDate.numbers(first, isTaiwan: isTaiwan) {
            content = numbers
            words.removeFirst()
        } else if let (date, count) = LooseDate.named(words) {
            content = .date(date)
            words.removeFirst(count)
        } else {
            return nil
        }
        guard readRest(words) else { return nil }
    }

    private mutating func readRest(_ words: [String]) -> Bool {
        for word in words.flatMap(LooseDate.apart) {
            if let zone = LooseDate.zone(word) {
                self.zone = zone
            } else if ["AM", "PM", "오전", "오후", "上午", "下午", "午前", "午後"].contains(word.uppercased()) {
                guard let time else { continue }
                let isLate = ["PM", "오후", "下午", "午後"].contains(word.uppercased())
                let hour = time.seconds / 3600 % 12 + (isLate ? 12 : 0)
                self.time = TimeOfDay(secondsSinceMidnight: hour * 3600 + time.seconds % 3600)
            } else {
                let parts = word.split(separator: ":").map { Int($0.prefix { $0 != "." }) }
                guard (2...3).contains(parts.count), let hour = parts[0], let minute = parts[1], hour < 24, minute < 60
                else { return false }
                let second = parts.count == 3 ? parts[2] ?? 0 : 0
                time = TimeOfDay(secondsSinceMidnight: hour * 3600 + minute * 60 + second)
            }
        }
        return true
    }

    /// `4:00pm` is two words.
    private static func apart(_ word: String) -> [String] {
        let tail = word.suffix(2).uppercased()
        guard word.count > 3, tail == "AM" || tail == "PM", word.first?.isNumber ?? false else { return [word] }
        return [String(word.dropLast(2)), tail]
    }

    private static func numbers(_ word: String, isTaiwan: Bool) -> Content? {
        if word.count == 7 || word.count == 8, let number = Int(word), number > 0 {
            let year = number / 10_000 + (word.count == 7 ? 1911 : 0)
            return CalendarDate(year: year, month: number / 100 % 100, day: number % 100).map { .date($0) }
        }
        let parts = word.split(whereSeparator: { "/-.".contains($0) })
        let numbers = parts.compactMap { Int($0) }
        guard parts.count == 3, numbers.count == 3, numbers.allSatisfy({ $0 > 0 }) else { return nil }
        let (first, second, third) = (numbers[0], numbers[1], numbers[2])
        if parts[0].count == 4 { return CalendarDate(year: first, month: second, day: third).map { .date($0) } }
        if parts[0].count == 3 || isTaiwan {
            return CalendarDate(year: first + 1911, month: second, day: third).map { .date($0) }
        }
        let year = parts[2].count == 4 ? third : parts[2].count == 2 ? third + (third < 70 ? 2000 : 1900) : 0
        guard year > 0 else { return nil }
        if word.contains(".") { return CalendarDate(year: year, month: second, day: first).map { .date($0) } }
        return .numbers(first, second, year: year)
    }

    /// `Nov 27 2026`, `27 Nov 2026`, `27-Nov-2026`, with the day of the week before it.
    private static func named(_ words: [String]) -> (CalendarDate, Int)? {
        var (day, month, year): (Int?, Int?, Int?)
        for (index, word) in words.prefix(4).enumerated() {
            for part in word.split(separator: "-") {
                if let number = Int(part) {
                    if part.count == 4 { year = number } else { day = number }
                } else if let found = CalendarDate.monthNames.firstIndex(where: {
                    part.lowercased().hasPrefix($0.lowercased())
                }) {
                    month = found + 1
                }
            }
            if let day, let month, let year {
                return CalendarDate(year: year, month: month, day: day).map { ($0, index + 1) }
            }
        }
        return nil
    }

    /// The zone of a name or an abbreviation, such as `US/Eastern`; nil where it is not known.
    public static func zone(_ word: String) -> TimeZoneRule? {
        switch word.uppercased() {
        case "US/EASTERN", "AMERICA/NEW_YORK", "EST", "EDT", "ET": .newYork
        case "ASIA/TAIPEI", "ASIA/SHANGHAI", "ASIA/HONG_KONG", "HONGKONG", "HKT", "ASIA/SINGAPORE": .fixed(minutes: 480)
        case "ASIA/TOKYO", "ASIA/SEOUL", "JST", "KST", "JAPAN", "ROK": .fixed(minutes: 540)
        case "EUROPE/BERLIN", "EUROPE/PARIS", "EUROPE/AMSTERDAM", "EUROPE/WARSAW", "CET", "CEST": .centralEurope
        case "UTC", "GMT", "Z": .utc
        default: nil
        }
    }

    /// The order that all dates of a file allow; nil where both or neither do.
    public static func order(of dates: [LooseDate], through latest: CalendarDate) -> Order? {
        let open = dates.filter(\.needsOrder)
        let possible = Order.allCases.filter { order in open.allSatisfy { $0.date(order) != nil } }
        if possible.count == 1 { return possible.first }
        let likely = possible.filter { order in
            open.allSatisfy { $0.date(order).map { !$0.weekday.isWeekend && $0 <= latest } ?? false }
        }
        return likely.count == 1 ? likely.first : nil
    }
}
