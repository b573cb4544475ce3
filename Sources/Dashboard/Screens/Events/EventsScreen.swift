import Market
import TextUI
import ThemeCatalog

/// What happened and what is to come: reports, listings, dividends, news, holidays.
struct EventsScreen: ListScreen {
    static let view = View.events
    static let entry = ScreenEntry(key: "E", summary: "Show earnings, IPOs, holidays and news")

    static let commands = [CommonCommands.open, CommonCommands.star, CommonCommands.filter]

    let model: Model
    private let data: EventsData?

    private var theme: Theme { model.theme }

    init(model: Model, content: EventsData?) {
        self.model = model
        data = content
    }

    static func prepare(_ model: Model) -> EventsData? { EventsData(model) }

    var rowCount: Int { data?.rows.count ?? 0 }
    var firstSelection: Int { data?.today ?? 0 }

    func symbol(of row: Int) -> Symbol? {
        guard let rows = data?.rows, rows.indices.contains(row), case .event(let event) = rows[row] else { return nil }
        return event.symbol
    }

    /// A stock may have several events.
    func identity(of row: Int) -> String? {
        guard let rows = data?.rows, rows.indices.contains(row) else { return nil }
        switch rows[row] {
        case .event(let event): return "\(event.date) \(event.symbol) \(event.kind) \(event.title)"
        case .holiday(let date, let exchanges, _): return "\(date) \(exchanges.map(\.rawValue))"
        case .today: return "today"
        }
    }

    func visibleRows(in area: Rect) -> Int {
        ListTable<EventRow>.visibleRows(in: area.splitTop(1).rest, count: rowCount)
    }

    func draw(in area: Rect, into frame: inout Frame) -> Point? {
        guard let data else { return nil }
        let (titleRow, body) = area.splitTop(1)
        var title = PaneTitle(theme: theme, "Events", note: "and exchange holidays")
        title.trailing = StyledLine([StyledLine.Run(summary(data), theme.dim)])
        title.draw(in: titleRow, into: &frame.buffer)
        let selection = model.selectedRow(of: data.rows.count, first: data.today)
        let table = ListTable(
            theme: theme, columns: columns(data), rows: data.rows, selection: selection, scroll: model.list.scroll,
            spare: 5)
        let cursor = table.draw(in: body, into: &frame, target: rowTarget)
        drawTodayLine(data, selection, in: body, into: &frame.buffer)
        return cursor
    }

    private func summary(_ data: EventsData) -> String {
        let coming = data.rows.count - data.today - 1
        return "\(coming) upcoming"
    }

    private func columns(_ data: EventsData) -> [ListTable<EventRow>.Column] {
        let today = data.rows[data.today].date
        let words = EventWords(snapshot: model.snapshot, today: today, theme: theme)
        let theme = theme
        return [
            .text("date", .init(width: 10, rank: 0)) { (words.date($0), words.style($0)) },
            .number("in", .init(width: 8, rank: 3)) { (words.distance($0), theme.dim) },
            .text("", .init(width: 1, rank: 0)) { (words.glyph($0), words.glyphStyle($0)) },
            .text("kind", .init(width: 8, rank: 1)) { (words.kind($0), words.style($0)) },
            .name("name", .init(minimum: 14, maximum: 32, rank: 0)) { (words.name($0), words.nameStyle($0)) }
                .whole(upTo: 22),
            .note(.init(minimum: 8, maximum: 10, rank: 4)) { (words.nativeName($0), theme.dim) },
            .text("event", .init(minimum: 28, maximum: 90, rank: 0)) { (words.title($0), words.style($0)) }
                .whole(upTo: 48),
            .text("source", .init(minimum: 12, maximum: 22, rank: 5)) { (words.source($0), theme.dim) },
        ]
    }

    /// A rule through today's line, so that it is found at a glance.
    private func drawTodayLine(_ data: EventsData, _ selection: Int, in body: Rect, into buffer: inout Buffer) {
        let height = visibleRows(in: Rect(x: body.x, y: body.y - 1, width: body.width, height: body.height + 1))
        let window = ListWindow(
            count: data.rows.count, selection: selection, scroll: model.list.scroll, height: height)
        guard window.rows.contains(data.today) else { return }
        let row = body.row(data.today - window.first + 1)
        guard row.height > 0 else { return }
        let label = " today "
        let style = theme.style(theme.accent)
        let start = row.x + 14
        for x in start..<max(start, row.maxX) { buffer.set("─", x: x, y: row.y, style: style) }
        buffer.write(label, x: start + 2, y: row.y, style: style.bold, limit: max(0, row.maxX - start - 2))
        if selection == data.today { ListCursor.draw(in: row, theme: theme, into: &buffer) }
    }
}
