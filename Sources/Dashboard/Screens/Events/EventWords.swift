import Market
import TextUI
import ThemeCatalog

/// What is written of an event.
struct EventWords {
    let snapshot: Snapshot
    let today: CalendarDate
    let theme: Theme

    func date(_ row: EventRow) -> String { "\(row.date.weekday.shortName) \(row.date.shortText)" }

    /// How far away it is.
    func distance(_ row: EventRow) -> String {
        if case .today = row { return "" }
        let days = row.date.daysSince1970 - today.daysSince1970
        switch days {
        case 0: return "today"
        case 1: return "1 day"
        default: return days > 0 ? "\(days) days" : "\(-days) d ago"
        }
    }

    private func isPast(_ row: EventRow) -> Bool { row.date < today }

    func style(_ row: EventRow) -> Style {
        if case .today = row { return theme.style(theme.accent).bold }
        return isPast(row) ? theme.dim : theme.plain
    }

    func nameStyle(_ row: EventRow) -> Style { isPast(row) ? theme.dim : theme.style(theme.strong) }

    func glyphStyle(_ row: EventRow) -> Style { isPast(row) ? theme.dim : theme.style(theme.accent) }

    func glyph(_ row: EventRow) -> String {
        switch row {
        case .today: ""
        case .holiday: "○"
        case .event(let event): EventWords.glyphs[event.kind] ?? "·"
        }
    }

    func kind(_ row: EventRow) -> String {
        switch row {
        case .today: ""
        case .holiday: "holiday"
        case .event(let event): event.kind.split { $0 == "_" }.joined(separator: " ")
        }
    }

    func name(_ row: EventRow) -> String {
        switch row {
        case .today: return ""
        case .holiday(_, let exchanges, _): return exchanges.map(\.city).joined(separator: ", ")
        case .event(let event): return instrument(event).shownName
        }
    }

    func nativeName(_ row: EventRow) -> String {
        switch row {
        // A holiday is named by cities, beside which a country's own name would mislead.
        case .today, .holiday: return ""
        case .event(let event): return instrument(event).shownNote ?? ""
        }
    }

    func title(_ row: EventRow) -> String {
        switch row {
        case .today: ""
        case .holiday(_, _, let name): name ?? "no trading"
        case .event(let event): event.title
        }
    }

    func source(_ row: EventRow) -> String {
        switch row {
        case .today: ""
        case .holiday: "built-in calendar"
        case .event(let event): event.source
        }
    }

    private func instrument(_ event: MarketEvent) -> Instrument {
        snapshot[event.symbol]?.instrument ?? Instrument(inferredFrom: event.symbol)
    }

    private static let glyphs = [
        "earnings": "◆", "listing": "★", "lock-up": "◇", "lockup": "◇", "dividend": "$", "split": "÷", "news": "»",
        "revenue": "▪",
    ]
}
