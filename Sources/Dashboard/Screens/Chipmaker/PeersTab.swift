import Market
import TextUI
import ThemeCatalog

/// Those who make the same, side by side.
struct PeersTab: ChipmakerTabBody {
    let model: Model
    let data: ChipmakerData

    private var theme: Theme { model.theme }

    var rowCount: Int { data.peers.count }

    func symbol(of row: Int) -> Symbol? {
        data.peers.indices.contains(row) ? data.peers[row].instrument.symbol : nil
    }

    func visibleRows(in area: Rect) -> Int {
        ListTable<InstrumentState>.visibleRows(in: area.splitTop(1).rest, count: rowCount)
    }

    func draw(in area: Rect, into frame: inout Frame) -> Point? {
        let segment = data.instrument.segment ?? "no segment"
        PaneTitle(theme: theme, "Peers", note: "\(segment), by market value").draw(in: area.row(0), into: &frame.buffer)
        guard data.peers.count > 1 else {
            EmptyNote(
                theme: theme, title: "Nobody else of its segment is in the cache",
                advice: "A chipmaker's segment stands in the column segment of the table instrument."
            ).draw(in: area.splitTop(1).rest, into: &frame.buffer)
            return nil
        }
        return ListTable(
            theme: theme, columns: columns, rows: data.peers, selection: model.selectedRow(of: rowCount),
            scroll: model.list.scroll
        ).draw(in: area.splitTop(1).rest, into: &frame, target: rowTarget)
    }

    private var columns: [ListTable<InstrumentState>.Column] {
        let (theme, model, own) = (theme, model, data.symbol)
        let period = model.shown.marketPeriod
        func returns(_ state: InstrumentState, _ period: Period) -> (Figure, Style) {
            let value = state.returns(in: model.shown.currency)[period]
            return (
                Figure.percent(value, decimals: 1), Wording.style(value, theme, region: state.instrument.region)
            )
        }
        func fact(_ state: InstrumentState, _ metric: String) -> Double? {
            model.snapshot.facts[state.instrument.symbol]?.first { $0.metric == metric }?.value
        }
        return [
            .text("chipmaker", .init(minimum: 14, maximum: 24, rank: 0)) { state in
                let isOwn = state.instrument.symbol == own
                return (state.instrument.shownName, isOwn ? theme.style(theme.strong).bold : theme.plain)
            },
            .note(.init(minimum: 8, maximum: 14, rank: 8)) { ($0.instrument.shownNote ?? "", theme.dim) },
            .text("", .init(width: 14, rank: 7)) { ($0.instrument.region?.name ?? "", theme.dim) },
            .figure("price", .init(width: 12, rank: 4)) { state in
                (.price(state.price, state.instrument, sign: state.instrument.currency?.sign ?? ""), theme.plain)
            },
            .figure(model.dayTitle(of: data.peers), .init(width: 9, rank: 0)) { state in
                let value = state.returns(in: model.shown.currency).day
                let isOld = !state.isFromExpectedSession
                return (
                    Figure.change(value), Wording.style(value, isOld: isOld, theme, region: state.instrument.region)
                )
            },
            .figure(period.label, .init(width: 7, rank: 0)) { returns($0, period) },
            .figure("1y", .init(width: 7, rank: 6)) { returns($0, .year) },
            .number("fwd P/E", .init(width: 7, rank: 1)) {
                (ValuationText.ratio(fact($0, Fact.forwardPE)), theme.plain)
            },
            .number("EPS", .init(width: 6, rank: 2)) {
                (NumberText.percent(fact($0, Fact.earningsGrowth), decimals: 0), theme.plain)
            },
            .number("RS", .init(width: 3, rank: 5)) {
                ($0.indicators.relativeStrengthRank.map(String.init) ?? "–", theme.plain)
            },
            .number("value US$", .init(width: 9, rank: 3)) {
                ($0.marketValue.map(NumberText.compact) ?? "–", theme.dim)
            },
        ]
    }
}
