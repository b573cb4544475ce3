import Market
import TextUI
import ThemeCatalog

/// Breadth: stocks counted, gainers, losers, and how many are excluded.
struct MoversSummary {
    let model: Model
    let data: MoversData

    private var theme: Theme { model.theme }

    func draw(in rect: Rect, into buffer: inout Buffer) {
        var title = PaneTitle(theme: theme, "Breadth")
        title.trailing = StyledLine([StyledLine.Run(model.shown.period.title, theme.dim)])
        title.draw(in: rect.row(0), into: &buffer)
        let inner = rect.splitTop(1).rest.splitLeft(2).rest
        for (line, content) in lines.enumerated() { content.draw(in: inner.row(line), into: &buffer) }
        let bar = inner.row(lines.count)
        if bar.height > 0 { drawBar(in: bar, into: &buffer) }
    }

    private var lines: [StyledLine] {
        let breadth = data.breadth
        var moved = StyledLine([
            StyledLine.Run("\(breadth.advancing)▲ gainers", theme.style(theme.up)), StyledLine.Run("   ", theme.plain),
            StyledLine.Run("\(breadth.declining)▼ losers", theme.style(theme.down)),
        ])
        if breadth.unchanged > 0 { moved.append("   \(breadth.unchanged)= unchanged", theme.unchanged) }
        let counted = StyledLine([StyledLine.Run("\(data.counted) stocks", theme.plain)])
        guard data.leftOut > 0 else { return [moved, counted] }
        return [
            moved, counted, StyledLine([StyledLine.Run("\(data.leftOut) excluded (stale or no price)", theme.dim)]),
        ]
    }

    /// The share of those that rose and fell, in the market's colours.
    private func drawBar(in rect: Rect, into buffer: inout Buffer) {
        let total = data.breadth.advancing + data.breadth.declining
        guard total > 0 else { return }
        let width = min(rect.width, 40)
        let rising = width * data.breadth.advancing / total
        for x in 0..<width {
            let style = theme.style(x < rising ? theme.upMuted : theme.downMuted)
            buffer.set(x < rising ? "━" : "─", x: rect.x + x, y: rect.y, style: style)
        }
    }
}
