import Market
import TextUI
import ThemeCatalog

/// The dollar against Asia's currencies, volatility and yields: a line each, or two beside each other where there are
/// fewer lines.
struct MoneyPane {
    let model: Model
    var focus = PaneFocus()

    private var theme: Theme { model.theme }

    /// What the cache has of it.
    var states: [InstrumentState] { DeskMoney.symbols.compactMap { model.snapshot[$0] } }

    /// Whether there is anything to show.
    static func hasAny(_ snapshot: Snapshot) -> Bool { DeskMoney.symbols.contains { snapshot[$0] != nil } }

    /// Columns between two that stand beside each other.
    private static let gap = 2

    /// Where one of them stands in the pane.
    static func place(of index: Int, in rect: Rect) -> Rect {
        let body = rect.splitTop(1).rest
        guard body.height < DeskMoney.symbols.count else { return body.row(index) }
        let halves = body.columns(2, gap: gap)
        return halves[index % 2].row(index / 2)
    }

    func draw(in rect: Rect, into frame: inout Frame) {
        guard !rect.isEmpty else { return }
        frame.hit(rect, .command(.show(.morning)))
        PaneTitle(theme: theme, MorningStrings.money, note: "day", isFocused: focus.isFocused)
            .draw(in: rect.row(0), into: &frame.buffer)
        for (index, state) in states.enumerated() {
            let place = MoneyPane.place(of: index, in: rect)
            guard place.height > 0, place.maxY <= rect.maxY else { continue }
            draw(state, in: place, into: &frame.buffer)
            frame.hit(place, .stock(state.instrument.symbol))
            focus.mark(index, place, theme, into: &frame.buffer)
        }
    }

    /// Name, price, move, and a small curve where there is room.
    private func draw(_ state: InstrumentState, in rect: Rect, into buffer: inout Buffer) {
        let isWide = rect.width >= 36
        let (front, curve) = rect.splitRight(isWide ? min(20, rect.width - 32) : 0)
        let figure = MoneyFigure(state)
        let (rest, move) = front.splitRight(isWide ? 9 : 6)
        figure.move.draw(
            in: move, style: Wording.style(figure.direction, isOld: !state.isCounted, theme), into: &buffer)
        let price = figure.price.text(in: min(isWide ? 10 : 7, rest.width - 1))
        let start = rest.maxX - 1 - TextWidth.width(of: price)
        let style = theme.style(state.staleness.isBehind ? theme.stale : theme.strong)
        buffer.write(price, x: start, y: rect.y, style: style, limit: max(0, rest.maxX - start))
        let name = name(of: state.instrument, in: start - rect.x - 1)
        buffer.write(name, x: rect.x, y: rect.y, style: theme.plain, limit: max(0, start - rect.x - 1))
        guard curve.width >= 8 else { return }
        Sparkline.draw(
            state.closes.suffix(20), of: 20, in: curve.splitLeft(2).rest, color: theme.accent, into: &buffer)
    }

    private func name(of instrument: Instrument, in width: Int) -> String {
        let name = instrument.shownName
        guard TextWidth.width(of: name) > width else { return name }
        return TextFitting.truncated(DeskMoney.short[instrument.symbol] ?? name, to: max(0, width))
    }
}
