import Market
import TextUI
import ThemeCatalog

/// Figures as the screen writes them, with their colours.
enum Wording {
    /// A sign that stands beside colour: ▲, ▼, or a bar where nothing moved.
    static func arrow(_ change: Double?) -> String {
        guard let change else { return " " }
        return change > 0 ? "▲" : change < 0 ? "▼" : "="
    }

    /// The market colour of a change.
    static func style(_ change: Double?, _ theme: Theme) -> Style {
        guard let change, change != 0 else { return theme.dim }
        return theme.style(change > 0 ? theme.up : theme.down)
    }

    /// A change with arrow, sign and percent, such as `▲ +1.20%`.
    static func change(_ change: Double?, decimals: Int = 2) -> String {
        guard change != nil else { return NumberText.unknown }
        return arrow(change) + " " + NumberText.percent(change, decimals: decimals)
    }

    /// A difference of returns in percentage points, such as `+4.1 pt`.
    static func points(_ spread: Double?) -> String {
        guard let spread else { return NumberText.unknown }
        return NumberText.signed(spread * 100, decimals: 1) + " pt"
    }

    /// The style of a flag.
    static func style(_ severity: RiskFlag.Severity, _ theme: Theme) -> Style {
        switch severity {
        case .high: theme.style(theme.high).bold
        case .warn: theme.style(theme.warn)
        case .info: theme.dim
        }
    }

    /// A span in hours and minutes such as `3:30`, or in days where it is longer than two.
    static func span(_ milliseconds: Int64) -> String {
        let minutes = max(0, (milliseconds + 59_999) / 60_000)
        if minutes >= 2 * 1440 { return "\(minutes / 1440) days" }
        return "\(minutes / 60):\(minutes % 60 < 10 ? "0" : "")\(minutes % 60)"
    }

    /// A name that fits a width: general words at its end are dropped before anything is cut.
    static func name(_ name: String, width: Int) -> String {
        guard TextWidth.width(of: name) > width else { return name }
        var words = name.split(separator: " ")
        while words.count > 1, let last = words.last, generalWords.contains(String(last)) {
            words.removeLast()
            let shorter = words.joined(separator: " ")
            if TextWidth.width(of: shorter) <= width { return shorter }
        }
        return TextFitting.truncated(name, to: width)
    }

    private static let generalWords: Set<String> = [
        "Semiconductor", "Semi", "Electronics", "Technology", "Technologies", "Holdings", "Industrial", "Electric",
        "Chemical", "Intl", "Research", "CoreX", "Threads", "Devices",
    ]

    /// What an exchange is doing, and for how long.
    static func status(_ status: ExchangeStatus, at now: Instant, zone: TimeZoneRule) -> (glyph: String, text: String) {
        let left = status.next.map { span($0.milliseconds(since: now)) }
        switch status.phase {
        case .open: return ("●", "open" + (left.map { " · \($0) left" } ?? ""))
        case .closingAuction: return ("●", "closing auction" + (left.map { " · \($0) left" } ?? ""))
        case .lunch: return ("◐", "lunch" + (left.map { " · resumes in \($0)" } ?? ""))
        case .preOpen: return ("◐", "pre-open" + (left.map { " · opens in \($0)" } ?? ""))
        case .afterHours: return ("○", "after hours" + opening(status, now, zone))
        case .closed: return ("○", "closed" + opening(status, now, zone))
        case .holiday: return ("○", "holiday" + opening(status, now, zone))
        case .unknown: return ("?", "calendar unknown")
        }
    }

    private static func opening(_ status: ExchangeStatus, _ now: Instant, _ zone: TimeZoneRule) -> String {
        guard let next = status.next else { return "" }
        let span = next.milliseconds(since: now)
        if span < 20 * 3_600_000 { return " · opens in " + self.span(span) }
        let (date, time) = zone.local(next)
        return " · opens \(date.weekday.shortName) \(time.shortText)"
    }
}
