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

    /// The market colour of a change; that of a region where it has one.
    static func style(_ change: Double?, _ theme: Theme, region: Region? = nil) -> Style {
        guard let change else { return theme.dim }
        guard change != 0 else { return theme.unchanged }
        let theme = theme.of(region)
        return theme.style(change > 0 ? theme.up : theme.down)
    }

    /// The same for a figure of a session: grey where the session is not the expected one, since a market colour would
    /// tell of today.
    static func style(_ change: Double?, isOld: Bool, _ theme: Theme, region: Region? = nil) -> Style {
        isOld ? theme.old : style(change, theme, region: region)
    }

    /// A change with arrow, sign and percent, such as `▲ +1.20%`.
    static func change(_ change: Double?, decimals: Int = 2) -> String {
        guard change != nil else { return NumberText.unknown }
        return arrow(change) + " " + NumberText.percent(change, decimals: decimals)
    }

    /// A difference of returns in percentage points, such as `+4.1 pp`.
    static func points(_ spread: Double?) -> String {
        guard let spread else { return NumberText.unknown }
        return NumberText.signed(spread * 100, decimals: 1) + " pp"
    }

    /// The style of a flag.
    static func style(_ severity: RiskFlag.Severity, _ theme: Theme) -> Style {
        switch severity {
        case .high: theme.style(theme.high).bold
        case .warn: theme.style(theme.warn)
        case .info: theme.note
        }
    }

    /// How long ago something was, in one unit: `now`, `14 min`, `3 h`, `12 d`.
    static func age(_ moment: Instant, at now: Instant) -> String {
        let minutes = max(0, now.milliseconds(since: moment) / 60_000)
        if minutes < 1 { return "now" }
        if minutes < 120 { return "\(minutes) min" }
        return minutes < 2880 ? "\(minutes / 60) h" : "\(minutes / 1440) d"
    }

    /// The same in a sentence: `just now`, `14 min ago`.
    static func ago(_ moment: Instant, at now: Instant) -> String {
        let age = age(moment, at: now)
        return age == "now" ? "just now" : age + " ago"
    }

    /// A date and a time on an exchange's clock, such as `14 Jan 09:42 Taipei`.
    static func moment(_ moment: Instant, _ exchange: Exchange?) -> String {
        let (date, time) = (exchange?.zone ?? .utc).local(moment)
        return "\(date.shortText) \(time.shortText) \(exchange?.city ?? "UTC")"
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
        return nameForms(name).first { TextWidth.width(of: $0) <= width } ?? TextFitting.truncated(name, to: width)
    }

    /// A name with fewer and fewer general words at its end.
    private static func nameForms(_ name: String) -> [String] {
        var words = name.split(separator: " ")
        var forms = [name]
        while words.count > 1, let last = words.last, generalWords.contains(String(last)) {
            words.removeLast()
            forms.append(words.joined(separator: " "))
        }
        return forms
    }

    /// The columns of a name's shortest form that is not cut.
    static func leastWidth(ofName name: String) -> Int {
        nameForms(name).last.map { TextWidth.width(of: $0) } ?? 0
    }

    private static let generalWords: Set<String> = [
        "Semiconductor", "Semi", "Electronics", "Technology", "Technologies", "Holdings", "Industrial", "Electric",
        "Chemical", "Intl", "Research", "CoreX", "Threads", "Devices",
    ]

    /// What an exchange is doing, and for how long; in few words where there is little room.
    static func status(
        _ status: ExchangeStatus, at now: Instant, zone: TimeZoneRule, isShort: Bool
    ) -> (glyph: String, text: String) {
        let left = status.next.map { span($0.milliseconds(since: now)) } ?? "?"
        let opening = status.next.map { self.opening($0, now, zone) }
        func words(_ phase: String, _ rest: String?) -> String {
            guard let rest else { return phase }
            return isShort ? rest : phase + " · " + rest
        }
        switch status.phase {
        case .open: return ("●", words("open", left + " left"))
        case .closingAuction: return ("●", words("closing auction", left + " left"))
        case .lunch: return ("◐", isShort ? "lunch \(left)" : "lunch · resumes in \(left)")
        case .preOpen: return ("◐", words("pre-open", "opens in " + left))
        case .afterHours: return ("○", words("after hours", opening))
        case .closed: return ("○", words("closed", opening))
        case .holiday: return ("○", words("holiday", opening))
        case .unknown: return ("?", isShort ? "no calendar" : "no calendar")
        }
    }

    /// A span while it is less than most of a day, else the day and time on the exchange's clock.
    private static func opening(_ next: Instant, _ now: Instant, _ zone: TimeZoneRule) -> String {
        let span = next.milliseconds(since: now)
        if span < 20 * 3_600_000 { return "opens in " + self.span(span) }
        let (date, time) = zone.local(next)
        return "opens \(date.weekday.shortName) \(time.shortText)"
    }
}
