import Market
import TextUI
import ThemeCatalog
import Watchlists

/// Cells of words and pictures.
extension RowCells {
    func drawText(_ column: Column, of state: InstrumentState, in rect: Rect, into buffer: inout Buffer) {
        // In the gap behind the flag, so that a stock without a flag can have it, too.
        if column == .flag, rect.width > 0, model.unseen.stocks[state.instrument.symbol] != nil {
            Unseen.draw(x: rect.maxX, y: rect.y, theme, into: &buffer)
        }
        guard let (text, style) = text(column, of: state, in: rect.width) else { return }
        buffer.write(text, x: rect.x, y: rect.y, style: style, limit: rect.width)
    }

    /// The words that a column shows of an instrument in so many columns; nil for none.
    private func text(_ column: Column, of state: InstrumentState, in width: Int) -> (String, Style)? {
        let instrument = state.instrument
        switch column {
        case .flag: return model.flags.flagged[instrument.symbol].map { ($0.mark, Wording.style($0, theme)) }
        case .name: return (instrument.shownName(in: width), nameStyle(instrument.symbol))
        case .native: return (NativeName(instrument.nativeName).text(in: width), theme.dim)
        case .symbol:
            // A symbol that stands for an unknown name is not shown twice.
            let symbol = instrument.symbol.rawValue
            return (instrument.name == symbol ? "" : TextFitting.truncated(symbol, to: width), theme.dim)
        case .region: return (TextFitting.truncated(instrument.region?.shownName ?? "", to: width), theme.dim)
        case .receiptTarget:
            let forms = model.snapshot.receiptTarget(of: instrument.symbol, on: today)?.forms ?? []
            return (forms.first { TextWidth.width(of: $0) <= width } ?? "", theme.plain)
        case .targetBy: return (TextFitting.truncated(targetOrigin(instrument.symbol), to: width), theme.dim)
        case .price, .today, .period, .week, .month, .threeMonths, .yearToDate, .year, .sinceListing, .usd, .volume,
            .volumeRatio, .marketValue, .strengthRank, .strengthIndex, .volatility, .drawdown, .beta, .forwardPE,
            .forwardPEBar, .earningsGrowth, .peg, .target, .upside, .trend, .quantity, .value, .weight, .dayProfit,
            .profit, .profitPercent, .currencyProfit, .note:
            return nil
        }
    }

    /// The columns in which a column's text of an instrument is whole; nil for columns of numbers and pictures.
    func wholeWidth(_ column: Column, of state: InstrumentState) -> Int? {
        switch column.entry.form {
        case .text: break
        case .price, .change, .returns, .number, .percent, .compact, .picture, .position: return nil
        }
        let limit = column == .native ? column.entry.width.upperBound : .max
        return text(column, of: state, in: limit).map { TextWidth.width(of: $0.0) } ?? 0
    }

    /// The columns in which an instrument's name is not cut.
    func uncutWidth(_ state: InstrumentState) -> Int { Wording.leastWidth(ofName: state.instrument.shownName) }

    /// Whether a column's text of an instrument is longer than its cell.
    func isLong(_ column: Column, of state: InstrumentState, in width: Int) -> Bool {
        switch column {
        case .name: TextWidth.width(of: state.instrument.shownName) > width
        case .native, .symbol, .region, .receiptTarget, .targetBy: (wholeWidth(column, of: state) ?? 0) > width
        case .flag, .price, .today, .period, .week, .month, .threeMonths, .yearToDate, .year, .sinceListing, .usd,
            .volume, .volumeRatio, .marketValue, .strengthRank, .strengthIndex, .volatility, .drawdown, .beta,
            .forwardPE, .forwardPEBar, .earningsGrowth, .peg, .target, .upside, .trend, .quantity, .value, .weight,
            .dayProfit, .profit, .profitPercent, .currencyProfit, .note:
            false
        }
    }

    /// Draws an instrument's row. Texts that are too long for their columns come last and go on into the free cells beside
    /// them.
    func draw(
        _ columns: [PlacedColumn], of state: InstrumentState, in row: Rect, gap: Int, into buffer: inout Buffer
    ) {
        var long: [PlacedColumn] = []
        for placed in columns {
            if isLong(placed.column, of: state, in: placed.width) {
                long.append(placed)
            } else {
                draw(placed.column, of: state, in: placed.cell(in: row), into: &buffer)
            }
        }
        for placed in long.reversed() where placed.column != .native {
            let place = buffer.withFreeCells(placed.cell(in: row), in: row, gap: gap)
            draw(placed.column, of: state, in: place, into: &buffer)
        }
        if let native = long.first(where: { $0.column == .native }) {
            let place = buffer.withFreeCells(native.cell(in: row), in: row, gap: gap)
            drawNative(state, in: buffer.withFreeCells(before: place, in: row, gap: gap), into: &buffer)
        }
    }

    /// A native name that needs free cells at the left, too, ends where its room does.
    private func drawNative(_ state: InstrumentState, in room: Rect, into buffer: inout Buffer) {
        let name = NativeName(state.instrument.nativeName)
        guard name.width <= room.width else { return }
        buffer.write(name.text, x: room.maxX - name.width, y: room.y, style: theme.dim)
    }

    private var today: CalendarDate { TimeZoneRule.utc.local(model.displayedMoment).date }

    /// Whose target it is; without one, where the P/E is from.
    private func targetOrigin(_ symbol: Symbol) -> String {
        if let target = model.snapshot.newestTarget(of: symbol) { return "\(target.firm) · \(target.asOf.shortText)" }
        return FactWords.origin(model.snapshot.valuation(of: symbol).forwardPEFact)
    }

    func drawPicture(_ column: Column, of state: InstrumentState, in rect: Rect, into buffer: inout Buffer) {
        if column == .trend { return drawSparkline(of: state, in: rect, into: &buffer) }
        let ratio = column.value(of: state, in: model.snapshot, model.shown) ?? 0
        BarMeter.draw(ratio / dearest, in: rect, style: theme.style(theme.accentMuted), into: &buffer)
        // A bar that is cut says so.
        if ratio > dearest { buffer.set("▸", x: rect.maxX - 1, y: rect.y, style: theme.style(theme.accent)) }
    }

    private func drawSparkline(of state: InstrumentState, in rect: Rect, into buffer: inout Buffer) {
        let shown = state.closes.suffix(Column.trendSessions)
        guard let first = shown.first, let last = shown.last else { return }
        let place = Rect(x: rect.x, y: rect.y, width: min(rect.width, Column.trendWidth), height: rect.height)
        Sparkline.draw(
            Array(shown), of: Column.trendSessions, in: place, color: last >= first ? theme.up : theme.down,
            into: &buffer)
    }
}
