import Market
import RiskRules
import TextUI
import ThemeCatalog

/// The stock's flags, each with its rule and numbers, its exposures and the manual risks that concern it.
struct RiskTab: StockTabBody {
    let model: Model
    let data: StockData

    private var theme: Theme { model.theme }

    var rowCount: Int { data.flags.count }

    func words(of row: Int) -> String {
        data.flags.indices.contains(row) ? "\(data.flags[row].key.rule) \(data.flags[row].message)" : ""
    }

    func visibleRows(in area: Rect) -> Int { max(1, parts(of: area).list.height - 1) }

    private func parts(of area: Rect) -> (list: Rect, detail: Rect, tags: Rect) {
        let (above, tags) = area.splitBottom(area.height >= 16 ? min(6, 2 + max(1, data.items.count)) : 0)
        if area.width >= 120 {
            let (left, right) = above.splitLeft(area.width * 2 / 5)
            return (left, right.splitLeft(3).rest, tags)
        }
        let (list, detail) = above.splitTop(min(max(3, data.flags.count + 2), above.height / 2))
        return (list, detail, tags)
    }

    func draw(in area: Rect, into frame: inout Frame) -> Point? {
        let (list, detail, tags) = parts(of: area)
        drawTags(in: tags, into: &frame.buffer)
        guard !data.flags.isEmpty else {
            EmptyNote(
                theme: theme, title: "No flags",
                advice: "F lists the flags of all stocks; chiptop rules show lists the rules."
            ).draw(in: area.splitBottom(tags.height).rest, into: &frame.buffer)
            return nil
        }
        PaneTitle(theme: theme, "Flags").draw(in: list.row(0), into: &frame.buffer)
        let selection = model.selectedRow(of: data.flags.count)
        let height = max(1, list.height - 1)
        let window = ListWindow(
            count: data.flags.count, selection: selection, scroll: model.list.scroll, height: height)
        var cursor: Point?
        for (line, index) in window.rows.enumerated() {
            let row = list.row(line + 1)
            draw(data.flags[index], in: row, into: &frame.buffer)
            frame.hit(row, rowTarget(index))
            guard index == selection else { continue }
            ListCursor.draw(in: row, theme: theme, into: &frame.buffer)
            cursor = Point(x: row.x, y: row.y)
        }
        if detail.height > 1 {
            FlagDetail(model: model, entry: data.flags[selection]).draw(in: detail, into: &frame.buffer)
        }
        return cursor
    }

    private func draw(_ entry: RiskEntry, in rect: Rect, into buffer: inout Buffer) {
        guard rect.height > 0 else { return }
        var line = StyledLine([
            entry.severity.markRun(theme),
            StyledLine.Run(entry.standing == .acknowledged ? "✓ " : "  ", theme.dim),
            StyledLine.Run(TextFitting.fitted(entry.key.rule, to: 15) + " ", theme.dim),
        ])
        line.append(TextFitting.truncated(entry.message, to: max(4, rect.width - 29)), theme.plain)
        line.draw(in: rect, into: &buffer)
        if model.unseen.flags[entry.key] != nil { Unseen.draw(x: rect.x + 1, y: rect.y, theme, into: &buffer) }
        let age = entry.since.map(model.age) ?? ""
        StyledLine([StyledLine.Run(age, theme.dim)]).drawTrailing(
            in: rect.splitLeft(rect.width - 9).rest, into: &buffer)
    }

    private func drawTags(in rect: Rect, into buffer: inout Buffer) {
        guard rect.height > 1 else { return }
        PaneTitle(theme: theme, "Exposure", note: "and manual risks").draw(in: rect.row(0), into: &buffer)
        let tags = ExposureDirectory.shared[data.symbol].map(\.title).sorted()
        let words = tags.isEmpty ? "No exposure tags" : tags.joined(separator: " · ")
        buffer.write(
            TextFitting.truncated(words, to: rect.width), x: rect.x, y: rect.y + 1,
            style: tags.isEmpty ? theme.dim : theme.plain, limit: rect.width)
        for (line, item) in data.items.prefix(max(0, rect.height - 2)).enumerated() {
            let row = rect.row(line + 2)
            let until = item.expiry.map { " expires \($0.shortText)" } ?? ""
            StyledLine([
                item.severity.markRun(theme), StyledLine.Run(item.title, theme.plain),
                StyledLine.Run("  \(item.source)\(until)", theme.dim),
            ]).draw(in: row, into: &buffer)
        }
    }
}
