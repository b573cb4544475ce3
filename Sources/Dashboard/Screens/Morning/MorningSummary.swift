import Market
import TextUI
import ThemeCatalog

/// The line above the panes: what the exchanges are doing, the basket's expected open, and how much is new.
struct MorningSummary {
    let model: Model
    let brief: MorningBrief

    private var theme: Theme { model.theme }

    func draw(in rect: Rect, into buffer: inout Buffer) {
        guard rect.height > 0 else { return }
        let strong = theme.style(theme.strong)
        var parts = [
            run(MorningStrings.status(brief.status, of: brief.exchange.city, at: brief.moment), strong), newYork,
        ]
        if let basket = brief.basket, brief.phase == .before { parts.append(line(basket)) }
        let new = run(MorningStrings.new(brief), strong)
        let room = max(0, rect.width - new.width - 3)
        StyledLine.joined(parts, gap: 3, fitting: room, style: theme.plain).draw(in: rect, into: &buffer)
        new.drawTrailing(in: rect, into: &buffer)
    }

    private func run(_ text: String, _ style: Style) -> StyledLine { StyledLine([StyledLine.Run(text, style)]) }

    private var newYork: StyledLine {
        let status = brief.newYork.status
        guard !status.phase.isTrading, let closed = brief.newYork.closed else {
            return run(MorningStrings.status(status, of: "New York", at: brief.moment), theme.plain)
        }
        let ago = Wording.span(brief.moment.milliseconds(since: closed))
        return run("New York closed \(ago) ago", theme.plain)
    }

    private func line(_ basket: MorningBrief.BasketOpen) -> StyledLine {
        var line = run("\(basket.name) expected ", theme.plain)
        line.append(NumberText.percent(basket.change, decimals: 1), Wording.style(basket.change, theme))
        line.append(" (\(basket.known) of \(basket.count))", theme.dim)
        return line
    }
}
