import Market
import TextUI
import ThemeCatalog

/// The index of a region over its last sessions, where the pane has room left below its rows.
struct RegionChart {
    let theme: Theme
    let index: InstrumentState?

    /// Rows that a chart needs to say anything: its label and a curve of some height.
    private static let leastHeight = 5
    private static let mostHeight = 14

    func draw(in rect: Rect, into buffer: inout Buffer) {
        guard let index, rect.height >= RegionChart.leastHeight, index.closes.count > 1,
            let low = index.closes.min(), let high = index.closes.max(), high > low
        else { return }
        let area = rect.splitBottom(min(rect.height, RegionChart.mostHeight)).bottom
        let (label, body) = area.splitTop(1)
        let text = "\(index.instrument.shownName), \(index.closes.count) days"
        buffer.write(TextFitting.truncated(text, to: label.width), x: label.x, y: label.y, style: theme.dim)
        let axisWidth = 11
        let plot = body.splitRight(axisWidth).rest
        let isUp = (index.closes.last ?? low) >= (index.closes.first ?? low)
        // A twentieth of the range below the lowest close keeps its column visible.
        let floor = low - (high - low) / 20
        AreaChart(values: index.closes.map { $0 - floor }).draw(
            in: plot,
            palette: AreaChart.Palette(
                above: isUp ? theme.upMuted : theme.downMuted, aboveFill: theme.selection,
                below: theme.rule, belowFill: theme.rule, background: theme.background), into: &buffer)
        for (value, y) in [(high, body.y), (low, body.maxY - 1)] {
            let mark = PriceText.text(value, index.instrument)
            buffer.write(mark, x: body.maxX - TextWidth.width(of: mark), y: y, style: theme.dim)
        }
    }
}
