import Market
import TextUI
import ThemeCatalog

/// The lines of the company on other exchanges.
struct ParityTab: StockTabBody {
    let model: Model
    let data: StockData

    func draw(in area: Rect, into frame: inout Frame) -> Point? {
        guard !data.pairs.isEmpty else {
            EmptyNote(
                theme: model.theme, title: "No second listing",
                advice: "X lists all pairs of ADRs, GDRs and A/H shares."
            ).draw(in: area, into: &frame.buffer)
            return nil
        }
        let height = max(7, area.height / data.pairs.count)
        for (index, state) in data.pairs.enumerated() {
            let part = Rect(
                x: area.x, y: area.y + index * height, width: area.width,
                height: min(height, area.maxY - area.y - index * height))
            guard part.height >= 3 else { break }
            ParityDetail(model: model, words: ParityWords(model, state)).draw(in: part, into: &frame.buffer)
        }
        return nil
    }
}

/// What happened to the stock and what is to come.
struct EventsTab: StockTabBody {
    let model: Model
    let data: StockData

    private var rows: [EventRow] { data.events.map { .event($0) } }

    var rowCount: Int { data.events.count }

    func visibleRows(in area: Rect) -> Int {
        ListTable<EventRow>.visibleRows(in: area.splitTop(1).rest, count: rowCount)
    }

    func draw(in area: Rect, into frame: inout Frame) -> Point? {
        let theme = model.theme
        PaneTitle(theme: theme, "Events").draw(in: area.row(0), into: &frame.buffer)
        let today = data.instrument.zone.local(model.displayedMoment).date
        guard !data.events.isEmpty else {
            EmptyNote(
                theme: theme, title: "No events yet",
                advice: "chiptop import reads earnings dates, dividends and news; chiptop schema lists their fields."
            ).draw(in: area.splitTop(1).rest, into: &frame.buffer)
            return nil
        }
        let words = EventWords(snapshot: model.snapshot, today: today, theme: theme)
        let columns: [ListTable<EventRow>.Column] = [
            .text("date", .init(width: 11, rank: 0)) { (words.date($0), words.style($0)) },
            .number("in", .init(width: 8, rank: 3)) { (words.distance($0), theme.dim) },
            .text("", .init(width: 1, rank: 0)) { (words.glyph($0), words.glyphStyle($0)) },
            .text("kind", .init(width: 10, rank: 1)) { (words.kind($0), words.style($0)) },
            .text("event", .init(minimum: 24, maximum: 120, rank: 0)) { (words.title($0), words.style($0)) },
            .text("source", .init(minimum: 12, maximum: 24, rank: 2)) { (words.source($0), theme.dim) },
        ]
        return ListTable(
            theme: theme, columns: columns, rows: rows, selection: model.selectedRow(of: rowCount),
            scroll: model.list.scroll
        ).draw(in: area.splitTop(1).rest, into: &frame, target: rowTarget)
    }
}

/// What the user wrote about the stock.
struct NotesTab: StockTabBody {
    let model: Model
    let data: StockData

    func draw(in area: Rect, into frame: inout Frame) -> Point? {
        let theme = model.theme
        let note = model.notes[data.symbol]
        PaneTitle(theme: theme, "Notes", note: note?.path ?? "").draw(in: area.row(0), into: &frame.buffer)
        guard let text = note?.text, !text.isEmpty else {
            EmptyNote(
                theme: theme, title: "No notes yet",
                advice: "w opens a text file in your editor ($VISUAL or $EDITOR)."
            ).draw(in: area.splitTop(1).rest, into: &frame.buffer)
            return nil
        }
        var y = area.y + 1
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            for part in TextFitting.wrapped(String(line), to: min(area.width, 100)) {
                guard y < area.maxY else { return nil }
                frame.buffer.write(part, x: area.x, y: y, style: theme.plain, limit: area.width)
                y += 1
            }
            if line.isEmpty { y += 1 }
        }
        return nil
    }
}
