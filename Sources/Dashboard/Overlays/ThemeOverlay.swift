import Market
import TextUI
import ThemeCatalog

/// The choice of colours: a list at the right, so that the view beside it shows what is being chosen.
struct ThemeOverlay {
    let theme: Theme
    let chooser: ThemeChooser

    private static let width = 54
    /// Columns of a theme's specimen.
    private static let specimenWidth = 17

    /// Draws the list and says where its selected row begins.
    func draw(in screen: Rect, into frame: inout Frame) -> Point? {
        guard !chooser.themes.isEmpty else {
            drawAbsence(in: screen, into: &frame.buffer)
            return nil
        }
        let box = OverlayBox(
            theme: theme, title: "Colours", hint: "↑↓ preview · Enter apply · Esc cancel", side: .right)
        let market = StyledLine([
            StyledLine.Run("m", box.style(theme.accent).bold),
            StyledLine.Run(" market: " + theme.marketColors.summary, box.style(theme.text)),
        ])
        return box.drawList(
            width: ThemeOverlay.width, count: chooser.themes.count, selection: chooser.list.selection, in: screen,
            into: &frame, footer: (2, { market.draw(in: $0.row(1), into: &$1) })
        ) { index, isSelected, row, buffer in
            drawName(chooser.themes[index], isSelected, box, in: row, into: &buffer)
        }
    }

    private func drawAbsence(in screen: Rect, into buffer: inout Buffer) {
        let box = OverlayBox(theme: theme, title: "Colours", hint: "Esc close", side: .right)
        let text = "Colours are off: NO_COLOR, --no-color, or a terminal without colours."
        let lines = TextFitting.wrapped(
            text, to: OverlayBox.innerWidth(ThemeOverlay.width, on: Size(width: screen.width, height: screen.height)))
        guard let inner = box.draw(width: ThemeOverlay.width, lines: lines.count, in: screen, into: &buffer) else {
            return
        }
        for (line, part) in lines.enumerated() {
            StyledLine([StyledLine.Run(part, box.style(theme.text))]).draw(in: inner.row(line), into: &buffer)
        }
    }

    private func drawName(
        _ entry: Theme, _ isSelected: Bool, _ box: OverlayBox, in row: Rect, into buffer: inout Buffer
    ) {
        let (name, specimen) = row.splitRight(ThemeOverlay.specimenWidth)
        var style = box.style(isSelected ? theme.strong : theme.text)
        if isSelected { style = style.bold.background(theme.isMonochrome ? theme.bar : theme.selection) }
        buffer.write(
            TextFitting.fitted(entry.id, to: name.width), x: name.x, y: name.y, style: style, limit: name.width)
        ThemeOverlay.specimen(of: entry).draw(in: specimen, into: &buffer)
    }

    /// How a theme writes: text, dim text, a rise, a fall, the two flags and the focus.
    static func specimen(of theme: Theme) -> StyledLine {
        StyledLine([
            StyledLine.Run(" Ab", theme.plain), StyledLine.Run("cd ", theme.dim),
            StyledLine.Run("▲ ", theme.style(theme.up)), StyledLine.Run("▼ ", theme.style(theme.down)),
            RiskFlag.Severity.warn.markRun(theme), RiskFlag.Severity.high.markRun(theme),
            StyledLine.Run("● ", theme.style(theme.accent)), StyledLine.Run(" ", theme.plain),
        ])
    }
}
