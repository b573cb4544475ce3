import Market
import TextUI
import ThemeCatalog

/// The colours of a chart: the market's for prices, the screen's own for everything drawn over them.
struct ChartColors {
    let theme: Theme
    /// Whose market's colours prices have.
    let region: Region?

    /// A price that rose or fell.
    func market(_ change: Double?) -> Style { Wording.style(change, theme, region: region) }

    /// The same for areas.
    func mutedMarket(_ change: Double?) -> Style {
        let style = market(change)
        return style.foreground(style.foreground.mixed(with: theme.background, amount: 0.45))
    }

    func overlay(_ overlay: ChartOverlay) -> Color {
        switch overlay {
        case .average20: theme.accent
        case .average50: hue(2)
        case .average200: hue(3)
        case .exponential: theme.strong
        case .bollinger: theme.accent.mixed(with: theme.background, amount: 0.4)
        }
    }

    /// The colour of each instrument of a comparison, the chart's own first.
    func line(_ index: Int) -> Color {
        hue(index)
    }

    private func hue(_ index: Int) -> Color { theme.series[index % theme.series.count] }

    var grid: Style { theme.style(theme.rule) }
}
