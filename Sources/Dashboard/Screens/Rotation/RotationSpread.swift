import Market
import TextUI
import ThemeCatalog

/// Asia tech less the Nasdaq 100 since the period began, with what can be said of it in figures.
struct RotationSpread {
    let model: Model

    private var theme: Theme { model.theme }

    func draw(in rect: Rect, into buffer: inout Buffer) {
        let (chart, figures) = rect.splitBottom(rect.height >= 5 ? 1 : 0)
        RotationPane(model: model).draw(in: chart, into: &buffer)
        StyledLine.joined(self.figures, gap: 3, fitting: figures.width, style: theme.plain)
            .draw(in: figures, into: &buffer)
    }

    private func points(over period: Period) -> [RotationState.Point] {
        model.snapshot.rotation.history[model.shown.currency]?[period] ?? []
    }

    private var figures: [StyledLine] {
        let period = model.shown.historyPeriod
        return RotationFigures(points: points(over: period), year: points(over: .year)).entries.map { label, value in
            StyledLine([StyledLine.Run(label + " ", theme.dim), StyledLine.Run(value, theme.style(theme.strong))])
        }
    }
}
