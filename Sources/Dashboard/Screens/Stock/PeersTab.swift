import Market
import TextUI
import ThemeCatalog

/// Those who make the same, side by side.
struct PeersTab: StockTabBody {
    let model: Model
    let data: StockData

    private var theme: Theme { model.theme }

    var rowCount: Int { data.peers.count }

    func symbol(of row: Int) -> Symbol? {
        data.peers.indices.contains(row) ? data.peers[row].instrument.symbol : nil
    }

    var firstSelection: Int { data.peers.firstIndex { $0.instrument.symbol == data.symbol } ?? 0 }

    func visibleRows(in area: Rect) -> Int {
        ListTable<InstrumentState>.visibleRows(in: area.splitTop(1).rest, count: rowCount)
    }

    func draw(in area: Rect, into frame: inout Frame) -> Point? {
        let segment = data.instrument.segment ?? "no segment"
        PaneTitle(theme: theme, "Peers", note: "\(segment), by market cap").draw(in: area.row(0), into: &frame.buffer)
        guard data.peers.count > 1 else {
            EmptyNote(
                theme: theme, title: "No peers in this segment",
                advice: "Segments come from the field segment of imported instruments (chiptop schema)."
            ).draw(in: area.splitTop(1).rest, into: &frame.buffer)
            return nil
        }
        let cells = RowCells(model: model, theme: theme, namesCurrency: true, own: data.symbol)
        return ListTable<InstrumentState>(
            theme: theme,
            columns: ColumnSet.peers.columns(
                model.configuration.peerColumns, cells, day: model.dayTitle(of: data.peers), state: { $0 }),
            rows: data.peers, selection: model.selectedRow(of: rowCount, first: firstSelection),
            scroll: model.list.scroll
        ).draw(in: area.splitTop(1).rest, into: &frame, target: rowTarget)
    }
}
