import Market
import TextUI
import ThemeCatalog

/// What stands beside a region's rows: the index, breadth, flags, contributions, hours and holidays, as far as there is room.
struct RegionSide {
    let model: Model
    let region: RegionState
    let data: RegionViewData

    private var theme: Theme { model.theme.of(region.region) }

    func draw(in rects: [Rect], into frame: inout Frame) {
        guard let first = rects.first else { return }
        if rects.count == 1 {
            drawColumn(first, into: &frame)
        } else {
            let (chart, below) = first.splitTop(max(7, first.height - 5))
            drawIndex(in: chart, into: &frame.buffer)
            let (breadth, valuation) = below.splitTop(max(2, below.height - 2))
            drawBreadth(in: breadth, into: &frame.buffer)
            drawValuation(in: valuation, into: &frame.buffer)
            let (flags, rest) = rects[1].splitTop(max(4, rects[1].height / 2))
            FlagsPane(model: model, region: region.region).draw(in: flags, into: &frame)
            drawContributions(in: rest, into: &frame.buffer)
        }
    }

    private func drawColumn(_ rect: Rect, into frame: inout Frame) {
        var rest = rect
        func take(_ height: Int) -> Rect? {
            guard rest.height >= height else { return nil }
            let (part, below) = rest.splitTop(height)
            rest = below.splitTop(1).rest
            return part
        }
        if let part = take(rect.height >= 36 ? 11 : min(8, rect.height)) { drawIndex(in: part, into: &frame.buffer) }
        if let part = take(3) { drawBreadth(in: part, into: &frame.buffer) }
        if let part = take(rect.height >= 32 ? 2 : .max) { drawValuation(in: part, into: &frame.buffer) }
        if let part = take(rect.height >= 48 ? 8 : rect.height >= 36 ? 6 : 5) {
            FlagsPane(model: model, region: region.region).draw(in: part, into: &frame)
        }
        if let part = take(min(6, 2 + data.contributions.count)) { drawContributions(in: part, into: &frame.buffer) }
        if rect.height >= 60 {
            if !data.movers.isEmpty, let part = take(data.movers.count + 1) {
                RegionMovers(model: model, region: region, movers: data.movers).draw(in: part, into: &frame.buffer)
            }
            if data.currency.count > 1, let part = take(10) { drawCurrency(in: part, into: &frame.buffer) }
        }
        if let part = take(2) { drawHours(in: part, into: &frame.buffer) }
        if let part = take(min(rest.height, 2 + data.holidays.count)), part.height > 1 {
            drawHolidays(in: part, into: &frame.buffer)
        }
    }

    private func drawIndex(in rect: Rect, into buffer: inout Buffer) {
        guard rect.height >= 5 else { return }
        let name = region.index.flatMap { model.snapshot[$0]?.instrument.shownName } ?? "Index"
        PaneTitle(theme: theme, name, note: model.shown.historyPeriod.title).draw(in: rect.row(0), into: &buffer)
        HistoryChart(theme: theme, label: "return", points: data.index, unit: "%")
            .draw(in: rect.splitTop(1).rest, into: &buffer)
    }

    private func drawBreadth(in rect: Rect, into buffer: inout Buffer) {
        guard rect.height >= 2 else { return }
        var title = PaneTitle(theme: theme, "Breadth", note: "% rising, \(data.breadth.count) days")
        if let last = data.breadth.last {
            title.trailing = StyledLine([
                StyledLine.Run(NumberText.fixed(last.value * 100, decimals: 0) + "%", theme.plain)
            ])
        }
        title.draw(in: rect.row(0), into: &buffer)
        let strip = rect.row(1)
        let values = data.breadth.map(\.value).suffix(strip.width)
        guard !values.isEmpty else {
            buffer.write("No history yet", x: strip.x, y: strip.y, style: theme.dim, limit: strip.width)
            return
        }
        for (offset, value) in values.enumerated() {
            let levels = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
            let glyph = levels[min(7, max(0, Int(value * 8)))]
            let style = theme.style(value >= 0.5 ? theme.upMuted : theme.downMuted)
            buffer.write(glyph, x: strip.x + offset, y: strip.y, style: style, limit: 1)
        }
    }

    /// How dear the market was over the year, and where it stands between its cheapest and its dearest.
    private func drawValuation(in rect: Rect, into buffer: inout Buffer) {
        guard rect.height >= 2 else { return }
        let values = data.valuation.map(\.value)
        var title = PaneTitle(theme: theme, "Forward P/E")
        let strip = rect.row(1)
        guard let first = data.valuation.first, let last = values.last, let low = values.min(), let high = values.max()
        else {
            title.draw(in: rect.row(0), into: &buffer)
            let words = "No history yet"
            buffer.write(words, x: strip.x, y: strip.y, style: theme.dim, limit: strip.width)
            return
        }
        func times(_ value: Double) -> String { NumberText.fixed(value, decimals: 1) + "×" }
        title.name.append(" since \(first.date.shortText) \(first.date.year), \(times(low))–\(times(high))", theme.dim)
        title.trailing = StyledLine([StyledLine.Run(times(last), theme.plain)])
        title.draw(in: rect.row(0), into: &buffer)
        Sparkline.draw(ValuationSteps.daily(data.valuation), in: strip, color: theme.accent, into: &buffer)
    }

    private func drawContributions(in rect: Rect, into buffer: inout Buffer) {
        guard rect.height >= 2 else { return }
        var title = PaneTitle(theme: theme, "Contribution to " + data.basketName, note: model.shown.marketPeriod.title)
        title.trailing = StyledLine([
            StyledLine.Run(Wording.points(data.total), Wording.style(data.total, theme))
        ])
        title.draw(in: rect.row(0), into: &buffer)
        guard !data.contributions.isEmpty else {
            let words = "No members in this region"
            buffer.write(words, x: rect.x, y: rect.y + 1, style: theme.dim, limit: rect.width)
            return
        }
        for (line, part) in data.contributions.prefix(rect.height - 1).enumerated() {
            let row = rect.row(line + 1)
            let name = model.snapshot[part.symbol]?.instrument.shownName ?? part.symbol.rawValue
            buffer.write(
                TextFitting.truncated(name, to: max(0, row.width - 12)), x: row.x, y: row.y, style: theme.plain,
                limit: row.width)
            let text = NumberText.signed(part.contribution * 100, decimals: 2) + " pp"
            StyledLine([StyledLine.Run(text, Wording.style(part.contribution, theme))])
                .drawTrailing(in: row, into: &buffer)
        }
    }

    /// The region's currency per US dollar: a rise is a weaker currency.
    private func drawCurrency(in rect: Rect, into buffer: inout Buffer) {
        let currency = region.region.leadingExchange.currency
        var title = PaneTitle(theme: theme, "Currency", note: "\(currency) per US$, 6 months")
        if let last = data.currency.last {
            title.trailing = StyledLine([
                StyledLine.Run(NumberText.fixed(last.value, decimals: last.value >= 1000 ? 1 : 2), theme.plain)
            ])
        }
        title.draw(in: rect.row(0), into: &buffer)
        HistoryChart(theme: theme, label: "", points: data.currency, unit: "", isSigned: false)
            .draw(in: rect.splitTop(1).rest, into: &buffer)
    }

    private func drawHours(in rect: Rect, into buffer: inout Buffer) {
        let exchange = region.region.leadingExchange
        let zone = exchange.zone
        let (date, _) = zone.local(model.displayedMoment)
        let start = zone.instant(date, TimeOfDay(0, 0))
        PaneTitle(theme: theme, "Hours", note: "\(date.shortText), \(exchange.city)").draw(
            in: rect.row(0), into: &buffer)
        let strip = rect.row(1)
        let phases = SessionsStrip(start: start, exchange: exchange).phases(width: strip.width)
        let now = SessionsStrip.column(of: model.displayedMoment, from: start, width: strip.width)
        for (offset, phase) in phases.enumerated() {
            let isNow = offset == now
            let style = theme.style(isNow ? theme.strong : phase.isTrading ? theme.accent : theme.rule)
            buffer.set(isNow ? "┃" : SessionsStrip.glyph(phase), x: strip.x + offset, y: strip.y, style: style)
        }
    }

    private func drawHolidays(in rect: Rect, into buffer: inout Buffer) {
        PaneTitle(theme: theme, "Upcoming holidays").draw(in: rect.row(0), into: &buffer)
        for (line, day) in data.holidays.prefix(max(0, rect.height - 1)).enumerated() {
            let row = rect.row(line + 1)
            let text = "\(day.date.weekday.shortName) \(day.date.shortText)  \(day.name ?? "closed")"
            buffer.write(
                TextFitting.truncated(text, to: row.width), x: row.x, y: row.y, style: theme.plain, limit: row.width)
        }
        if data.holidays.isEmpty, rect.height > 1 {
            buffer.write(
                "None within 3 months", x: rect.x, y: rect.y + 1, style: theme.dim, limit: rect.width)
        }
    }
}
