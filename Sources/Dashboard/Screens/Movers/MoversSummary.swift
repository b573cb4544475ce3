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
        if bar.height > 0 { drawBar(of: data.breadth, in: bar, theme, into: &buffer) }
        drawRegions(in: inner.splitTop(lines.count + 2).rest, into: &buffer)
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

    /// Each region's counts and its bar, where all regions have room.
    private func drawRegions(in rect: Rect, into buffer: inout Buffer) {
        let regions = Region.allCases.filter { data.regions[$0] != nil }
        guard rect.height >= regions.count, rect.width >= 28 else { return }
        for (line, region) in regions.enumerated() {
            let (row, breadth, theme) = (rect.row(line), data.regions[region] ?? Breadth(), theme.of(region))
            func count(_ value: Int, _ sign: String) -> String {
                TextFitting.fitted("\(value)\(sign)", to: 5, alignment: .trailing)
            }
            let end = StyledLine([
                StyledLine.Run(TextFitting.fitted(region.shownName, to: 14), theme.dim),
                StyledLine.Run(count(breadth.advancing, "▲"), theme.style(theme.up)),
                StyledLine.Run(count(breadth.declining, "▼"), theme.style(theme.down)),
            ]).draw(in: row, into: &buffer)
            let bar = Rect(x: end + 2, y: row.y, width: max(0, row.maxX - end - 2), height: 1)
            drawBar(of: breadth, in: bar, theme, into: &buffer)
        }
    }

    /// The share of those that rose and fell, in the market's colours.
    private func drawBar(of breadth: Breadth, in rect: Rect, _ theme: Theme, into buffer: inout Buffer) {
        let total = breadth.advancing + breadth.declining
        guard total > 0 else { return }
        let width = min(rect.width, 40)
        let rising = width * breadth.advancing / total
        for x in 0..<width {
            let style = theme.style(x < rising ? theme.upMuted : theme.downMuted)
            buffer.set(x < rising ? "━" : "─", x: rect.x + x, y: rect.y, style: style)
        }
    }
}
