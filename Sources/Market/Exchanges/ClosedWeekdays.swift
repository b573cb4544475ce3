/// The weekdays on which an exchange stays closed, in order, so that sessions are counted without walking over them.
struct ClosedWeekdays: Sendable {
    private let days: [Int]

    init(_ dates: [CalendarDate]) {
        days = Set(dates.filter { !$0.weekday.isWeekend }.map(\.daysSince1970)).sorted()
    }

    func contains(_ date: CalendarDate) -> Bool {
        let index = count(through: date.daysSince1970)
        return index > 0 && days[index - 1] == date.daysSince1970
    }

    /// How many weekdays that are not among them there are from Monday, 29 December 1969, to a date, both included.
    func openWeekdays(through date: CalendarDate) -> Int {
        let sinceMonday = date.daysSince1970 + 4
        return sinceMonday / 7 * 5 + min(sinceMonday % 7, 5) - count(through: date.daysSince1970)
    }

    private func count(through day: Int) -> Int {
        var low = 0
        var high = days.count
        while low < high {
            let middle = (low + high) / 2
            if days[middle] <= day { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
