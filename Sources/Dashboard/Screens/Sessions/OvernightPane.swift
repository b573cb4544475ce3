import Market
import TextUI
import ThemeCatalog

/// The overnight figures: what the American lines did since Asia closed.
struct OvernightPane {
    let model: Model
    let data: OvernightData?

    private var theme: Theme { model.theme }

    func draw(in rect: Rect, into buffer: inout Buffer) {
        guard rect.height >= 2 else { return }
        var title = PaneTitle(theme: theme, "Overnight", note: note)
        title.trailing = StyledLine([StyledLine.Run("US$", theme.dim)])
        title.draw(in: rect.row(0), into: &buffer)
        let body = rect.splitTop(1).rest
        guard let data, !data.rows.isEmpty, !data.groups.isEmpty else {
            let text = "No US prices in the cache"
            buffer.write(text, x: body.x + 2, y: body.y, style: theme.dim, limit: max(0, body.width - 2))
            return
        }
        // The most telling ones come first: what has no room is left out without a word.
        let rows = Array(data.rows.prefix(max(0, body.height - 1)))
        _ = ListTable(theme: theme, columns: columns(data), rows: rows).draw(in: body, into: &buffer)
    }

    /// Since when: with the date where all of Asia closed on one day.
    private var note: String {
        guard let data, let group = data.groups.first, data.groups.count == 1 else { return "US since Asia's close" }
        return "US since Asia's close on \(group.date.weekday.shortName) \(group.date.shortText)"
    }

    private func columns(_ data: OvernightData) -> [ListTable<OvernightData.Row>.Column] {
        let theme = theme
        let period = model.shown.historyPeriod
        let day = model.dayTitle(of: data.rows.lazy.map(\.state))
        let changes = data.groups.enumerated().map { index, group in
            let heading = heading(of: group, among: data.groups.count)
            let width = max(9, TextWidth.width(of: heading))
            return ListTable<OvernightData.Row>.Column.figure(heading, .init(width: width, rank: index)) { row in
                (
                    Figure.change(row.changes[index]),
                    Wording.style(row.changes[index], theme, region: row.state.instrument.region)
                )
            }
        }
        return [
            .text("", .init(minimum: 11, maximum: 20, rank: 0)) { ($0.state.instrument.shownName, theme.plain) },
            .figure("price", .init(width: 9, rank: 20)) {
                (Figure.price($0.state.price, $0.state.instrument), theme.style(theme.strong))
            },
        ] + changes + [
            .figure(day == "today" ? "last session" : day, .init(width: 12, rank: 21)) {
                (
                    Figure.change($0.state.local.day),
                    Wording.style(
                        $0.state.local.day, isOld: !$0.state.isFromExpectedSession, theme,
                        region: $0.state.instrument.region)
                )
            },
            .figure(period.title, .init(width: 9, rank: 22)) {
                (
                    Figure.percent($0.state.local[period], decimals: 1),
                    Wording.style($0.state.local[period], theme, region: $0.state.instrument.region)
                )
            },
        ]
    }

    /// Whose close it is: all of Asia where all closed on one day between the same sessions of New York.
    private func heading(of group: OvernightData.Group, among count: Int) -> String {
        if count == 1 { return "since Asia close" }
        let cities = group.exchanges.map(\.city)
        let names = cities.count <= 2 ? cities.joined(separator: ", ") : "\(cities[0]) + \(cities.count - 1)"
        return "\(names) \(group.date.shortText)"
    }
}
