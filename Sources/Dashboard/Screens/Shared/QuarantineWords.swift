import Market
import TextUI
import ThemeCatalog

/// What is quarantined of an instrument, in the words that its page and the origins of its figures share.
struct QuarantineWords {
    /// Why the newest quote, or the newest bar, is not shown as the price; nil where it is.
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
        let doubt = state.doubt
        // What is doubted may be one of the bars.
        self.bars = (bars ?? state.quarantinedBars).filter { doubt?.hasSuffix($0) != true }
        quote = doubt.map { $0.hasPrefix("the ") ? $0 : "quote: " + $0 }
        if quote == nil, self.bars.isEmpty { return nil }
    }

    var count: Int { bars.count + (quote == nil ? 0 : 1) }

    /// One sentence a row: the quote, then the newest bars.
    var sentences: [String] {
        var words = quote.map { [$0] } ?? []
        words += bars.suffix(Self.mostNamed).reversed().map { "daily bar \($0)" }
        let rest = bars.count - Self.mostNamed
        if rest > 0 { words.append("and \(rest) more daily \(rest == 1 ? "bar" : "bars")") }
        return words
    }

    /// Everything in one line: why, the price that was kept, how many more there are; as much of it as fits.
    func line(fitting width: Int, _ theme: Theme) -> StyledLine {
        let label = "quarantined "
        let room = max(0, width - TextWidth.width(of: label))
        let style = quote == nil ? theme.dim : theme.caution
        let forms = forms
        let form = forms.first { TextWidth.width(of: $0.reason + $0.rest) <= room }
        let reason = form?.reason ?? TextFitting.truncated(forms.last?.reason ?? "", to: room)
        return StyledLine([
            StyledLine.Run(label, style.bold), StyledLine.Run(reason, style),
            StyledLine.Run(form?.rest ?? "", theme.dim),
        ])
    }

    /// The reason with what may follow it, the longest first.
    private var forms: [(reason: String, rest: String)] {
        let more = count > 1 ? " · \(count - 1) more: i" : ""
        guard let quote else {
            let bar = "daily bar \(bars.last ?? "")"
            return [(bar, more), (bar, "")]
        }
        let (reason, short) = (quote, state.doubt ?? quote)
        guard let price = state.price else {
            return [(reason, " · no valid price" + more), (reason, more), (short, "")]
        }
        let text = PriceText.text(price, state.instrument)
        let kept = " · kept " + (state.instrument.currency?.sign ?? "") + text
        let date = state.sessionDate.map { " of \($0.shortText)" } ?? ""
        return [
            (reason, kept + date + more), (reason, kept + date), (reason, kept), (short, kept),
            (short, " · kept \(text)"), (short, ""),
        ]
    }
}
