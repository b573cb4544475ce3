import Market
import RiskRules
import TextUI
import ThemeCatalog

/// The first line: what this is, what is shown, how fresh it is, what time it is.
struct HeaderBar {
    let model: Model

    private var theme: Theme { model.theme }
    private func style(_ color: Color) -> Style { Style(foreground: color, background: theme.bar) }

    func draw(in rect: Rect, into frame: inout Frame) {
        frame.buffer.fill(rect, style: style(theme.text))
        let end = left.draw(in: rect, into: &frame)
        let room = Rect(x: end + 2, y: rect.y, width: rect.maxX - end - 3, height: 1)
        // What matters most keeps its place longest: freshness, time, then what the returns mean.
        for parts in [[shown, freshness, clock], [freshness, clock], [freshness, shortClock], [freshness]] {
            let line = StyledLine.joined(parts, gap: 3, fitting: .max, style: style(theme.text))
            if line.width <= room.width {
                line.drawTrailing(in: room, into: &frame.buffer)
                return
            }
        }
    }

    /// What this is, where one is, and which rows are shown of it.
    private var left: TargetLine {
        var line = TargetLine()
        line.append(" chiptop", style(theme.accent).bold, target: .command("menu"))
        line.append("  ", style(theme.text))
        line.append(Breadcrumbs(model: model).line)
        for words in [model.findWords, model.filterWords].compactMap(\.self) {
            line.append("  " + words, style(theme.accent))
        }
        if model.snapshot.isSample {
            line.append("  ", style(theme.text))
            line.append(" SAMPLE ", theme.badge(theme.accent))
        }
        return line
    }

    private var shown: StyledLine {
        let currency = model.shown.currency == .local ? "local" : "US$"
        let direction = model.shown.isInverted ? "▴" : "▾"
        let sort = model.shown.sort == .watchlist ? "" : " · sorted by \(model.shown.sortLabel) \(direction)"
        let marked = model.shown.marked.isEmpty ? "" : " · \(model.shown.marked.count) marked"
        return StyledLine([
            StyledLine.Run(
                model.shown.period.title + " · " + currency + rate + sort + marked, style(theme.secondary))
        ])
    }

    /// What the `~` before a return in dollars means: the rate's date, where it is older than a price of the region.
    private var rate: String {
        guard model.shown.currency == .usd, let region = model.focusedRegion,
            let old = region.members.lazy.compactMap({ model.snapshot[$0] }).first(where: \.isRateOld)?.rateDate
        else { return "" }
        return " · ~ FX rate of \(old.shortText)"
    }

    private var freshness: StyledLine {
        if model.isPaused { return mark("‖", "paused", theme.strong) }
        if model.snapshot.isHistorical { return mark("◷", "as of \(asOf)", theme.strong) }
        switch model.snapshot.condition {
        case .loading: return mark("◌", "loading", theme.secondary)
        case .failed(let fault, let since):
            return mark("✕", "\(fault.kind.word) · data \(age(since)) old", theme.strong)
        case .live(let lastChange):
            guard let lastChange else { return mark("○", "no data", theme.secondary) }
            if let trouble = FeedTrouble(model.snapshot.feeds) { return mark("!", trouble.words, theme.strong) }
            // However new the cache's last change is, old prices are not live.
            if let age = model.age, age.isOld {
                return mark("○", age.words, theme.strong)
            }
            let minutes = model.now.market.milliseconds(since: lastChange) / 60_000
            return minutes < 2
                ? mark("●", "live", theme.accent) : mark("○", "no update for \(age(lastChange))", theme.secondary)
        }
    }

    private func mark(_ glyph: String, _ text: String, _ color: Color) -> StyledLine {
        StyledLine([
            StyledLine.Run(glyph + " ", style(color).bold), StyledLine.Run(text, style(theme.text)),
        ])
    }

    private var asOf: String {
        let (date, time) = TimeZoneRule.utc.local(model.snapshot.asOf)
        return "\(date) \(time.shortText) UTC"
    }

    private func age(_ moment: Instant) -> String {
        let minutes = max(0, model.now.market.milliseconds(since: moment) / 60_000)
        if minutes < 1 { return "<1 min" }
        return minutes < 120 ? "\(minutes) min" : minutes < 2880 ? "\(minutes / 60) h" : "\(minutes / 1440) days"
    }

    private var exchange: Exchange { model.configuration.clock.exchange }

    private var clock: StyledLine {
        let (date, _) = exchange.zone.local(displayedMoment)
        let text = "\(date.weekday.shortName) \(date.shortText) "
        var line = StyledLine([StyledLine.Run(text, style(theme.secondary))])
        line.runs += shortClock.runs
        return line
    }

    private var shortClock: StyledLine {
        let (_, time) = exchange.zone.local(displayedMoment)
        return StyledLine([
            StyledLine.Run(time.shortText, style(theme.strong)),
            StyledLine.Run(" \(exchange.city)", style(theme.secondary)),
        ])
    }

    private var displayedMoment: Instant {
        model.snapshot.isHistorical ? model.snapshot.asOf : model.now.market
    }
}

extension CacheFault.Kind {
    /// One or two words for a line with little room.
    var word: String {
        switch self {
        case .missing: "no cache"
        case .locked: "cache locked"
        case .corrupt: "cache damaged"
        case .unreadable: "cache unreadable"
        case .notACache: "not a cache"
        case .newer: "newer cache"
        case .older: "older cache"
        case .other: "cache failing"
        }
    }
}
