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
        let text = text(width: body.width, isTall: body.height >= 14)
        text.draw(in: body, into: &buffer)
        drawChart(in: body.splitTop(text.count + 1).rest, into: &buffer)
    }

    private var condition: SimpleCondition? { SimpleCondition(row.state.expression) }

    private static let mostChartHeight = 14

    /// The figure since its period began, with its threshold, where there is room below the text.
    private func drawChart(in rect: Rect, into buffer: inout Buffer) {
        guard rect.height >= 7, let condition else { return }
        let points = condition.history(in: model.snapshot)
        guard points.count > 1 else { return }
        let area = rect.splitTop(StatementDetail.mostChartHeight).top
        PaneTitle(theme: theme, "History", note: "dashes: threshold").draw(in: area.row(0), into: &buffer)
        var chart = HistoryChart(
            theme: theme, label: FigureLine.name(row.state.expression), points: points, unit: condition.unit)
        chart.threshold = condition.threshold * 100
        chart.draw(in: area.splitTop(1).rest, into: &buffer)
    }

    private func text(width: Int, isTall: Bool) -> DetailText {
        var text = DetailText(theme: theme, width: width)
        text.addWide(row.state.title, theme.style(theme.strong).bold)
        if isTall { text.addSpace() }
        text.add("met when", row.state.expression)
        if let explanation {
            let figures = explanation.figures
            let width = FigureLine.width(figures, in: text.width - text.labelWidth - (isSpread ? 2 : 0))
            for figure in figures {
                text.add("", FigureLine(figure, nil, width: width, isInPoints: isSpread).line(theme))
            }
        }
        if let reason = row.state.reason { text.add("unknown", reason, theme.caution) }
        if row.state.distance != nil {
            text.add("cushion", StandingWords.distance(row.state))
        }
        if let turn = condition?.turn(in: model.snapshot, value: explanation?.figures.first?.value.number) {
            let price = (turn.instrument.currency?.sign ?? "") + PriceText.text(turn.price, turn.instrument)
            text.add(
                row.state.standing == .broken ? "met at" : "breached at",
                "\(turn.instrument.shownName) \(price), \(NumberText.percent(turn.distance, decimals: 1)) from here")
        }
        if let since = row.since {
            let bound = model.isOpenEnded(since) ? "at the latest " : ""
            text.add("since", bound + Wording.moment(since, nil) + ", \(Wording.ago(since, at: model.displayedMoment))")
        }
        if isTall, let records = model.past.records, let record = records.conditions[row.key] {
            let words = RecordLines(record: record, first: records.first, against: "US stocks", verb: "breached")
            for (index, line) in words.lines.enumerated() { text.add(index == 0 ? "record" : "Asia", line, theme.dim) }
        }
        if isTall { text.addSpace() }
        addHistory(to: &text)
        if isTall, let thesis = model.snapshot.theses.first(where: { $0.id == row.key.thesis }), !thesis.text.isEmpty {
            text.addSpace()
            text.add("thesis", thesis.text, theme.dim)
        }
        return text
    }

    private var isSpread: Bool { row.state.unit == .points && row.state.expression.hasPrefix("spread(") }

    private var explanation: Explanation? {
        model.theses.first { $0.id == row.key.thesis }?.statements.first { $0.id == row.key.statement }?
            .explanation(in: model.ruleData)
    }

    private func addHistory(to text: inout DetailText) {
        let changes = model.changes(of: row.key)
        guard !changes.isEmpty else { return }
        let count = min(60, max(14, text.width - text.labelWidth))
        let days = ThesisViewData.days(changes, count, through: model.displayedMoment)
        text.add("\(count) days", StyledLine(days.map { StandingWords.run($0, theme) }))
        for change in changes.suffix(5).reversed() {
            text.add(StandingWords.word(change.standing), Wording.moment(change.at, nil), theme.dim)
        }
    }
}
