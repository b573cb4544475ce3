import Market
import TextUI
import ThemeCatalog
import Watchlists

/// Draws one instrument's cells, the same in every table of stocks.
struct RowCells {
    let model: Model
    var theme: Theme
    /// Whether a price says what it is in: where rows of several currencies stand below each other.
    var namesCurrency = false
    /// Whose row stands out among others; nil: none does.
    var own: Symbol?
    /// The P/E that a bar's full length stands for; what is dearer is cut there.
    var dearest = 60.0

    /// The same in the market colours of a region.
    func of(_ region: Region?) -> RowCells {
        var cells = self
        cells.theme = theme.of(region)
        return cells
    }

    /// The columns of cells that a column wants: a currency's sign needs some more.
    func width(of column: Column) -> ClosedRange<Int> {
        column == .price && namesCurrency ? 12...12 : column.entry.width
    }

    /// Draws what a column shows of an instrument.
    func draw(_ column: Column, of state: InstrumentState, in rect: Rect, into buffer: inout Buffer) {
        switch column.entry.form {
        case .text: drawText(column, of: state, in: rect, into: &buffer)
        case .price, .change, .returns, .number, .percent, .compact:
            let style = style(column, of: state)
            figure(column, of: state)?.draw(in: rect, style: style, into: &buffer)
        case .picture: drawPicture(column, of: state, in: rect, into: &buffer)
        // What is owned and what was noted of it is the list's.
        case .position: break
        }
    }

    /// The number that a column shows of an instrument; nil for columns of text.
    func figure(_ column: Column, of state: InstrumentState) -> Figure? {
        let value = column.value(of: state, in: model.snapshot, model.shown)
        switch column.entry.form {
        case .text, .picture, .position: return nil
        case .price: return .price(value, state.instrument, sign: sign(column, of: state))
        case .change: return .change(value, mark: mark(column, of: state, value))
        // The mark stands before the number, so that the digits stay below each other.
        case .returns: return .percent(value, decimals: 1, mark: mark(column, of: state, value))
        case .number(let decimals, let unit, _): return .number(value, decimals: decimals, unit: unit)
        case .percent(let decimals, _): return .percent(value, decimals: decimals)
        case .compact: return Figure(value.map(NumberText.compact) ?? NumberText.unknown)
        }
    }

    /// The columns that a number needs at least; 0 for everyday ones, which fit as they are, so that asking costs little.
    func leastWidth(_ column: Column, of state: InstrumentState) -> Int {
        let longFrom: Double
        switch column.entry.form {
        case .price: longFrom = 10_000
        case .change, .returns: longFrom = 1
        case .text, .number, .percent, .compact, .picture, .position: return 0
        }
        guard let value = column.value(of: state, in: model.snapshot, model.shown), abs(value) >= longFrom else {
            return 0
        }
        return figure(column, of: state)?.leastWidth ?? 0
    }

    /// The sign of a price's currency, where it is needed; a target has one of its own.
    private func sign(_ column: Column, of state: InstrumentState) -> String {
        if column == .target { return model.snapshot.newestTarget(of: state.instrument.symbol)?.currency.sign ?? "" }
        return namesCurrency && state.instrument.kind == .equity ? state.instrument.currency?.sign ?? "" : ""
    }

    /// What stands before a return: `~` where dollars were worked out at a rate that is older than the price, `*` where
    /// it counts from the listing.
    private func mark(_ column: Column, of state: InstrumentState, _ value: Double?) -> String {
        guard value != nil else { return "" }
        let isInDollars = column == .usd || model.shown.currency == .usd
        let isSinceListing = column == .yearToDate || column == .period && model.shown.period == .yearToDate
        return (isInDollars && state.isRateOld ? "~" : "") + (isSinceListing && state.isSinceListing ? "*" : "")
    }

    // MARK: Styles

    private func style(_ column: Column, of state: InstrumentState) -> Style {
        switch column.entry.form {
        case .price: return column == .price ? priceStyle(state) : theme.plain
        // A change of an earlier session has no market colour: that would mean today's.
        case .change:
            let change = column.value(of: state, in: model.snapshot, model.shown)
            return Wording.style(change, isOld: !state.isFromExpectedSession, theme)
        case .returns: return Wording.style(column.value(of: state, in: model.snapshot, model.shown), theme)
        case .number(_, _, let tone), .percent(_, let tone), .compact(let tone): return style(tone)
        case .text, .picture, .position: return theme.dim
        }
    }

    private func style(_ tone: Column.Tone) -> Style {
        switch tone {
        case .dim: theme.dim
        case .plain: theme.plain
        case .strong: theme.style(theme.strong)
        case .bold: theme.style(theme.strong).bold
        }
    }

    private func priceStyle(_ state: InstrumentState) -> Style {
        let style = theme.style(state.staleness.isBehind ? theme.stale : theme.strong)
        guard let move = state.lastMove, model.isMarked(move) else { return style }
        return theme.isMonochrome ? style.adding(.underline) : theme.mark(isUp: move.direction == .up)
    }

    /// A name that the search found is underlined.
    func nameStyle(_ symbol: Symbol) -> Style {
        if model.isSearching, model.find?.scores?[symbol] != nil { return theme.style(theme.accent).adding(.underline) }
        if model.shown.marked.contains(symbol) { return theme.style(theme.accent).bold.adding(.underline) }
        return symbol == own ? theme.style(theme.strong).bold : theme.style(theme.text)
    }
}
