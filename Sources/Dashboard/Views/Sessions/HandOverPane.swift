import Market
import TextUI
import ThemeCatalog

/// The hand-over: what the American lines did since Asia closed.
struct HandOverPane {
    let model: Model
    let data: HandOverData?

    private var theme: Theme { model.theme }

    func draw(in rect: Rect, into buffer: inout Buffer) {
        guard rect.height >= 2 else { return }
        let title = PaneTitle(theme: theme, "Hand-over", note: "New York since Asia's last close, in US$")
        title.draw(in: rect.row(0), into: &buffer)
        let body = rect.splitTop(1).rest
        guard let data, !data.rows.isEmpty, !data.closes.isEmpty else {
            let text = "^SOX, NVDA and TSM are not in the cache"
            buffer.write(text, x: body.x + 2, y: body.y, style: theme.dim, limit: max(0, body.width - 2))
            return
        }
        let columns = columns(data)
        _ = ListTable(theme: theme, columns: columns, rows: data.rows).draw(in: body, into: &buffer)
    }

    private func columns(_ data: HandOverData) -> [ListTable<HandOverData.Row>.Column] {
        let theme = theme
        let name = ListTable<HandOverData.Row>.Column.text("since", .init(minimum: 11, maximum: 18, rank: 0)) {
            ($0.instrument.name, theme.plain)
        }
        let changes = data.closes.enumerated().map { index, close in
            let (date, _) = close.exchange.zone.local(close.moment)
            let heading = "\(close.exchange.city) \(date.shortText)"
            let width = TextWidth.width(of: heading)
            return ListTable<HandOverData.Row>.Column.number(
                TextWidth.width(of: heading) > 13 ? close.exchange.city : heading,
                .init(minimum: 9, maximum: max(9, min(width, 13)), rank: index)
            ) { row in
                let change = row.changes[index]
                return (Wording.change(change), Wording.style(change, theme))
            }
        }
        return [name] + changes
    }
}
