import Market
import TextUI
import ThemeCatalog

/// The lines above the chart: the bar under the crosshair or the last one, and what is drawn over the prices.
struct ChartReadout {
    let chart: PreparedChart

    private var theme: Theme { chart.theme }

    func draw(into buffer: inout Buffer) {
        // The item's date is always shown.
        let least = TextWidth.width(of: chart.columns.interval.label) + 2
        let end = readout(fitting: chart.layout.readout.width - least).draw(in: chart.layout.readout, into: &buffer)
        var rest = chart.layout.readout
        rest = Rect(x: end + 2, y: rest.y, width: rest.maxX - end - 2, height: rest.height)
        StyledLine([StyledLine.Run(note(fitting: rest.width), theme.dim)]).drawTrailing(in: rest, into: &buffer)
        legend(fitting: chart.layout.legend.width).draw(in: chart.layout.legend, into: &buffer)
    }

    /// What is drawn: the interval, how many of them, the scale; or why it is not what was asked for.
    private func note(fitting width: Int) -> String {
        let count = chart.items.count { $0.bar != nil }
        var parts = [chart.columns.interval.label]
        if chart.columns.interval == .session { parts.append("\(count) days") }
        if chart.scale.isLogarithmic { parts.append("log") }
        if chart.comparison != nil { parts.append("indexed to 0%") }
        let words = parts.joined(separator: " · ")
        if let note = chart.chart.series.note {
            return TextFitting.truncated(note, to: max(0, width))
        }
        return TextWidth.width(of: words) <= width ? words : TextFitting.truncated(parts[0], to: max(0, width))
    }

    /// As much as fits: the date, the close and the change before everything else; in a comparison whose they are.
    private func readout(fitting width: Int) -> StyledLine {
        guard let index = chart.spoken else { return StyledLine() }
        let line = chart.selectedLine
        guard let bar = line.map({ $0.bars[index] }) ?? chart.items[index].bar else {
            return joined(
                [date(index)] + name(line) + [StyledLine([StyledLine.Run("no trading", theme.dim)])], width)
        }
        let instrument = line?.instrument ?? chart.chart.instrument
        func price(_ name: String, _ value: Double?) -> StyledLine {
            StyledLine([
                StyledLine.Run(name + " ", theme.dim),
                StyledLine.Run(PriceText.text(value, instrument), theme.plain),
            ])
        }
        let before = line.map { $0.closesBefore[index] } ?? chart.closeBefore(index)
        let change = before.flatMap { $0 > 0 ? bar.close / $0 - 1 : nil }
        let colors = ChartColors(theme: theme, region: instrument.region)
        let percent = StyledLine([StyledLine.Run(Wording.change(change), colors.market(change))])
        let volume = StyledLine([
            StyledLine.Run("V ", theme.dim),
            StyledLine.Run(bar.volume.map(NumberText.compact) ?? NumberText.unknown, theme.plain),
        ])
        let first = [date(index)] + name(line)
        let close = price("C", bar.close)
        let all = first + [price("O", bar.open), price("H", bar.high), price("L", bar.low), close, percent, volume]
        // Without the volume where that makes the difference.
        let needed = all.dropLast().reduce(-2) { $0 + $1.width + 2 }
        return joined(needed <= width ? all : first + [close, percent, volume], width)
    }

    private func joined(_ parts: [StyledLine], _ width: Int) -> StyledLine {
        StyledLine.joined(parts, gap: 2, fitting: width, style: theme.plain)
    }

    private func date(_ index: Int) -> StyledLine {
        StyledLine([StyledLine.Run(dateText(chart.items[index]), theme.style(theme.strong))])
    }

    /// Whose prices follow, in the colour of its line; nothing where the chart has one instrument only.
    private func name(_ line: ComparedLine?) -> [StyledLine] {
        line.map { line in
            let style = theme.style(chart.colors.line(chart.selected)).bold
            return [StyledLine([StyledLine.Run(Wording.name(line.name, width: 18), style)])]
        } ?? []
    }

    private func dateText(_ item: ChartItem) -> String {
        let date = item.date
        let (year, month, _) = date.components
        let day = "\(date.weekday.shortName) \(date.shortText)"
        switch chart.columns.interval {
        case .minutes:
            let time = item.minute.map { " " + TimeOfDay(secondsSinceMidnight: $0 * 60).shortText } ?? ""
            return day + time
        case .session: return "\(day) \(year)"
        case .week: return "week of \(date.shortText) \(year)"
        case .month: return "\(CalendarDate.monthNames[month - 1]) \(year)"
        case .quarter: return "Q\((month - 1) / 3 + 1) \(year)"
        case .years(let count): return count == 1 ? String(year) : "\(count) years from \(year)"
        }
    }

    /// Each line's name and its value where the crosshair stands, in the line's colour.
    private func legend(fitting width: Int) -> StyledLine {
        let parts = chart.comparison.map(compared) ?? overlays
        return StyledLine.joined(parts, gap: 3, fitting: width, style: theme.plain)
    }

    private var overlays: [StyledLine] {
        let first = chart.settings.style.hasColumns ? 0 : 1
        return chart.figures.overlays.enumerated().map { order, entry in
            let (overlay, lines) = (entry.overlay, entry.lines)
            let values = lines.map { line in chart.spoken.flatMap { line[$0] } }
            let text = values.map { PriceText.text($0, chart.chart.instrument) }.joined(separator: " · ")
            return StyledLine([
                StyledLine.Run(
                    LinePattern.of(first + order).sample + " ", theme.style(chart.colors.overlay(overlay))),
                StyledLine.Run(overlay.rawValue + " ", theme.dim),
                StyledLine.Run(text, theme.style(chart.colors.overlay(overlay))),
            ])
        }
    }

    private func compared(_ comparison: ChartComparison) -> [StyledLine] {
        comparison.lines.enumerated().map { index, line in
            let value = chart.spoken.flatMap { line.values[$0] }
            let style = theme.style(chart.colors.line(index))
            let isSelected = index == chart.selected
            func shown(_ style: Style) -> Style { isSelected ? theme.selected(style).bold : style }
            return StyledLine([
                StyledLine.Run((isSelected ? "▸" : "") + EndLabels.number(index) + " ", shown(style)),
                StyledLine.Run(Wording.name(line.name, width: 18) + " ", shown(theme.plain)),
                StyledLine.Run(NumberText.percent(value, decimals: 1), shown(style)),
            ])
        }
    }
}
