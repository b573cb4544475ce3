import Market
import TextUI
import ThemeCatalog

/// The table of daily bars, the newest first; closes alone while the bars are being read.
struct PricesTab: StockTabBody {
    let model: Model
    let data: StockData

    /// One day with the change against the day before.
    struct Row: Hashable, Sendable {
        let bar: DailyBar
        let change: Double?
    }

    private var rows: [Row] {
        let closes = data.bars.isEmpty ? model.snapshot.history(of: data.symbol)?.closes ?? [] : []
        let bars = data.bars + closes.map { DailyBar(date: $0.date, close: $0.close) }
        return bars.indices.reversed().map { index in
            let before = index > 0 ? bars[index - 1].close : nil
            return Row(bar: bars[index], change: before.flatMap { $0 > 0 ? bars[index].close / $0 - 1 : nil })
        }
    }

    var rowCount: Int { rows.count }

    func words(of row: Int) -> String {
        let index = data.bars.count - 1 - row
        guard data.bars.indices.contains(index) else { return "" }
        return "\(data.bars[index].date.weekday.shortName) \(data.bars[index].date)"
    }

    func visibleRows(in area: Rect) -> Int {
        ListTable<Row>.visibleRows(in: area.splitTop(1).rest, count: rowCount)
    }

    func draw(in area: Rect, into frame: inout Frame) -> Point? {
        let theme = model.theme
        let rows = rows
        var title = PaneTitle(
            theme: theme, "Prices", note: "daily, \(data.instrument.currency?.code ?? "local currency")")
        title.trailing = StyledLine([StyledLine.Run("\(rows.count) days", theme.dim)])
        title.draw(in: area.row(0), into: &frame.buffer)
        guard !rows.isEmpty else {
            EmptyNote(
                theme: theme, title: "No daily prices yet",
                advice: "Run chiptop feed, or import them with chiptop import 2330.TW.csv."
            ).draw(in: area.splitTop(1).rest, into: &frame.buffer)
            return nil
        }
        return ListTable(
            theme: theme, columns: columns, rows: rows, selection: model.selectedRow(of: rows.count),
            scroll: model.list.scroll
        ).draw(in: area.splitTop(1).rest, into: &frame, target: rowTarget)
    }

    private var columns: [ListTable<Row>.Column] {
        let (theme, instrument) = (model.theme, data.instrument)
        func price(_ value: Double?) -> (Figure, Style) {
            (.price(value, instrument), theme.plain)
        }
        return [
            .text("date", .init(width: 16, rank: 0)) { row in
                ("\(row.bar.date.weekday.shortName) \(row.bar.date)", theme.plain)
            },
            .figure("open", .init(width: 11, rank: 2)) { price($0.bar.open) },
            .figure("high", .init(width: 11, rank: 2)) { price($0.bar.high) },
            .figure("low", .init(width: 11, rank: 2)) { price($0.bar.low) },
            .figure("close", .init(width: 11, rank: 0)) { row in
                (Figure.price(row.bar.close, instrument), theme.style(theme.strong).bold)
            },
            .figure("change", .init(width: 10, rank: 0)) { row in
                (Figure.change(row.change), Wording.style(row.change, theme, region: instrument.region))
            },
            .number("volume", .init(width: 10, rank: 3)) { row in
                (row.bar.volume.map(NumberText.compact) ?? NumberText.unknown, theme.dim)
            },
        ]
    }
}
