import Market
import TextUI
import ThemeCatalog

/// One pane of the screen: its title, its rows, the cursor.
struct MorningPaneDrawing {
    let model: Model
    let data: MorningData
    let pane: MorningPane
    /// The selected row; nil: the cursor is elsewhere.
    let selection: Int?

    private var theme: Theme { model.theme }
    private var list: MorningData.List { data.lists[pane] ?? MorningData.List(rows: [], count: 0) }

    func draw(in rect: Rect, into frame: inout Frame, target: (Int) -> Target) -> Point? {
        guard rect.height > 0 else { return nil }
        title.draw(in: rect.row(0), into: &frame.buffer)
        let body = rect.splitTop(1).rest
        guard !list.rows.isEmpty else {
            let text = list.count > 0 ? "" : MorningStrings.empty(pane, hasLists: data.hasLists)
            let lines = TextFitting.wrapped(text, to: max(8, body.width - 2))
            for (index, line) in lines.prefix(max(0, body.height)).enumerated() {
                frame.buffer.write(
                    line, x: body.x + 2, y: body.y + index, style: theme.dim, limit: max(0, body.width - 2))
            }
            return nil
        }
        let columns = MorningColumns(model: model, brief: data.brief, pane: pane).columns
        let hasHeading = MorningData.head(of: pane) == 2
        let area = hasHeading ? body : Rect(x: body.x, y: body.y - 1, width: body.width, height: body.height + 1)
        let table = ListTable(
            theme: theme, columns: columns, rows: list.rows, selection: selection, hasHeading: hasHeading)
        return table.draw(in: area, into: &frame, target: target)
    }

    private var title: PaneTitle {
        let brief = data.brief
        var title = PaneTitle(
            theme: theme, MorningStrings.title(of: pane, brief.phase), note: note, isFocused: selection != nil)
        let hidden = list.count - list.rows.count
        if hidden > 0, pane != .new { title.trailing = StyledLine([StyledLine.Run("\(hidden) more", theme.dim)]) }
        return title
    }

    private var note: String {
        let brief = data.brief
        switch pane {
        case .markets: return brief.phase == .before ? "last session" : ""
        case .opens: return "± median error, 60 mornings"
        case .mine: return list.count > 0 ? "(\(list.count))" : ""
        case .money, .due: return ""
        case .new:
            return brief.breached.isEmpty
                ? "" : "\(brief.breached.count) \(brief.breached.count == 1 ? "condition" : "conditions") breached"
        }
    }
}
