import Market
import TextUI
import ThemeCatalog

/// What is quarantined of an instrument, in the words that its page and the origins of its figures share.
struct QuarantineWords {
    /// Why the newest quote is not shown as the price; nil where it is.
    private let quote: String?
    /// The quarantined daily bars, each with its reason, oldest first.
    private let bars: [String]
    private let state: InstrumentState

    /// Bars that the origins name one by one.
    private static let mostNamed = 3

    /// Nil where nothing is.
    ///
    /// - Parameter bars: those of the whole history, where it has been read; else the state names the latest ones.
    init?(_ state: InstrumentState, bars: [String]? = nil) {
        self.state = state
        quote = state.doubt
        self.bars = bars ?? state.quarantinedBars
        if quote == nil, self.bars.isEmpty { return nil }
    }

    var count: Int { bars.count + (quote == nil ? 0 : 1) }

    /// One sentence a row: the quote, then the newest bars.
    var sentences: [String] {
        var words = quote.map { ["quote: \($0)"] } ?? []
        words += bars.suffix(Self.mostNamed).reversed().map { "daily bar \($0)" }
        let rest = bars.count - Self.mostNamed
        if rest > 0 { words.append("and \(rest) more daily \(rest == 1 ? "bar" : "bars")") }
        return words
    }

    /// Everything in one line: what and why, then the price that was kept, then how many more there are. The reason gives
    /// way last.
    func line(fitting width: Int, _ theme: Theme) -> StyledLine {
        let reason = quote.map { "quote: \($0)" } ?? bars.last.map { "daily bar \($0)" } ?? ""
        let label = "quarantined "
        let room = width - TextWidth.width(of: label)
        let style = quote == nil ? theme.dim : theme.style(theme.warn)
        var line = StyledLine([StyledLine.Run(label, style.bold)])
        guard let tail = tails.first(where: { TextWidth.width(of: reason + $0) <= room }) else {
            // A word of the reason is worth more than the kept price, which stands in the line above.
            line.append(TextFitting.truncated(reason, to: max(0, room)), style)
            return line
        }
        line.append(reason, style)
        line.append(tail, theme.dim)
        return line
    }

    /// What may follow the reason, the longest first.
    private var tails: [String] {
        let others = count - 1
        let more = others > 0 ? " · \(others) more: i" : ""
        guard quote != nil else { return [more, ""] }
        guard let price = state.price else { return [" · no good price to keep" + more, more, ""] }
        let kept = " · kept " + (state.instrument.currency?.sign ?? "") + PriceText.text(price, state.instrument)
        let date = state.sessionDate.map { " of \($0.shortText)" } ?? ""
        return [kept + date + more, kept + date, kept, more, ""]
    }
}
