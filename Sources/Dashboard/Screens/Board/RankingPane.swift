import Market
import TextUI
import ThemeCatalog

/// Which region leads: the mean return of each region's stocks, the best first.
struct RankingPane {
    let model: Model
    var focus = PaneFocus()

    private var theme: Theme { model.theme }

    /// The regions, the best first.
    var ranked: [(region: Region, value: Double?, isOld: Bool)] {
        model.snapshot.regions
            .map {
                (
                    region: $0.region, value: $0.mean(over: model.shown.marketPeriod, in: model.shown.currency),
                    isOld: model.isOld($0.counted)
                )
            }
            .sorted { ($0.value ?? -.infinity) > ($1.value ?? -.infinity) }
    }

    func draw(in rect: Rect, into frame: inout Frame) {
        let unit = model.shown.currency == .usd ? "US$" : "local"
        var title = PaneTitle(theme: theme, "Leaders", note: "equal-weighted return", isFocused: focus.isFocused)
        title.trailing = StyledLine([StyledLine.Run("\(model.shown.marketPeriod.title) · \(unit)", theme.dim)])
        title.draw(in: rect.row(0), into: &frame.buffer)
        let ranked = ranked
        let largest = ranked.compactMap(\.value).map(abs).max() ?? 0
        for (line, entry) in ranked.enumerated() {
            let row = rect.row(line + 1)
            guard row.height > 0 else { return }
            frame.hit(row, .region(entry.region))
            frame.buffer.write(
                TextFitting.truncated(entry.region.shownName, to: 14), x: row.x, y: row.y, style: theme.plain)
            let text = NumberText.percent(entry.value, decimals: 1)
            let end = row.x + 15 + 7
            let theme = theme.of(entry.region)
            frame.buffer.write(
                text, x: end - TextWidth.width(of: text), y: row.y,
                style: Wording.style(entry.value, isOld: entry.isOld, theme))
            defer { focus.mark(line, row, theme, into: &frame.buffer) }
            guard let value = entry.value, largest > 0 else { continue }
            let bar = Rect(x: end + 2, y: row.y, width: row.maxX - end - 2, height: 1)
            let color = value >= 0 ? theme.upMuted : theme.downMuted
            BarMeter.draw(
                abs(value) / largest, in: bar, style: entry.isOld ? theme.old : theme.style(color), into: &frame.buffer)
        }
    }
}
