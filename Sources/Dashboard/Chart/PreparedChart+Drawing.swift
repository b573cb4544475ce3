import Market
public import TextUI
import ThemeCatalog

extension PreparedChart {
    /// Draws the chart into its area.
    public func draw(into buffer: inout Buffer) {
        guard area.width >= PreparedChart.leastWidth, area.height >= PreparedChart.leastHeight else {
            let words = TextFitting.truncated("Window too small for a chart", to: area.width)
            buffer.write(words, x: area.x, y: area.y, style: theme.dim, limit: area.height > 0 ? area.width : 0)
            return
        }
        guard columns.window.hasPrice.contains(true) else {
            EmptyNote(
                theme: theme, title: "No price history for \(chart.instrument.name)",
                advice: "Run chiptop feed, or import bars with chiptop import FILE…"
            ).draw(in: area, into: &buffer)
            return
        }
        let axes = AxisDrawing(chart: self)
        axes.drawGrid(into: &buffer)
        let lines = LineDrawing(chart: self)
        if let comparison {
            lines.draw(comparison, into: &buffer)
        } else {
            if settings.style == .area { lines.drawArea(into: &buffer) }
            lines.drawOverlays(into: &buffer)
            if settings.style.hasColumns { PriceDrawing(chart: self).draw(into: &buffer) }
        }
        for pane in layout.panes { PaneDrawing(chart: self, rect: pane.rect).draw(pane.kind, into: &buffer) }
        axes.drawGaps(into: &buffer)
        axes.drawDates(into: &buffer)
        axes.drawMarks(into: &buffer)
        CrosshairDrawing(chart: self).draw(into: &buffer)
        axes.drawPrices(into: &buffer)
        ChartReadout(chart: self).draw(into: &buffer)
    }

    private static let leastWidth = 24
    private static let leastHeight = 5

    var colors: ChartColors { ChartColors(theme: theme, region: chart.instrument.region) }

    /// How the bar of an item moved: from its open, or from the close before where it has none.
    func change(of index: Int) -> Double? {
        guard let bar = items[index].bar else { return nil }
        if let open = bar.open, open != bar.close { return bar.close - open }
        return closeBefore(index).map { bar.close - $0 }
    }

    /// The last close before an item, also where that is out of sight.
    func closeBefore(_ index: Int) -> Double? {
        guard let first = items[index].places.lazy.compactMap({ chart.series.places[$0].bar }).first, first > 0 else {
            return nil
        }
        return chart.series.bars[first - 1].close
    }

    /// A price, or a fraction as a percentage in a comparison.
    func text(_ value: Double) -> String {
        guard comparison != nil else { return PriceText.text(value, chart.instrument) }
        return NumberText.percent(value, decimals: scale.high - scale.low < 0.1 ? 1 : 0)
    }
}
