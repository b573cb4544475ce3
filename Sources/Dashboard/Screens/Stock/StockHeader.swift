import Market
import TextUI
import ThemeCatalog

/// Who it is, what it costs, how it did.
struct StockHeader {
    let model: Model
    let data: StockData

    private var theme: Theme { model.theme.of(data.instrument.region) }
    private var state: InstrumentState? { data.state }

    func draw(in rect: Rect, into buffer: inout Buffer) {
        let lines = rect.height >= 3 ? [who, price, returns] : rect.height == 2 ? [price, returns] : [price]
        for (index, parts) in lines.enumerated() {
            StyledLine.joined(parts, gap: 3, fitting: rect.width, style: theme.plain)
                .draw(in: rect.row(index), into: &buffer)
        }
    }

    private func figure(_ label: String, _ value: String, _ style: Style? = nil) -> StyledLine {
        StyledLine([StyledLine.Run(label + " ", theme.dim), StyledLine.Run(value, style ?? theme.plain)])
    }

    private var who: [StyledLine] {
        let instrument = data.instrument
        var name = StyledLine([
            StyledLine.Run(instrument.symbol.rawValue + "  ", theme.style(theme.accent).bold),
            StyledLine.Run(
                instrument.name == instrument.symbol.rawValue ? "" : instrument.shownName,
                theme.style(theme.strong).bold),
        ])
        if let native = instrument.shownNote { name.append(" " + native, theme.dim) }
        let place = [instrument.segment, instrument.exchange?.rawValue.uppercased(), instrument.currency?.code]
            .compactMap(\.self).joined(separator: " · ")
        var parts = [name, StyledLine([StyledLine.Run(place, theme.dim)])]
        if let severity = model.flags.flagged[instrument.symbol] {
            let count = data.flags.count
            let words = "\(severity.mark) \(count) \(count == 1 ? "flag" : "flags")"
            parts.append(StyledLine([StyledLine.Run(words, Wording.style(severity, theme))]))
        }
        return parts + [age]
    }

    /// When the price was made, and who said so.
    private var age: StyledLine {
        guard let state, let time = state.time else { return StyledLine() }
        let words = Wording.moment(time, data.instrument.exchange) + (state.source.isEmpty ? "" : " · " + state.source)
        return StyledLine([
            StyledLine.Run(words, state.staleness.isBehind ? theme.caution : theme.dim)
        ])
    }

    private var price: [StyledLine] {
        guard let state, let price = state.price else {
            return [StyledLine([StyledLine.Run("No price yet", theme.dim)])]
        }
        let instrument = data.instrument
        let sign = instrument.currency?.sign ?? ""
        func text(_ value: Double?) -> String { value.map { PriceText.text($0, instrument) } ?? NumberText.unknown }
        var first = StyledLine([
            StyledLine.Run(
                sign + text(price) + "  ", theme.style(state.staleness.isBehind ? theme.stale : theme.strong).bold)
        ])
        let change = state.change
        let words = change.map { NumberText.signed($0, decimals: PriceText.decimals(of: price, instrument)) + "  " }
        first.append(
            (words ?? "") + Wording.change(state.local.day),
            Wording.style(state.local.day, isOld: !state.isFromExpectedSession, theme).bold)
        let title = model.dayTitle(of: [state])
        if title != "today" { first.append(" " + title, theme.dim) }
        let session = state.session
        var parts = [first]
        if session.low != nil || session.high != nil {
            parts.append(figure("day", "\(text(session.low))–\(text(session.high))"))
        }
        if let open = session.open { parts.append(figure("open", text(open))) }
        if let volume = session.volume {
            let ratio = state.indicators.volumeRatio.map { " (\(NumberText.fixed($0, decimals: 1))×)" } ?? ""
            parts.append(figure("vol", NumberText.compact(volume) + ratio))
        }
        if session.bid != nil || session.ask != nil {
            parts.append(figure("bid", "\(text(session.bid)) × \(text(session.ask)) ask"))
        }
        if let limit = state.limit { parts.append(figure("daily limits", "\(text(limit.down))–\(text(limit.up))")) }
        if let low = state.indicators.yearLow, let high = state.indicators.yearHigh {
            parts.append(
                figure(
                    state.indicators.rangeSince.map { "since \($0.monthAndYearText)" } ?? "52-wk",
                    "\(text(low))–\(text(high))"))
        }
        if let value = state.marketValue { parts.append(figure("mkt cap", "US$" + NumberText.compact(value))) }
        return parts
    }

    private var returns: [StyledLine] {
        guard let state else { return [] }
        var line = StyledLine()
        for period in [Period.week, .month, .threeMonths, .yearToDate, .year] {
            let value = state.local[period]
            if !line.isEmpty { line.append("  ", theme.plain) }
            line.append(period.title + " ", theme.dim)
            line.append(NumberText.percent(value, decimals: 1), Wording.style(value, theme))
        }
        let period = model.shown.marketPeriod
        var parts = [line]
        if data.instrument.currency != .usd, let dollars = state.usd[period] {
            let mark = state.isRateOld ? "~" : ""
            parts.append(
                figure(
                    "\(period.title) in US$", mark + NumberText.percent(dollars, decimals: 1),
                    Wording.style(dollars, theme)))
        }
        let benchmark = model.snapshot.rotation.benchmark
        if let own = state.returns(in: model.shown.currency)[period],
            let other = benchmark.returns(in: model.shown.currency)[period]
        {
            parts.append(figure("vs " + benchmark.name, Wording.points(own - other), theme.style(theme.accent)))
        }
        if let rank = state.indicators.relativeStrengthRank { parts.append(figure("RS rank", "\(rank)")) }
        if let beta = state.indicators.beta {
            parts.append(figure("β vs SOX", NumberText.fixed(beta, decimals: 2)))
        }
        return parts
    }
}
