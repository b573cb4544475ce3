import Market
import TextUI
import ThemeCatalog
import Watchlists

/// Draws one instrument's cells, the same on the board, a region's page and a watchlist.
struct RowCells {
    let model: Model
    let theme: Theme
    /// Whether a price says what it is in: where rows of several currencies stand below each other.
    var namesCurrency = false

    /// Draws what a column shows of an instrument.
    func draw(_ column: Column, of state: InstrumentState, in rect: Rect, into buffer: inout Buffer) {
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
        case .today:
            // A change of an earlier session is no market colour of today.
            let change = state.returns(in: model.shown.currency).day
            write(
                column, of: state, state.isFromExpectedSession ? Wording.style(change, theme) : theme.old, rect, &buffer
            )
        case .period, .week, .month, .threeMonths, .yearToDate, .year, .sinceListing:
            let value = state.returns(in: model.shown.currency)[column.returnPeriod ?? model.shown.period]
            write(column, of: state, Wording.style(value, theme), rect, &buffer)
        case .volume: write(column, of: state, theme.dim, rect, &buffer)
        case .usd: write(column, of: state, Wording.style(state.usd[model.shown.period], theme), rect, &buffer)
        case .volumeRatio, .marketValue, .strengthRank, .strengthIndex, .volatility, .drawdown, .beta:
            write(column, of: state, theme.plain, rect, &buffer)
        case .trend: drawSparkline(of: state, in: rect, into: &buffer)
        // What is owned and what was noted of it is the list's.
        case .quantity, .value, .weight, .dayProfit, .profit, .profitPercent, .currencyProfit, .note: break
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
    func figure(_ column: Column, of state: InstrumentState) -> Figure? {
        switch column {
        case .flag, .name, .native, .symbol, .trend, .note: return nil
        case .quantity, .value, .weight, .dayProfit, .profit, .profitPercent, .currencyProfit: return nil
        case .price:
            let isNamed = namesCurrency && state.instrument.kind == .equity
            return .price(state.price, state.instrument, sign: isNamed ? state.instrument.currency?.sign ?? "" : "")
        case .today:
            let change = state.returns(in: model.shown.currency).day
            return .change(change, mark: rateMark(state, change))
        case .period, .week, .month, .threeMonths, .yearToDate, .year, .sinceListing:
            let period = column.returnPeriod ?? model.shown.period
            let value = state.returns(in: model.shown.currency)[period]
            // The mark stands before the number, so that the digits stay below each other.
            let isSinceListing = period == .yearToDate && state.isSinceListing && value != nil
            return .percent(value, decimals: 1, mark: rateMark(state, value) + (isSinceListing ? "*" : ""))
        case .volume: return Figure(state.session.volume.map(NumberText.compact) ?? NumberText.unknown)
        case .usd:
            let value = state.usd[model.shown.period]
            return .percent(value, decimals: 1, mark: state.isRateOld && value != nil ? "~" : "")
        case .volumeRatio, .marketValue, .strengthRank, .strengthIndex, .volatility, .drawdown, .beta:
            return Figure(column.figure(of: state))
        }
    }

    /// The columns that a number needs at least; 0 for everyday ones, which fit as they are, so that asking costs little.
    func leastWidth(_ column: Column, of state: InstrumentState) -> Int {
        let isLong: Bool
        switch column {
        case .price: isLong = state.price.map { abs($0) >= 10_000 } ?? false
        case .today: isLong = state.returns(in: model.shown.currency).day.map { abs($0) >= 1 } ?? false
        case .period, .week, .month, .threeMonths, .yearToDate, .year, .sinceListing:
            let period = column.returnPeriod ?? model.shown.period
            isLong = state.returns(in: model.shown.currency)[period].map { abs($0) >= 1 } ?? false
        case .usd: isLong = state.usd[model.shown.period].map { abs($0) >= 1 } ?? false
        case .flag, .name, .native, .symbol, .volume, .volumeRatio, .marketValue, .strengthRank, .strengthIndex,
            .volatility, .drawdown, .beta, .trend, .quantity, .value, .weight, .dayProfit, .profit, .profitPercent,
            .currencyProfit, .note:
            isLong = false
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
        _ column: Column, of state: InstrumentState, _ style: Style, _ rect: Rect, _ buffer: inout Buffer
    ) {
        figure(column, of: state)?.draw(in: rect, style: style, into: &buffer)
    }
}
