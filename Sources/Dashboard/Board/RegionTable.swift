import Market
import TextUI
import ThemeCatalog

/// The rows of a region's pane: which columns fit, their headings, and each chipmaker's line.
struct RegionTable {
    /// What a column shows.
    enum Column: Hashable, Sendable {
        case flag, name, native, symbol, price, day, returns(Period), dollars, volume, sparkline
        /// A figure that needs no market colour.
        case figure(RowColumn)
    }

    let model: Model
    let region: RegionState
    /// The columns that fit, each with its place from the row's left edge.
    let columns: [(column: Column, x: Int, width: Int)]

    init(model: Model, region: RegionState, width: Int) {
        self.model = model
        self.region = region
        let chosen = model.configuration.columns(atWidth: model.size.width)
        let wanted = RowColumn.arranged(chosen, over: model.board.period, in: width)
        let hasNotes = NameStyle.current == .both
        columns = RegionTable.arrange(wanted.filter { hasNotes || $0.0 != .native }, in: width)
    }

    private var theme: Theme { model.theme.of(region.region) }

    private static let gap = 1

    private static func arrange(
        _ wanted: [(Column, ColumnLayout.Column)], in width: Int
    ) -> [(column: Column, x: Int, width: Int)] {
        let widths = ColumnLayout.widths(wanted.map(\.1), in: width, gap: gap)
        var x = 0
        var placed: [(column: Column, x: Int, width: Int)] = []
        for (entry, width) in zip(wanted, widths) where width > 0 {
            placed.append((entry.0, x, width))
            x += width + gap
        }
        return placed
    }

    /// Draws the headings; the one that rows are sorted by stands out.
    func drawHeading(in rect: Rect, into buffer: inout Buffer) {
        guard rect.height > 0 else { return }
        for (column, x, width) in columns {
            let (text, alignment) = heading(column)
            let isSorted = isSortedBy(column)
            let style = isSorted ? theme.style(theme.accent) : theme.dim
            let mark = isSorted && width > TextWidth.width(of: text) ? (model.board.isInverted ? "▴" : "▾") : ""
            let label = text + mark
            let fitted = TextFitting.fitted(label, to: width, alignment: alignment)
            buffer.write(fitted, x: rect.x + x, y: rect.y, style: style, limit: width)
        }
    }

    private func heading(_ column: Column) -> (String, TextFitting.Alignment) {
        let unit = model.board.currency == .usd ? " US$" : ""
        switch column {
        case .flag: return (model.board.sort == .flags ? "⚑" : "", .leading)
        case .name: return (model.board.sort == .name ? "name" : "", .leading)
        case .native: return ("", .leading)
        case .symbol: return ("symbol", .leading)
        case .price: return (region.region.leadingExchange.currency.sign, .trailing)
        case .day: return ("today" + unit, .trailing)
        case .returns(let period): return (period.label + unit, .trailing)
        case .dollars: return (model.board.period.label + " US$", .trailing)
        case .volume: return ("volume", .trailing)
        case .figure(let column): return (column.heading, .trailing)
        case .sparkline: return ("trend", .trailing)
        }
    }

    /// Columns at the left of the heading that no heading needs.
    var headingRoom: Int {
        guard model.board.sort != .name else { return 0 }
        let labelled = columns.first { ![.flag, .name, .native].contains($0.column) }
        // The price's heading is short and stands at the right of its column.
        let slack = labelled?.column == .price ? (labelled?.width ?? 0) - 4 : 0
        return (labelled?.x ?? 0) + slack - 1
    }

    private func isSortedBy(_ column: Column) -> Bool {
        switch (model.board.sort, column) {
        case (.change, .day), (.name, .name), (.flags, .flag): true
        case (.period, .returns(let period)): period == model.board.period
        default: false
        }
    }

    /// Draws one chipmaker's line.
    func draw(_ symbol: Symbol, isSelected: Bool, in rect: Rect, into buffer: inout Buffer) {
        guard rect.height > 0, let state = model.snapshot[symbol] else { return }
        for (column, x, width) in columns {
            let place = Rect(x: rect.x + x, y: rect.y, width: min(width, rect.width - x), height: 1)
            draw(column, of: state, in: place, into: &buffer)
        }
        if isSelected { select(rect, &buffer) }
    }

    private func select(_ rect: Rect, _ buffer: inout Buffer) {
        let theme = theme
        buffer.restyle(rect) { theme.selected($0) }
    }

    private func draw(_ column: Column, of state: InstrumentState, in rect: Rect, into buffer: inout Buffer) {
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
        guard model.find.isOpen, model.find.matches.contains(where: { $0.symbol == symbol }) else { return style }
        return theme.style(theme.accent).adding(.underline)
    }

    private func drawPrice(of state: InstrumentState, in rect: Rect, into buffer: inout Buffer) {
        let text = PriceText.text(state.price, state.instrument)
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
