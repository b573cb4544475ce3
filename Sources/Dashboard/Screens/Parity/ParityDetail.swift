import Market
import TextUI
import ThemeCatalog

/// The selected pair: both legs with their times and rates, how the premium comes about, and its year.
struct ParityDetail {
    let model: Model
    let words: ParityWords

    private var theme: Theme { model.theme }
    private var state: ParityState { words.state }

    func draw(in rect: Rect, into buffer: inout Buffer) {
        let (titleRow, body) = rect.splitTop(1)
        var title = PaneTitle(theme: theme, words.name, note: words.nativeName)
        title.trailing = percentile
        title.draw(in: titleRow, into: &buffer)
        let isWide = rect.width >= 130
        let (text, chart) = isWide ? body.splitLeft(min(84, max(66, body.width / 2))) : body.splitTop(5)
        drawText(in: text.inset(horizontal: 2), into: &buffer)
        guard chart.height >= 4, chart.width >= 30 else { return }
        let area = isWide ? chart.splitLeft(2).rest : chart.inset(horizontal: 2)
        HistoryChart(
            theme: theme, label: "premium, 1 year, days both traded",
            points: state.history.map { DatedValue(date: $0.date, value: $0.value * 100) }, unit: "%"
        ).draw(in: area, into: &buffer)
    }

    private var percentile: StyledLine {
        guard let percentile = state.percentile else { return StyledLine() }
        let text = "percentile (1 y): \(NumberText.fixed(percentile * 100, decimals: 0))"
        return StyledLine([StyledLine.Run(text, theme.dim)])
    }

    private func drawText(in rect: Rect, into buffer: inout Buffer) {
        var lines: [(String, Style)] = [
            (words.line(isForeign: true), theme.plain), (words.line(isForeign: false), theme.plain),
        ]
        if !words.reckoning.isEmpty { lines.append((words.reckoning, theme.style(theme.strong))) }
        if !state.concerns.isEmpty {
            lines.append(("~ not tradable: \(words.concerns)", theme.caution))
        }
        var y = rect.y
        for (text, style) in lines {
            for part in TextFitting.wrapped(text, to: rect.width) where y < rect.maxY {
                buffer.write(part, x: rect.x, y: y, style: style, limit: rect.width)
                y += 1
            }
        }
    }
}
