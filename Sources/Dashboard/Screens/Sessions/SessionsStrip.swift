import Market
import TextUI
import ThemeCatalog

/// The hours of one day at one exchange as a row of cells.
struct SessionsStrip {
    /// The day from midnight to midnight on the clock chosen.
    let start: Instant
    let exchange: Exchange

    /// Milliseconds of the day.
    static let length: Int64 = 86_400_000

    /// The column of a moment in a strip so wide; nil outside the day.
    static func column(of moment: Instant, from start: Instant, width: Int) -> Int? {
        let passed = moment.milliseconds(since: start)
        guard passed >= 0, passed < length, width > 0 else { return nil }
        return Int(passed * Int64(width) / length)
    }

    /// The phase of every cell: whatever the exchange does in it, the shorter phase where there are two.
    func phases(width: Int) -> [TradingPhase] {
        var cells = Array(repeating: TradingPhase.closed, count: max(0, width))
        guard let calendar = exchange.calendar else { return cells.map { _ in .unknown } }
        let zone = exchange.zone
        let today = zone.local(start.advanced(milliseconds: SessionsStrip.length / 2)).date
        for offset in -1...1 {
            let date = today.advanced(days: offset)
            guard calendar.knownDates.contains(date) else { continue }
            guard let session = calendar.session(on: date) else {
                guard Holidays.isHoliday(exchange, date) else { continue }
                paint(.holiday, zone.instant(date, TimeOfDay(9, 0))..<zone.instant(date, TimeOfDay(16, 0)), &cells)
                continue
            }
            paint(.preOpen, (session.preOpen ?? session.open)..<session.open, &cells)
            paint(.open, session.open..<session.close, &cells)
            if let lunch = session.lunch { paint(.lunch, lunch, &cells) }
            if let after = session.afterHours { paint(.afterHours, after, &cells) }
            if let auction = session.closingAuction { paint(.closingAuction, auction, &cells) }
        }
        return cells
    }

    /// A phase takes each cell that it covers for the greater part, and at least one cell.
    private func paint(_ phase: TradingPhase, _ span: Range<Instant>, _ cells: inout [TradingPhase]) {
        let width = Int64(cells.count)
        let first = span.lowerBound.milliseconds(since: start)
        let last = span.upperBound.milliseconds(since: start)
        guard last > first, last > 0, first < SessionsStrip.length, width > 0 else { return }
        let cell = SessionsStrip.length / width
        var from = Int((first + cell / 2) / cell)
        let to = Int((last + cell / 2) / cell)
        if to <= from { from = to - 1 }
        for index in max(0, from)..<max(max(0, from), min(cells.count, to)) { cells[index] = phase }
    }

    /// The glyph of a phase: every one can be distinguished without colour.
    static func glyph(_ phase: TradingPhase) -> Unicode.Scalar {
        switch phase {
        case .preOpen: "╍"
        case .open: "━"
        case .lunch: "┈"
        case .closingAuction: "▪"
        case .afterHours: "┅"
        case .closed: "·"
        case .holiday: "╱"
        case .unknown: "?"
        }
    }

    static func style(_ phase: TradingPhase, _ theme: Theme) -> Style {
        switch phase {
        case .open: theme.style(theme.accent)
        case .closingAuction: theme.style(theme.strong)
        case .preOpen, .afterHours: theme.style(theme.accentMuted)
        case .lunch, .holiday, .unknown: theme.style(theme.secondary)
        case .closed: theme.style(theme.rule)
        }
    }

    func draw(in rect: Rect, theme: Theme, into buffer: inout Buffer) {
        guard rect.height > 0 else { return }
        for (offset, phase) in phases(width: rect.width).enumerated() {
            let style = SessionsStrip.style(phase, theme)
            buffer.set(SessionsStrip.glyph(phase), x: rect.x + offset, y: rect.maxY - 1, style: style)
        }
    }
}
