import Market
import TextUI
import ThemeCatalog

extension ChartSettings {
    /// The spans, the chosen one emphasized: what stands at the right of the chart's frame.
    func spanLine(_ theme: Theme) -> StyledLine {
        var line = StyledLine()
        for span in ChartSpan.allCases {
            if !line.isEmpty { line.append(" ", theme.plain) }
            let style = theme.style(theme.accent).bold
            let chosen = theme.isMonochrome ? style.adding(.reverse) : style
            line.append(span.rawValue, span == self.span ? chosen : theme.dim)
        }
        return line
    }

    /// What is drawn, such as `candles, 6 months`: what stands beside the frame's title.
    var words: String { compared.isEmpty ? "\(style.rawValue), \(span.words)" : "compared, \(span.words)" }
}
