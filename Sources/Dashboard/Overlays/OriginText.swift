import Market
import TextUI
import ThemeCatalog

/// Where the figures of an instrument come from: source, time, age, formula, inputs, rate.
struct OriginText {
    let model: Model
    let state: InstrumentState

    private var instrument: Instrument { state.instrument }
    private var sign: String { instrument.currency?.sign ?? "" }

    /// A figure with its value and what there is to say of it.
    struct Entry: Hashable, Sendable {
        let label: String
        let value: String
        let words: [String]
    }

    var entries: [Entry] {
        [price] + quarantined + [day] + returns + [dollars, limits] + technical + [value] + facts
    }

    private func text(_ value: Double?) -> String { value.map { PriceText.text($0, instrument) } ?? NumberText.unknown }

    private var price: Entry {
        var words: [String] = []
        if let time = state.time {
            words.append(
                "quoted \(Wording.moment(time, instrument.exchange)), \(Wording.ago(time, at: model.displayedMoment))")
        }
        if let date = state.sessionDate { words.append("session \(date)") }
        words.append(state.source.isEmpty ? "no source given" : "source: \(state.source)")
        switch state.staleness {
        case .current: words.append("up to date")
        case .minutesBehind(let minutes):
            words.append("stale: \(minutes) min behind the exchange's calendar")
        case .sessionsBehind(let count):
            words.append("stale: \(count) \(count == 1 ? "session" : "sessions") behind the exchange's calendar")
        case .unknown: words.append("no exchange calendar: age not checked")
        case .missing: words.append("not in the cache")
        }
        return Entry(label: "price", value: sign + text(state.price), words: words)
    }

    /// Rows that cannot be true, which no figure is made of.
    private var quarantined: [Entry] {
        QuarantineWords(state).map {
            [Entry(label: "quarantined", value: "\($0.count)", words: $0.sentences)]
        } ?? []
    }

    private var day: Entry {
        let inputs =
            state.previousClose.map { "\(text(state.price)) / \(text($0)) − 1" } ?? "no previous close"
        return Entry(
            label: model.dayTitle(of: [state]), value: Wording.change(state.local.day),
            words: ["vs previous close", inputs])
    }

    private var returns: [Entry] {
        [Period.week, .month, .threeMonths, .yearToDate, .year, .sinceListing].compactMap { period in
            guard let value = state.local[period], let price = state.price else { return nil }
            let isListing = period == .yearToDate && state.isSinceListing
            let words = [
                isListing ? Period.sinceListing.reference : period.reference,
                "\(text(price)) / \(text(price / (1 + value))) − 1",
            ]
            return Entry(label: period.title, value: NumberText.percent(value, decimals: 2), words: words)
        }
    }

    private var dollars: Entry {
        let period = model.shown.marketPeriod
        guard instrument.currency != .usd, let currency = instrument.currency else {
            return Entry(label: "in US$", value: "", words: ["price is in US dollars"])
        }
        var words = ["(1 + local return) × FX rate then / FX rate now − 1, same dates"]
        if let date = state.rateDate, let rate = model.snapshot.rates.rate(of: currency, on: date) {
            let decimals = rate >= 100 ? 1 : 3
            words.append("\(NumberText.fixed(rate, decimals: decimals)) \(currency.code) per US$ of \(date)")
        } else {
            words.append("no FX rate for \(currency.code) within 7 days")
        }
        if let part = state.currencyReturn(over: period) {
            words.append("FX contribution \(NumberText.percent(part, decimals: 2))")
        }
        return Entry(
            label: "US$ " + period.title, value: NumberText.percent(state.usd[period], decimals: 2), words: words)
    }

    private var limits: Entry {
        guard let limit = state.limit else {
            return Entry(label: "daily limits", value: "none", words: ["no daily price limits"])
        }
        return Entry(
            label: "daily limits", value: "\(text(limit.down))–\(text(limit.up))",
            words: ["exchange limit vs previous close, rounded to tick size"])
    }

    private var technical: [Entry] {
        let figures = state.indicators
        let rows: [(String, String?, String)] = [
            ("SMA 50", figures.simpleAverage50.map(text), "average of the last 50 closes, including the latest price"),
            (
                "SMA 200", figures.simpleAverage200.map(text),
                "average of the last 200 closes, including the latest price"
            ),
            (
                "vol 20d", figures.volatility.map { NumberText.fixed($0 * 100, decimals: 1) + "%" },
                "standard deviation of 20 daily log returns × √252"
            ),
            (
                "vs high", figures.drawdown.map { NumberText.fixed($0 * 100, decimals: 1) + "%" },
                "price / 252-day intraday high − 1"
            ),
            (
                "RVOL", figures.volumeRatio.map { NumberText.fixed($0, decimals: 2) + "×" },
                "volume / (20-day average × usual share of the day's volume by this time)"
            ),
            ("RSI 14", figures.relativeStrengthIndex.map { NumberText.fixed($0, decimals: 1) }, "Wilder's smoothing"),
            (
                "beta", figures.beta.map { NumberText.fixed($0, decimals: 2) },
                "60-day beta vs PHLX Semiconductor index"
            ),
            (
                "RS rank", figures.relativeStrengthRank.map(String.init),
                "percentile 1–99 of 0.4 × 3m return + 0.2 × each of 6m, 9m, 12m"
            ),
        ]
        return rows.compactMap { label, value, words in value.map { Entry(label: label, value: $0, words: [words]) } }
    }

    private var value: Entry {
        let fact = model.snapshot.facts[instrument.symbol]?.first { $0.metric == Fact.sharesOutstanding }
        return Entry(
            label: "mkt cap", value: state.marketValue.map { "US$" + NumberText.compact($0) } ?? NumberText.unknown,
            words: [
                "shares outstanding × price / FX rate", fact.map(FactWords.origin) ?? "shares outstanding not known",
            ])
    }

    private var facts: [Entry] {
        (model.snapshot.facts[instrument.symbol] ?? []).map { fact in
            Entry(label: "fact", value: FactWords.value(fact), words: [FactWords.label(fact), FactWords.origin(fact)])
        }
    }
}

extension Period {
    /// What a return over it is counted from.
    fileprivate var reference: String {
        switch self {
        case .day: "vs previous close"
        case .week: "vs close 7 days ago"
        case .month: "vs close 1 month ago"
        case .threeMonths: "vs close 3 months ago"
        case .yearToDate: "vs last year's final close"
        case .year: "vs close 1 year ago"
        case .sinceListing: "vs IPO price or first close"
        }
    }
}

/// The box in which origins are shown.
struct OriginOverlay {
    let model: Model
    let symbol: Symbol
    let scroll: Int

    private var theme: Theme { model.theme }

    /// Its scrolling.
    var text: ScrollText {
        OverlayBox.scrollText(lines(OverlayBox(theme: theme, title: "", hint: "")).count, on: model.size)
    }

    func draw(in screen: Rect, into buffer: inout Buffer) {
        let name = model.snapshot[symbol]?.instrument.name ?? symbol.rawValue
        let box = OverlayBox(
            theme: theme, title: "Data sources: " + name, hint: text.hint(scroll))
        let lines = lines(box)
        guard let inner = box.draw(width: OriginOverlay.wide, lines: lines.count, in: screen, into: &buffer) else {
            return
        }
        let first = text.first(scroll)
        for (offset, line) in lines.dropFirst(first).prefix(inner.height).enumerated() {
            line.draw(in: inner.row(offset), into: &buffer)
        }
    }

    /// Columns that the words have beside the labels and the values.
    private static let wide = 116
    private static let labels = 13
    private static let least = 9

    private func lines(_ box: OverlayBox) -> [StyledLine] {
        guard let state = model.snapshot[symbol] else { return [] }
        let entries = OriginText(model: model, state: state).entries
        // Values get the columns that they need, and words the rest: what is too long for a line goes on in the next.
        let values = max(OriginOverlay.least, entries.map { TextWidth.width(of: $0.value) }.max() ?? 0)
        let room = OverlayBox.innerWidth(OriginOverlay.wide, on: model.size) - OriginOverlay.labels - values - 2
        return entries.flatMap { entry in
            entry.words.flatMap { TextFitting.wrapped($0, to: max(1, room)) }.enumerated().map { index, words in
                StyledLine([
                    StyledLine.Run(
                        TextFitting.fitted(index == 0 ? entry.label : "", to: OriginOverlay.labels),
                        box.style(theme.secondary)),
                    StyledLine.Run(
                        Figure(index == 0 ? entry.value : "").fitted(to: values) + "  ",
                        box.style(theme.strong).bold),
                    StyledLine.Run(words, box.style(theme.text)),
                ])
            }
        }
    }
}
