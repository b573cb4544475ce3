import Market
import TextUI
import ThemeCatalog

/// One stock's area: its name, its native name and its return, as far as they fit.
struct HeatmapTile {
    let model: Model
    let state: InstrumentState
    /// The colours of its region.
    let scale: HeatScale
    let isSelected: Bool

    private var theme: Theme { model.theme }

    /// - Parameters:
    ///   - rect: the cells that have its colour.
    ///   - area: these and the gap at their right.
    func draw(in rect: Rect, of area: Rect, into buffer: inout Buffer) {
        guard !rect.isEmpty else { return }
        let style = self.style
        buffer.fill(rect, style: style)
        drawSeam(in: rect, of: area, style, into: &buffer)
        for (line, text) in lines(width: rect.width, height: rect.height).enumerated() {
            let isName = line == 0
            buffer.write(
                text, x: rect.x, y: rect.y + line, style: isName && rect.height > 1 ? style.bold : style,
                limit: rect.width)
        }
        if isSelected { select(in: rect, into: &buffer) }
    }

    private var change: Double? {
        state.isFromExpectedSession ? state.returns(in: model.shown.currency)[HeatmapScreen.period(of: model)] : nil
    }

    private var style: Style {
        scale.style(step: scale.step(of: change))
    }

    /// The selected tile keeps its colour; its name stands on a bar.
    private func select(in rect: Rect, into buffer: inout Buffer) {
        let isPlain = theme.isMonochrome || !scale.hasTileColors
        let (background, accent) = (theme.background, theme.accent)
        buffer.restyle(rect.row(0)) { style in
            isPlain ? style.adding(.reverse) : Style(foreground: background, background: accent, attributes: .bold)
        }
    }

    /// A thin line at the lower edge keeps tiles of one colour apart; at the right a free column does, or a line where
    /// tiles have no colour of their own.
    private func drawSeam(in rect: Rect, of area: Rect, _ style: Style, into buffer: inout Buffer) {
        let isPlain = theme.isMonochrome || !scale.hasTileColors
        if isPlain, area.maxX > rect.maxX {
            for y in rect.y..<rect.maxY { buffer.set("│", x: rect.maxX, y: y, style: theme.style(theme.rule)) }
        }
        guard rect.height > 1 else { return }
        let seam = Style(foreground: isPlain ? theme.rule : theme.background, background: style.background)
        for x in rect.x..<rect.maxX { buffer.set("▁", x: x, y: rect.maxY - 1, style: seam) }
    }

    /// The lines of text that fit, each of them whole; none where the name does not, since a number alone says nothing.
    ///
    /// Tiles of one row have none: of two such tiles of one colour below each other it would be unclear which line belongs to which.
    func lines(width: Int, height: Int) -> [String] {
        guard height > 1, let title = shortName(width) else { return [] }
        let native = model.isASCII ? "" : state.instrument.shownNote ?? ""
        let change = shortChange(width: width)
        var lines = [title]
        let hasNative = height >= 4 && !native.isEmpty && title != native && TextWidth.width(of: native) <= width
        if hasNative { lines.append(native) }
        if !change.isEmpty { lines.append(change) }
        return lines
    }

    /// The name if it fits, else what is shorter and still whole: the native name, or the code on its exchange.
    private func shortName(_ width: Int) -> String? {
        let shorter = state.instrument.shownName(in: width)
        if !shorter.hasSuffix("…") { return shorter.isEmpty ? nil : shorter }
        if !model.isASCII, let native = state.instrument.shownNote, TextWidth.width(of: native) <= width {
            return native
        }
        let code = state.instrument.symbol.rawValue.prefix { $0 != "." }
        return !code.isEmpty && TextWidth.width(of: code) <= width ? String(code) : nil
    }

    /// The return as exactly as it fits; empty where it does not.
    private func shortChange(width: Int) -> String {
        guard change != nil else { return width >= 3 ? NumberText.unknown : "" }
        let forms = [
            Wording.change(change, decimals: 1), NumberText.percent(change, decimals: 1),
            NumberText.percent(change, decimals: 0), Wording.arrow(change),
        ]
        return forms.first { TextWidth.width(of: $0) <= width } ?? ""
    }
}
