import Market
import TextUI
import ThemeCatalog

/// Draws one instrument's cells, the same on the board, a region's page and a watchlist.
struct RowCells {
    let model: Model
    let theme: Theme
    /// Whether a price says what it is in: where rows of several currencies stand below each other.
    var namesCurrency = false

    /// Draws what a column shows of an instrument.
    func draw(_ column: RegionTable.Column, of state: InstrumentState, in rect: Rect, into buffer: inout Buffer) {
        let instrument = state.instrument
        switch column {
        case .flag:
            guard let severity = model.flags.flagged[instrument.symbol] else { return }
            buffer.write("⚑", x: rect.x, y: rect.y, style: Wording.style(severity, theme), limit: rect.width)
        case .name:
            let text = Wording.name(instrument.shownName, width: rect.width)
            buffer.write(text, x: rect.x, y: rect.y, style: nameStyle(instrument.symbol), limit: rect.width)
        case .native:
            // Cut without an ellipsis: every column counts, and the English name stands beside it.
            buffer.write(
                instrument.nativeName ?? "", x: rect.x, y: rect.y, style: theme.dim, limit: rect.width)
        case .symbol:
            let text = TextFitting.truncated(instrument.symbol.rawValue, to: rect.width)
            buffer.write(text, x: rect.x, y: rect.y, style: theme.dim, limit: rect.width)
        case .price: drawPrice(of: state, in: rect, into: &buffer)
        case .day:
            let change = state.returns(in: model.board.currency).day
            // A change of an earlier session is no market colour of today.
            let style = state.isFromExpectedSession ? Wording.style(change, theme) : theme.old
            write(rateMark(state, change) + Wording.change(change), style, in: rect, into: &buffer)
        case .returns(let period): drawReturn(period, of: state, in: rect, into: &buffer)
        case .volume:
            let text = state.session.volume.map(NumberText.compact) ?? NumberText.unknown
            write(text, theme.dim, in: rect, into: &buffer)
        case .dollars:
            let value = state.usd[model.board.period]
            let mark = state.isRateOld && value != nil ? "~" : ""
            write(mark + NumberText.percent(value, decimals: 1), Wording.style(value, theme), in: rect, into: &buffer)
        case .figure(let column): write(column.figure(of: state), theme.plain, in: rect, into: &buffer)
        case .sparkline: drawSparkline(of: state, in: rect, into: &buffer)
        }
    }

    /// A name that the search found is underlined.
    private func nameStyle(_ symbol: Symbol) -> Style {
        let isMarked = model.board.marked.contains(symbol)
        let style = isMarked ? theme.style(theme.accent).bold.adding(.underline) : theme.style(theme.text)
        guard model.find.isOpen, model.find.found?[symbol] != nil else { return style }
        return theme.style(theme.accent).adding(.underline)
    }

    private func drawPrice(of state: InstrumentState, in rect: Rect, into buffer: inout Buffer) {
        let sign = namesCurrency && state.price != nil ? state.instrument.currency?.sign ?? "" : ""
        let text = (state.instrument.kind == .equity ? sign : "") + PriceText.text(state.price, state.instrument)
        let color = state.staleness.isBehind ? theme.stale : theme.strong
        var style = theme.style(color)
        if let move = state.lastMove, model.isMarked(move) {
            style = theme.isMonochrome ? style.adding(.underline) : theme.mark(isUp: move.direction == .up)
        }
        let start = rect.maxX - TextWidth.width(of: text)
        guard start >= rect.x else {
            return write(TextFitting.truncated(text, to: rect.width), style, in: rect, into: &buffer)
        }
        buffer.write(text, x: start, y: rect.y, style: style)
    }

    private func drawReturn(_ period: Period, of state: InstrumentState, in rect: Rect, into buffer: inout Buffer) {
        let value = state.returns(in: model.board.currency)[period]
        let isSinceListing = period == .yearToDate && state.isSinceListing && value != nil
        // The mark stands before the number, so that the digits stay below each other.
        let mark = rateMark(state, value) + (isSinceListing ? "*" : "")
        let exact = mark + NumberText.percent(value, decimals: 1)
        let text = TextWidth.width(of: exact) <= rect.width ? exact : mark + NumberText.percent(value, decimals: 0)
        write(text, Wording.style(value, theme), in: rect, into: &buffer)
    }

    /// What stands before a return in dollars whose rate is older than the price.
    private func rateMark(_ state: InstrumentState, _ value: Double?) -> String {
        model.board.currency == .usd && state.isRateOld && value != nil ? "~" : ""
    }

    private func drawSparkline(of state: InstrumentState, in rect: Rect, into buffer: inout Buffer) {
        let shown = state.closes.suffix(rect.width)
        guard let first = shown.first, let last = shown.last else { return }
        let color = last >= first ? theme.upMuted : theme.downMuted
        Sparkline.draw(Array(shown), in: rect, style: theme.style(color), into: &buffer)
    }

    private func write(_ text: String, _ style: Style, in rect: Rect, into buffer: inout Buffer) {
        let cut = TextFitting.truncated(text, to: rect.width)
        buffer.write(cut, x: rect.maxX - TextWidth.width(of: cut), y: rect.y, style: style)
    }
}

extension Model {
    /// Whether a change of price is recent enough to be marked.
    func isMarked(_ move: InstrumentState.Move) -> Bool {
        guard marksChanges else { return false }
        let age = now.wall.milliseconds(since: markStart(of: move))
        return age >= 0 && age < Model.markDuration
    }
}
