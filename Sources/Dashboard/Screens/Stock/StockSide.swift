import Market
import RiskRules
import TextUI
import ThemeCatalog

/// What stands beside the chart: targets, flags, valuation, peers, as far as there is room.
struct StockSide {
    let model: Model
    let data: StockData

    private var theme: Theme { model.theme }

    func draw(in rect: Rect, into buffer: inout Buffer) {
        var rest = rect
        func take(_ height: Int) -> Rect? {
            guard rest.height >= min(height, 4) else { return nil }
            let (part, below) = rest.splitTop(min(height, rest.height))
            rest = below.splitTop(1).rest
            return part
        }
        if let part = take(data.targets.isEmpty ? 3 : min(8, data.targets.count + 4)) {
            TargetPane(model: model, data: data).draw(in: part, into: &buffer)
        }
        if let part = take(min(9, max(2, data.flags.count + 1))) { drawFlags(in: part, into: &buffer) }
        let text = FundamentalsText(model: model, data: data, width: rect.width).valuation
        if let part = take(text.count + 1) {
            PaneTitle(theme: theme, "Valuation").draw(in: part.row(0), into: &buffer)
            text.draw(in: part.splitTop(1).rest, into: &buffer)
        }
        if let part = take(rest.height) { drawPeers(in: part, into: &buffer) }
    }

    private func drawFlags(in rect: Rect, into buffer: inout Buffer) {
        PaneTitle(theme: theme, "Risk flags", note: data.flags.isEmpty ? "none" : "").draw(
            in: rect.row(0), into: &buffer)
        for (line, entry) in data.flags.prefix(max(0, rect.height - 1)).enumerated() {
            let row = rect.row(line + 1)
            StyledLine([
                entry.severity.markRun(theme),
                StyledLine.Run(TextFitting.fitted(entry.key.rule, to: 15) + " ", theme.dim),
                StyledLine.Run(TextFitting.truncated(entry.message, to: max(4, row.width - 18)), theme.plain),
            ]).draw(in: row, into: &buffer)
            if model.unseen.flags[entry.key] != nil { Unseen.draw(x: row.x + 1, y: row.y, theme, into: &buffer) }
        }
    }

    private func drawPeers(in rect: Rect, into buffer: inout Buffer) {
        let others = data.peers.filter { $0.instrument.symbol != data.symbol }
        var title = PaneTitle(theme: theme, "Peers", note: data.instrument.segment ?? "")
        title.trailing = StyledLine([
            StyledLine.Run("\(model.dayTitle(of: others)) · \(model.shown.marketPeriod.title)", theme.dim)
        ])
        title.draw(in: rect.row(0), into: &buffer)
        for (line, state) in others.prefix(max(0, rect.height - 1)).enumerated() {
            let row = rect.row(line + 1)
            let region = state.instrument.region
            let returns = state.returns(in: model.shown.currency)
            let value = returns[model.shown.marketPeriod]
            let figures = StyledLine([
                StyledLine.Run(
                    Figure.change(returns.day).fitted(to: 10),
                    Wording.style(returns.day, isOld: !state.isFromExpectedSession, theme, region: region)),
                StyledLine.Run(
                    Figure.percent(value, decimals: 1).fitted(to: 9),
                    Wording.style(value, theme, region: region)),
            ])
            let start = figures.drawTrailing(in: row, into: &buffer)
            let room = max(0, start - row.x - 1)
            buffer.write(
                state.instrument.shownName(in: room), x: row.x, y: row.y, style: theme.plain,
                limit: room)
        }
    }
}
