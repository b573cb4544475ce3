import Market
import RiskRules
import TextUI
import ThemeCatalog

/// One statement: how it is written, its figures, how it stood, and the thesis that it belongs to.
struct StatementDetail {
    let model: Model
    let row: ThesisRow

    private var theme: Theme { model.theme }

    func draw(in rect: Rect, into buffer: inout Buffer) {
        let (titleRow, body) = rect.splitTop(1)
        let standing = row.state.standing
        var title = PaneTitle(theme: theme, "Condition", note: row.state.id)
        title.trailing = StyledLine([
            StyledLine.Run(
                StandingWords.glyph(standing) + " " + StandingWords.word(standing), StandingWords.style(standing, theme)
            )
        ])
        title.draw(in: titleRow, into: &buffer)
        text(width: body.width, isTall: body.height >= 14).draw(in: body, into: &buffer)
    }

    private func text(width: Int, isTall: Bool) -> DetailText {
        var text = DetailText(theme: theme, width: width)
        text.addWide(row.state.title, theme.style(theme.strong).bold)
        if isTall { text.addSpace() }
        text.add("met when", row.state.expression)
        if let explanation {
            let figures = explanation.figures
            let width = FigureLine.width(figures, in: text.width - text.labelWidth)
            for figure in figures { text.add("", FigureLine(figure, nil, width: width).line(theme)) }
        }
        if let reason = row.state.reason { text.add("unknown", reason, theme.caution) }
        if row.state.distance != nil {
            text.add("cushion", StandingWords.distance(row.state))
        }
        if let since = row.since {
            text.add("since", Wording.moment(since, nil) + ", \(Wording.ago(since, at: model.displayedMoment))")
        }
        if isTall { text.addSpace() }
        addHistory(to: &text)
        if isTall, let thesis = model.snapshot.theses.first(where: { $0.id == row.key.thesis }), !thesis.text.isEmpty {
            text.addSpace()
            text.add("thesis", thesis.text, theme.dim)
        }
        return text
    }

    private var explanation: Explanation? {
        model.theses.first { $0.id == row.key.thesis }?.statements.first { $0.id == row.key.statement }?
            .explanation(in: model.ruleData)
    }

    private func addHistory(to text: inout DetailText) {
        let changes = model.records.statementLog.filter { $0.key == row.key }
        guard !changes.isEmpty else { return }
        let count = min(60, max(14, text.width - text.labelWidth))
        let days = ThesisViewData.days(changes, count, through: model.displayedMoment)
        text.add("\(count) days", StyledLine(days.map { StandingWords.run($0, theme) }))
        for change in changes.suffix(5).reversed() {
            text.add(StandingWords.word(change.standing), Wording.moment(change.at, nil), theme.dim)
        }
    }
}
