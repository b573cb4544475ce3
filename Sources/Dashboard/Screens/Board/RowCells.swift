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
            // A change of an earlier session is no market colour of today.
            let change = state.returns(in: model.shown.currency).day
            write(
                column, of: state, state.isFromExpectedSession ? Wording.style(change, theme) : theme.old, rect, &buffer
            )
        case .returns(let period):
            let value = state.returns(in: model.shown.currency)[period]
            write(column, of: state, Wording.style(value, theme), rect, &buffer)
        case .volume: write(column, of: state, theme.dim, rect, &buffer)
        case .dollars: write(column, of: state, Wording.style(state.usd[model.shown.period], theme), rect, &buffer)
        case .figure: write(column, of: state, theme.plain, rect, &buffer)
        case .sparkline: drawSparkline(of: state, in: rect, into: &buffer)
        }
    }

    /// A name that the search found is underlined.
    private func nameStyle(_ symbol: Symbol) -> Style {
        let isMarked = model.shown.marked.contains(symbol)
        let style = isMarked ? theme.style(theme.accent).bold.adding(.underline) : theme.style(theme.text)
        guard model.isSearching, model.find?.scores?[symbol] != nil else { return style }
        return theme.style(theme.accent).adding(.underline)
    }

    /// The number that a column shows of an instrument; nil for columns of text.
    func figure(_ column: RegionTable.Column, of state: InstrumentState) -> Figure? {
        switch column {
        case .flag, .name, .native, .symbol, .sparkline: return nil
        case .price:
            let isNamed = namesCurrency && state.instrument.kind == .equity
            return .price(state.price, state.instrument, sign: isNamed ? state.instrument.currency?.sign ?? "" : "")
        case .day:
            let change = state.returns(in: model.shown.currency).day
            return .change(change, mark: rateMark(state, change))
        case .returns(let period):
            let value = state.returns(in: model.shown.currency)[period]
            // The mark stands before the number, so that the digits stay below each other.
            let isSinceListing = period == .yearToDate && state.isSinceListing && value != nil
            return .percent(value, decimals: 1, mark: rateMark(state, value) + (isSinceListing ? "*" : ""))
        case .volume: return Figure(state.session.volume.map(NumberText.compact) ?? NumberText.unknown)
        case .dollars:
            let value = state.usd[model.shown.period]
            return .percent(value, decimals: 1, mark: state.isRateOld && value != nil ? "~" : "")
        case .figure(let column): return Figure(column.figure(of: state))
        }
    }

    /// The columns that a number needs at least; 0 for everyday ones, which fit as they are, so that asking costs little.
    func leastWidth(_ column: RegionTable.Column, of state: InstrumentState) -> Int {
        let isLong: Bool
        switch column {
        case .flag, .name, .native, .symbol, .sparkline, .volume, .figure: isLong = false
        case .price: isLong = state.price.map { abs($0) >= 10_000 } ?? false
        case .day: isLong = state.returns(in: model.shown.currency).day.map { abs($0) >= 1 } ?? false
        case .returns(let period):
            isLong = state.returns(in: model.shown.currency)[period].map { abs($0) >= 1 } ?? false
        case .dollars: isLong = state.usd[model.shown.period].map { abs($0) >= 1 } ?? false
        }
        return isLong ? figure(column, of: state)?.leastWidth ?? 0 : 0
    }

    private func drawPrice(of state: InstrumentState, in rect: Rect, into buffer: inout Buffer) {
        let text = figure(.price, of: state)?.text(in: rect.width) ?? ""
        let color = state.staleness.isBehind ? theme.stale : theme.strong
        var style = theme.style(color)
        if let move = state.lastMove, model.isMarked(move) {
            style = theme.isMonochrome ? style.adding(.underline) : theme.mark(isUp: move.direction == .up)
        }
        buffer.write(text, x: rect.maxX - TextWidth.width(of: text), y: rect.y, style: style)
    }

    /// What stands before a return in dollars whose rate is older than the price.
    private func rateMark(_ state: InstrumentState, _ value: Double?) -> String {
        model.shown.currency == .usd && state.isRateOld && value != nil ? "~" : ""
    }

    private func drawSparkline(of state: InstrumentState, in rect: Rect, into buffer: inout Buffer) {
        let shown = state.closes.suffix(rect.width)
        guard let first = shown.first, let last = shown.last else { return }
        let color = last >= first ? theme.upMuted : theme.downMuted
        Sparkline.draw(Array(shown), in: rect, style: theme.style(color), into: &buffer)
    }

    private func write(
        _ column: RegionTable.Column, of state: InstrumentState, _ style: Style, _ rect: Rect, _ buffer: inout Buffer
    ) {
        figure(column, of: state)?.draw(in: rect, style: style, into: &buffer)
    }
}
