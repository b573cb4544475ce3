import Market
import TextUI
import ThemeCatalog

/// One chipmaker's area: its name, its native name and its return, as far as they fit.
struct HeatmapTile {
    let model: Model
    let state: InstrumentState
    let scale: HeatScale
    let isSelected: Bool

    private var theme: Theme { model.theme }

    func draw(in rect: Rect, into buffer: inout Buffer) {
        guard !rect.isEmpty else { return }
        let style = self.style
        buffer.fill(rect, style: style)
        drawSeam(in: rect, style, into: &buffer)
        let width = rect.width - (rect.width >= 4 ? 1 : 0)
        for (line, text) in lines(width: width, height: rect.height).enumerated() {
            let isName = line == 0
            buffer.write(
                text, x: rect.x, y: rect.y + line, style: isName && rect.height > 1 ? style.bold : style, limit: width)
        }
        if isSelected { select(in: rect, into: &buffer) }
    }

    private var change: Double? {
        state.isFromExpectedSession ? state.returns(in: model.shown.currency)[model.shown.period] : nil
    }

    private var style: Style {
        scale.of(state.instrument.region).style(step: scale.step(of: change))
    }

    /// The selected tile keeps its colour; its name stands on a bar.
    private func select(in rect: Rect, into buffer: inout Buffer) {
        let isPlain = theme.isMonochrome || !scale.hasTileColors
        let (background, accent) = (theme.background, theme.accent)
        let bar = rect.splitLeft(rect.width - (rect.width >= 3 ? 1 : 0)).left.row(0)
        buffer.restyle(bar) { style in
            isPlain ? style.adding(.reverse) : Style(foreground: background, background: accent, attributes: .bold)
        }
    }

    /// A line at the right and a thin one at the lower edge keep tiles of one colour apart.
    private func drawSeam(in rect: Rect, _ style: Style, into buffer: inout Buffer) {
        let isPlain = theme.isMonochrome || !scale.hasTileColors
        let seam = Style(foreground: isPlain ? theme.rule : theme.background, background: style.background)
        if rect.height > 1 {
            for x in rect.x..<rect.maxX { buffer.set("▁", x: x, y: rect.maxY - 1, style: seam) }
        }
        guard rect.width >= 3 else { return }
        let edge = theme.style(theme.rule)
        for y in rect.y..<rect.maxY { buffer.set(isPlain ? "│" : " ", x: rect.maxX - 1, y: y, style: edge) }
    }

    /// The lines of text that fit: in one line the name with its return or one of them, else one below the other.
    private func lines(width: Int, height: Int) -> [String] {
        let name = state.instrument.shownName
        let native = model.isASCII ? "" : state.instrument.shownNote ?? ""
        let change = shortChange(width: width)
        guard width >= 4 else { return [] }
        if height == 1 {
            let room = width - TextWidth.width(of: change) - 1
            if change.isEmpty || room < 3 { return [shortName(name, width)] }
            return [TextFitting.fitted(shortName(name, room), to: room) + " " + change]
        }
        let title = shortName(name, width)
        var lines = [title]
        let hasNative = height >= 4 && !native.isEmpty && title != native && TextWidth.width(of: native) <= width
        if hasNative { lines.append(native) }
        if !change.isEmpty { lines.append(change) }
        return lines
    }

    /// The name if it fits, else what is shorter and still whole: the native name, or a ticker made of letters.
    private func shortName(_ name: String, _ width: Int) -> String {
        let shorter = Wording.name(name, width: width)
        guard shorter.hasSuffix("…") else { return shorter }
        if !model.isASCII, let native = state.instrument.shownNote, TextWidth.width(of: native) <= width {
            return native
        }
        let ticker = state.instrument.symbol.rawValue
        let isSpoken = ticker.utf8.allSatisfy { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
        if isSpoken, ticker.utf8.count <= width { return ticker }
        return width < 8 ? TextFitting.truncated(name, to: width, ellipsis: "") : shorter
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
