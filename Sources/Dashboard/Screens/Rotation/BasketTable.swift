import Market
import TextUI
import ThemeCatalog

/// Contributions to the basket's return: regions, then members, with remarks below where there is room.
struct BasketTable {
    let model: Model
    let data: BasketData
    /// Nil: the cursor is elsewhere.
    let selection: Int?

    private var theme: Theme { model.theme }
    private var isOld: Bool { model.snapshot.baskets.first.map(model.isOld) ?? false }

    /// - Parameter target: the target of a row; nil where rows cannot be selected.
    func draw(in rect: Rect, into frame: inout Frame, target: ((Int) -> Target)?) -> Point? {
        var title = PaneTitle(theme: theme, data.name, note: "contribution (pp)")
        title.trailing = StyledLine([
            StyledLine.Run(model.shown.marketPeriod.title + " ", theme.dim),
            StyledLine.Run(Wording.change(data.total), Wording.style(data.total, isOld: isOld, theme).bold),
        ])
        title.draw(in: rect.row(0), into: &frame.buffer)
        let body = rect.splitTop(1).rest
        drawRemarks(in: body, into: &frame.buffer)
        let table = ListTable(
            theme: theme, columns: columns, rows: data.rows, selection: selection,
            scroll: selection == nil ? 0 : model.list.scroll, gap: 1)
        let list = BasketTable.list(in: body, data)
        guard let target else { return table.draw(in: list, into: &frame.buffer) }
        return table.draw(in: list, into: &frame, target: target)
    }

    /// The rows' part of the room below the title: the remarks get theirs only where enough rows stay.
    static func list(in body: Rect, _ data: BasketData) -> Rect {
        let lines = remarkLines(data, width: body.width - 2).count
        return body.height >= lines + 10 ? body.splitBottom(lines + 1).rest : body
    }

    private static func remarkLines(_ data: BasketData, width: Int) -> [String] {
        data.remarks.flatMap { TextFitting.wrapped($0, to: width) }
    }

    private func drawRemarks(in body: Rect, into buffer: inout Buffer) {
        let list = BasketTable.list(in: body, data)
        guard list.height < body.height else { return }
        for (line, text) in BasketTable.remarkLines(data, width: body.width - 2).enumerated() {
            buffer.write(text, x: body.x + 2, y: list.maxY + 1 + line, style: theme.dim, limit: body.width - 2)
        }
    }

    private var columns: [ListTable<BasketData.Row>.Column] {
        let (theme, isOld) = (theme, isOld)
        return [
            .name("", .init(minimum: 13, maximum: 23, rank: 0)) {
                ($0.name, $0.isRegion ? theme.style(theme.strong).bold : theme.plain)
            },
            .note(.init(minimum: 8, maximum: 12, rank: 4)) { ($0.nativeName, theme.dim) },
            .number("weight", .init(width: 6, rank: 1)) {
                (NumberText.fixed($0.weight * 100, decimals: 1) + "%", theme.plain)
            },
            .number("return", .init(width: 7, rank: 2)) { row in
                guard let value = row.value else { return ("", theme.dim) }
                return (
                    NumberText.percent(value, decimals: 1),
                    Wording.style(value, isOld: isOld, theme, region: row.region)
                )
            },
            .number("contrib.", .init(width: 8, rank: 0)) {
                (
                    NumberText.signed($0.contribution * 100, decimals: 2),
                    Wording.style($0.contribution, isOld: isOld, theme, region: $0.region)
                )
            },
        ]
    }
}
