import Market
import TextUI
import ThemeCatalog

/// The next days on which exchanges stay closed.
struct HolidaysPane {
    let model: Model
    let selected: Exchange

    private var theme: Theme { model.theme }

    /// How many days ahead are looked at.
    private static let reach = 45

    func draw(in rect: Rect, into buffer: inout Buffer) {
        guard rect.height >= 2 else { return }
        let today = selected.zone.local(model.displayedMoment).date
        let days = Holidays.between(today, today.advanced(days: HolidaysPane.reach))
        PaneTitle(theme: theme, "Holidays", note: "next \(HolidaysPane.reach) days")
            .draw(in: rect.row(0), into: &buffer)
        let body = rect.splitTop(1).rest.splitLeft(2).rest
        guard !days.isEmpty else {
            let text = "None"
            buffer.write(text, x: body.x, y: body.y, style: theme.dim, limit: body.height > 0 ? body.width : 0)
            return
        }
        let hidden = days.count > body.height
        for (line, day) in days.prefix(hidden ? body.height - 1 : body.height).enumerated() {
            draw(day, today, in: body.row(line), into: &buffer)
        }
        if hidden {
            OutOfSight(above: 0, below: days.count - body.height + 1)
                .draw(in: body.row(body.height - 1), theme: theme, into: &buffer)
        }
    }

    private func draw(_ day: Holidays.Day, _ today: CalendarDate, in rect: Rect, into buffer: inout Buffer) {
        let days = day.date.daysSince1970 - today.daysSince1970
        let distance = days == 0 ? "today" : days == 1 ? "1 day" : "\(days) days"
        let line = StyledLine([
            StyledLine.Run(
                TextFitting.fitted("\(day.date.weekday.shortName) \(day.date.shortText)", to: 12), theme.plain),
            StyledLine.Run(TextFitting.fitted(distance, to: 7, alignment: .trailing) + "  ", theme.dim),
            StyledLine.Run(day.exchanges.map(\.city).joined(separator: ", "), theme.plain),
            StyledLine.Run(day.name.map { "  " + $0 } ?? "", theme.dim),
        ])
        let room = rect.width - 21
        let cities = TextFitting.truncated(line.runs[2].text + line.runs[3].text, to: room)
        var shown = line
        if line.width > rect.width { shown.runs = Array(line.runs.prefix(2)) + [StyledLine.Run(cities, theme.plain)] }
        shown.draw(in: rect, into: &buffer)
    }
}
