import TextUI
import ThemeCatalog

/// The names of compared lines at their ends, each in a row of its own.
struct EndLabels {
    let chart: PreparedChart
    let comparison: ChartComparison

    private var plot: Rect { chart.layout.plot }

    /// The number that stands for a line in the legend and at its end.
    static func number(_ index: Int) -> String { "\(index + 1)" }

    func draw(into buffer: inout Buffer) {
        guard plot.height > comparison.lines.count, plot.width >= 20 else { return }
        for (index, row) in rows {
            let style = chart.theme.style(chart.colors.line(index)).bold
            let text = text(index)
            let width = TextWidth.width(of: text)
            buffer.write(text, x: plot.maxX - width, y: plot.y + row, style: style, limit: width)
        }
    }

    /// The number alone where a name would cover much of the lines.
    private func text(_ index: Int) -> String {
        guard plot.width >= 60 else { return EndLabels.number(index) }
        return " \(EndLabels.number(index)) " + Wording.name(comparison.lines[index].name, width: 12)
    }

    /// Each line's row, the nearest free one to where it ends.
    private var rows: [(index: Int, row: Int)] {
        let ends = comparison.lines.enumerated().compactMap { index, line -> (index: Int, row: Int)? in
            guard let value = line.values.last(where: { $0 != nil }) ?? nil else { return nil }
            return (index, plot.height - 1 - chart.scale.clampedLevel(of: value, in: plot.height * 2) / 2)
        }
        var taken: Set<Int> = []
        return ends.sorted { ($0.row, $0.index) < ($1.row, $1.index) }.compactMap { index, wanted in
            let free = (0..<plot.height).filter { !taken.contains($0) }.min { abs($0 - wanted) < abs($1 - wanted) }
            guard let row = free else { return nil }
            taken.insert(row)
            return (index, row)
        }
    }
}
