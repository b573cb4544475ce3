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
                "made \(Wording.moment(time, instrument.exchange)), \(Wording.ago(time, at: model.displayedMoment))")
        }
        if let date = state.sessionDate { words.append("of the session of \(date)") }
        words.append(state.source.isEmpty ? "the source is not named" : "source: \(state.source)")
        switch state.staleness {
        case .current: words.append("the newest that is due by the exchange's calendar")
        case .minutesBehind(let minutes):
            words.append("\(minutes) minutes older than is due by the exchange's calendar")
        case .sessionsBehind(let count): words.append("\(count) sessions older than is due by the exchange's calendar")
        case .unknown: words.append("no calendar says how new it should be")
        case .missing: words.append("the cache has none")
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
            state.previousClose.map { "\(text(state.price)) / \(text($0)) − 1" } ?? "the close before is not known"
        return Entry(
            label: model.dayTitle(of: [state]), value: Wording.change(state.local.day),
            words: ["price / close of the session before − 1", inputs])
    }

    private var returns: [Entry] {
        [Period.week, .month, .threeMonths, .yearToDate, .year, .sinceListing].compactMap { period in
            guard let value = state.local[period], let price = state.price else { return nil }
            let isListing = period == .yearToDate && state.isSinceListing
            let words = [
                isListing ? Period.sinceListing.reference : period.reference,
                "\(text(price)) / \(text(price / (1 + value))) − 1",
            ]
            return Entry(label: period.label, value: NumberText.percent(value, decimals: 2), words: words)
        }
    }

    private var dollars: Entry {
        let period = model.shown.marketPeriod
        guard instrument.currency != .usd, let currency = instrument.currency else {
            return Entry(label: "in US$", value: "", words: ["the price is in dollars"])
        }
        var words = ["(1 + return) × rate then / rate now − 1, rates of the same two dates"]
        if let date = state.rateDate, let rate = model.snapshot.rates.rate(of: currency, on: date) {
            let decimals = rate >= 100 ? 1 : 3
            words.append("\(NumberText.fixed(rate, decimals: decimals)) \(currency.code) per US$ of \(date)")
        } else {
            words.append("no rate of \(currency.code) at most seven days old is in the cache")
        }
        if let part = state.currencyReturn(over: period) {
            words.append("the currency's part: \(NumberText.percent(part, decimals: 2))")
        }
        return Entry(
            label: "US$ " + period.label, value: NumberText.percent(state.usd[period], decimals: 2), words: words)
    }

    private var limits: Entry {
        guard let limit = state.limit else {
            return Entry(label: "limits", value: "none", words: ["no daily limits apply"])
        }
        return Entry(
            label: "limits", value: "\(text(limit.down))–\(text(limit.up))",
            words: ["the exchange's rule about the close before, rounded to its ticks"])
    }

    private var technical: [Entry] {
        let figures = state.indicators
        let rows: [(String, String?, String)] = [
            ("SMA 50", figures.simpleAverage50.map(text), "mean of the last 50 closes, the price as the newest"),
            ("SMA 200", figures.simpleAverage200.map(text), "mean of the last 200 closes, the price as the newest"),
            (
                "volatility", figures.volatility.map { NumberText.fixed($0 * 100, decimals: 1) + "%" },
                "standard deviation of 20 log returns × √252"
            ),
            (
                "drawdown", figures.drawdown.map { NumberText.fixed($0 * 100, decimals: 1) + "%" },
                "price / highest price (not close) of 252 sessions − 1"
            ),
            (
                "volume", figures.volumeRatio.map { NumberText.fixed($0, decimals: 2) + "×" },
                "volume / (mean of 20 sessions × part of an ordinary day's volume by then)"
            ),
            ("RSI 14", figures.relativeStrengthIndex.map { NumberText.fixed($0, decimals: 1) }, "Wilder's"),
            (
                "beta", figures.beta.map { NumberText.fixed($0, decimals: 2) },
                "covariance / variance over 60 returns against the PHLX Semiconductor index"
            ),
            (
                "RS rank", figures.relativeStrengthRank.map(String.init),
                "1 to 99 among all: 0.4 × 3 months + 0.2 × each of 6, 9, 12 months"
            ),
        ]
        return rows.compactMap { label, value, words in value.map { Entry(label: label, value: $0, words: [words]) } }
    }

    private var value: Entry {
        let fact = model.snapshot.facts[instrument.symbol]?.first { $0.metric == Fact.sharesOutstanding }
        return Entry(
            label: "value", value: state.marketValue.map { "US$" + NumberText.compact($0) } ?? NumberText.unknown,
            words: ["shares outstanding × price / rate", fact.map(FactWords.origin) ?? "no fact shares_outstanding"])
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
        case .day: "price / close of the session before − 1"
        case .week: "price / last close at least seven days before − 1"
        case .month: "price / last close on or before the same day a month before − 1"
        case .threeMonths: "price / last close on or before the same day three months before − 1"
        case .yearToDate: "price / last close of the year before − 1"
        case .year: "price / last close on or before the same day a year before − 1"
        case .sinceListing: "price / offer price or first close − 1"
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
            theme: theme, title: "Where the numbers come from: " + name, hint: text.hint(scroll))
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
    private static let labels = 12
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
