import Market
import TextUI

/// The labels of the time axis: as many as fit, never one over another.
struct DateAxis {
    struct Label: Hashable {
        let column: Int
        let text: String
        /// Whether a year or a day begins here.
        let isMajor: Bool
    }

    private let items: [ChartItem]
    private let interval: ChartInterval
    private let width: Int

    init(_ items: [ChartItem], _ interval: ChartInterval, width: Int) {
        self.items = items
        self.interval = interval
        self.width = width
    }

    /// What labels stand at.
    private enum Step: Hashable {
        case minutes(Int), day, week, month, quarter, years(Int)

        var ofDays: Step {
            if case .minutes = self { return .day }
            return self
        }
    }

    /// Empty columns between two labels.
    private static let gap = 2

    var labels: [Label] {
        guard !items.isEmpty else { return [] }
        for step in steps {
            let ticks = ticks(step)
            if areApart(ticks) { return placed(ticks, step) }
        }
        return placed([], .years(1))
    }

    private var steps: [Step] {
        guard case .minutes = interval else {
            return [.day, .week, .month, .quarter, .years(1), .years(2), .years(5), .years(10)]
        }
        return [.minutes(15), .minutes(30), .minutes(60), .minutes(120), .day, .week]
    }

    /// Where a new hour, day, month or year begins.
    private func ticks(_ step: Step) -> [Label] {
        var labels: [Label] = []
        var last: (group: Int, date: CalendarDate)?
        for item in items where item.kind != .night {
            let group = group(of: item, step)
            // Among hours, a new day says which one it is.
            let isNewDay = last.map { $0.date != item.date } ?? false
            if let last, group != last.group { labels.append(label(of: item, isNewDay ? step.ofDays : step)) }
            last = (group, item.date)
        }
        return labels
    }

    private func areApart(_ labels: [Label]) -> Bool {
        zip(labels, labels.dropFirst()).allSatisfy { one, next in
            next.column - one.column >= TextWidth.width(of: one.text) + DateAxis.gap
        } && (!labels.isEmpty || items.count < 3)
    }

    /// The left edge gets a label of its own where there is room before the next.
    private func placed(_ ticks: [Label], _ step: Step) -> [Label] {
        var result: [Label] = []
        var end = 0
        var all = ticks
        if let first = items.first(where: { $0.kind != .night }) {
            let isOneDay = items.last?.date == first.date
            all.insert(label(of: first, isOneDay ? step : step.ofDays), at: 0)
        }
        for (index, tick) in all.enumerated() {
            let tickEnd = tick.column + TextWidth.width(of: tick.text)
            guard tick.column >= end, tickEnd <= width else { continue }
            if index == 0, all.count > 1, tickEnd + DateAxis.gap > all[1].column { continue }
            result.append(tick)
            end = tickEnd + DateAxis.gap
        }
        return result
    }

    private func group(of item: ChartItem, _ step: Step) -> Int {
        let days = item.date.daysSince1970
        switch step {
        case .minutes(let count): return days * 10_000 + (item.minute ?? 0) / count
        case .day: return days
        case .week: return (days + 3) / 7
        case .month, .quarter, .years:
            let (year, month, _) = item.date.components
            if case .years(let count) = step { return year / count }
            return step == .month ? year * 12 + month : year * 4 + (month - 1) / 3
        }
    }

    private func label(of item: ChartItem, _ step: Step) -> Label {
        let (year, month, day) = item.date.components
        let name = CalendarDate.monthNames[month - 1]
        switch step {
        case .minutes:
            let time = TimeOfDay(secondsSinceMidnight: (item.minute ?? 0) * 60)
            return Label(column: item.column, text: time.shortText, isMajor: false)
        case .day, .week:
            if case .minutes = interval {
                return Label(column: item.column, text: "\(item.date.weekday.shortName) \(day)", isMajor: true)
            }
            return Label(column: item.column, text: "\(day) \(name)", isMajor: month == 1 && day <= 7)
        case .month, .quarter:
            let isYear = month == 1 || (step == .quarter && month < 4)
            return Label(column: item.column, text: isYear ? String(year) : name, isMajor: isYear)
        case .years: return Label(column: item.column, text: String(year), isMajor: true)
        }
    }
}
