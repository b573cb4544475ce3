import Market
import TextUI
import ThemeCatalog

/// When the exchanges trade today, what New York handed over to Asia, and which days are holidays.
struct SessionsScreen: ListScreen {
    static let view = View.sessions
    static let entry = ScreenEntry(key: "T", summary: "Show trading hours and overnight moves")

    /// By whose clock hours are drawn.
    struct State: ScreenState {
        var clock = SessionsClock.taipei
    }

    static let commands = [
        CommonCommands.noFilter("Exchanges have no figures to filter by · / finds"),
        Command("clock", [KeyStroke("z")], "Cycle the clock: Taipei, Tokyo, New York, UTC", .show, bar: "clock") {
            $0.choose(on: Self.self) { $0.clock = $0.clock.following }
        },
    ]

    let model: Model
    private let data: OvernightData?

    private var theme: Theme { model.theme }
    private var clock: SessionsClock { model[SessionsScreen.self].clock }
    private let exchanges = Holidays.exchanges

    init(model: Model, content: OvernightData?) {
        self.model = model
        data = content
    }

    static func prepare(_ model: Model) -> OvernightData? { OvernightData(model) }

    var rowCount: Int { exchanges.count }

    func visibleRows(in area: Rect) -> Int { exchanges.count }

    func words(of row: Int) -> String {
        guard exchanges.indices.contains(row) else { return "" }
        let exchange = exchanges[row]
        let status = exchange.calendar?.status(at: moment) ?? ExchangeStatus(phase: .unknown, next: nil)
        let phase = Wording.status(status, at: moment, zone: exchange.zone, isShort: false).text
        let region = exchange.region
        return [exchange.city, exchange.calendarLabel, region.name, region.nativeName ?? "", phase]
            .joined(separator: " ")
    }

    private var moment: Instant { model.displayedMoment }

    /// Midnight of the day on the clock chosen.
    private var start: Instant {
        let today = clock.zone.local(moment).date
        return clock.zone.instant(today, TimeOfDay(0, 0))
    }

    func draw(in area: Rect, into frame: inout Frame) -> Point? {
        let layout = SessionsLayout(area, exchangeCount: exchanges.count)
        drawTitle(in: layout.title, into: &frame.buffer)
        let strips = layout.rows.map { $0.strip.splitLeft(SessionsLayout.stripWidth($0.strip.width)).left }
        if let first = strips.first {
            drawScale(in: Rect(x: first.x, y: layout.scale.y, width: first.width, height: 1), into: &frame.buffer)
        }
        let selection = model.selectedRow(of: exchanges.count)
        var cursor: Point?
        for (index, exchange) in exchanges.enumerated() where layout.rows[index].text.height > 0 {
            let text = layout.rows[index].text
            SessionsStrip(start: start, exchange: exchange).draw(in: strips[index], theme: theme, into: &frame.buffer)
            line(exchange, isShort: text.width < 60, width: text.width).draw(in: text, into: &frame.buffer)
            frame.hit(text, rowTarget(index))
            frame.hit(strips[index], rowTarget(index))
            guard index == selection else { continue }
            ListCursor.draw(in: text, theme: theme, into: &frame.buffer)
            cursor = Point(x: text.x, y: text.y)
        }
        drawNow(strips, in: layout, into: &frame.buffer)
        drawLegend(in: layout.legend, into: &frame.buffer)
        OvernightPane(model: model, data: data).draw(in: layout.overnight, into: &frame.buffer)
        HolidaysPane(model: model, selected: exchanges[selection]).draw(in: layout.holidays, into: &frame.buffer)
        return cursor
    }

    private func drawTitle(in rect: Rect, into buffer: inout Buffer) {
        let (date, time) = clock.zone.local(moment)
        var title = PaneTitle(
            theme: theme, "Trading hours", note: "\(date.weekday.shortName) \(date.shortText), \(clock.name) time")
        title.trailing = StyledLine([StyledLine.Run("now \(time.shortText)", theme.style(theme.strong))])
        title.draw(in: rect, into: &buffer)
    }

    /// Every hour that has room for its number.
    private func drawScale(in rect: Rect, into buffer: inout Buffer) {
        guard rect.width > 0 else { return }
        let now = SessionsStrip.column(of: moment, from: start, width: rect.width)
        let step = rect.width >= 96 ? 1 : rect.width >= 60 ? 2 : rect.width >= 40 ? 3 : 6
        for hour in stride(from: 0, to: 24, by: step) {
            let text = hour < 10 ? "0\(hour)" : "\(hour)"
            let column = hour * rect.width / 24
            // The mark of the present takes the place of an hour's number.
            if let now, (column - 1...column + 2).contains(now) { continue }
            buffer.write(text, x: rect.x + column, y: rect.y, style: theme.dim, limit: 2)
        }
    }

    private func drawNow(_ strips: [Rect], in layout: SessionsLayout, into buffer: inout Buffer) {
        guard let first = strips.first,
            let column = SessionsStrip.column(of: moment, from: start, width: first.width)
        else { return }
        let x = first.x + column
        buffer.set("▼", x: x, y: layout.scale.y, style: theme.style(theme.accent).bold)
        for strip in strips where strip.height > 0 {
            for y in strip.y..<strip.maxY { buffer.set("┃", x: x, y: y, style: theme.style(theme.accent).bold) }
        }
    }

    /// The exchange's line: who, its own time, what it does, until when.
    private func line(_ exchange: Exchange, isShort: Bool, width: Int) -> StyledLine {
        let (date, time) = exchange.zone.local(moment)
        let status = exchange.calendar?.status(at: moment) ?? ExchangeStatus(phase: .unknown, next: nil)
        let (glyph, text) = Wording.status(status, at: moment, zone: exchange.zone, isShort: isShort)
        let isActive = status.phase.isTrading
        var name = StyledLine([
            StyledLine.Run(TextFitting.fitted(exchange.city, to: 10), theme.style(theme.strong).bold)
        ])
        if !isShort { name.append(TextFitting.fitted(exchange.calendarLabel, to: 10), theme.dim) }
        let local = StyledLine([
            StyledLine.Run((isShort ? "" : date.weekday.shortName + " ") + time.shortText, theme.plain)
        ])
        var state = StyledLine([
            StyledLine.Run(glyph + " ", theme.style(isActive ? theme.accent : theme.secondary)),
            StyledLine.Run(text, isActive ? theme.plain : theme.dim),
        ])
        if status.phase == .holiday, let name = Holidays.name(of: exchange, date) {
            state.append(" · " + name, theme.dim)
        }
        let hours = StyledLine([StyledLine.Run(self.hours(exchange, date), theme.dim)])
        return StyledLine.joined([name, local, state, hours], gap: isShort ? 1 : 3, fitting: width, style: theme.plain)
    }

    /// Today's hours on the exchange's own clock.
    private func hours(_ exchange: Exchange, _ date: CalendarDate) -> String {
        guard let calendar = exchange.calendar, let session = calendar.session(on: date) else { return "no session" }
        let note = calendar.note(on: date).map { " · " + $0 } ?? ""
        func time(_ moment: Instant) -> String { exchange.zone.local(moment).time.shortText }
        guard let lunch = session.lunch else { return "\(time(session.open))–\(time(session.close)) local" + note }
        return "\(time(session.open))–\(time(lunch.lowerBound)), \(time(lunch.upperBound))–\(time(session.close)) local"
            + note
    }

    private func drawLegend(in rect: Rect, into buffer: inout Buffer) {
        let entries: [(TradingPhase, String)] = [
            (.open, "open"), (.lunch, "lunch"), (.preOpen, "pre-open"), (.closingAuction, "closing auction"),
            (.afterHours, "after hours"), (.closed, "closed"), (.holiday, "holiday"),
        ]
        let parts = entries.map { phase, name in
            let glyph = String(SessionsStrip.glyph(phase))
            return StyledLine([
                StyledLine.Run(glyph + glyph, SessionsStrip.style(phase, theme)), StyledLine.Run(" " + name, theme.dim),
            ])
        }
        StyledLine.joined(parts, gap: 2, fitting: rect.width, style: theme.plain).draw(in: rect, into: &buffer)
    }
}
