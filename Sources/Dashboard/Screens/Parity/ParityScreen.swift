import Market
import TextUI
import ThemeCatalog

/// What one line of a company's shares costs more than another, and whether that says anything.
struct ParityScreen: ListScreen {
    static let view = View.parity
    static let entry = ScreenEntry(key: "X", summary: "Show ADR/GDR and A/H premiums")

    static let commands = [CommonCommands.open, CommonCommands.star, CommonCommands.filter]

    let model: Model

    private var theme: Theme { model.theme }
    private let pairs: [ParityState]
    private var selection: Int { model.selectedRow(of: pairs.count) }

    init(model: Model, content: Void?) {
        self.model = model
        let shown = model.shown
        pairs =
            shown.passing == nil
            ? model.snapshot.parity
            : model.snapshot.parity.filter { shown.passes($0.pair.home) || shown.passes($0.pair.foreign) }
    }

    var rowCount: Int { pairs.count }

    func symbol(of row: Int) -> Symbol? { pairs.indices.contains(row) ? pairs[row].pair.home : nil }

    /// A company may have several pairs.
    func identity(of row: Int) -> String? {
        pairs.indices.contains(row) ? "\(pairs[row].pair.foreign) \(pairs[row].pair.home)" : nil
    }

    func visibleRows(in area: Rect) -> Int {
        ListTable<ParityState>.visibleRows(in: parts(of: area).table.splitTop(1).rest, count: pairs.count)
    }

    func draw(in area: Rect, into frame: inout Frame) -> Point? {
        guard !pairs.isEmpty || model.shown.passing == nil else {
            EmptyNote.filtered(theme).draw(in: area, into: &frame.buffer)
            return nil
        }
        guard !pairs.isEmpty else {
            EmptyNote(
                theme: theme, title: "No pairs yet",
                advice: "A pair such as TSM and 2330.TW needs prices of both listings and the FX rate (TWD=X)."
            ).draw(in: area, into: &frame.buffer)
            return nil
        }
        let (tableArea, detail) = parts(of: area)
        let (titleRow, body) = tableArea.splitTop(1)
        var title = PaneTitle(theme: theme, "Premium", note: "ADR/GDR and A/H vs local listing")
        title.trailing = StyledLine([StyledLine.Run(summary, theme.dim)])
        title.draw(in: titleRow, into: &frame.buffer)
        let cursor = table(width: area.width).draw(in: body, into: &frame, target: rowTarget)
        if let detail, pairs.indices.contains(selection) {
            ParityDetail(model: model, words: ParityWords(model, pairs[selection])).draw(
                in: detail, into: &frame.buffer)
        }
        return cursor
    }

    private func parts(of area: Rect) -> (table: Rect, detail: Rect?) {
        guard area.height >= 18 else { return (area, nil) }
        let wanted = area.height >= 30 ? min(28, area.height - pairs.count - 3) : 7
        let (table, detail) = area.splitBottom(max(7, wanted))
        return (table, detail)
    }

    private var summary: String {
        let doubtful = pairs.count { !$0.concerns.isEmpty }
        return "\(pairs.count) pairs" + (doubtful > 0 ? " · \(doubtful) incomplete ~" : "")
    }

    private func table(width: Int) -> ListTable<ParityState> {
        let model = model
        let theme = theme
        func words(_ state: ParityState) -> ParityWords { ParityWords(model, state) }
        func style(_ state: ParityState) -> Style { state.concerns.isEmpty ? theme.plain : theme.dim }
        var columns: [ListTable<ParityState>.Column] = [
            .text("kind", .init(width: 4, rank: 0)) { ($0.pair.kind.rawValue, theme.dim) },
            .name("company", .init(minimum: 12, maximum: 20, rank: 0)) { (words($0).name, style($0)) },
            .note(.init(minimum: 8, maximum: 12, rank: 9)) { (words($0).nativeName, theme.dim) },
            .text("listings", .init(minimum: 15, maximum: 21, rank: 6)) { (words($0).lines, theme.dim) },
            .number("ratio", .init(width: 5, rank: 7)) { (words($0).ratio, theme.dim) },
            .number("foreign", .init(width: 11, rank: 3)) { (words($0).foreignPrice, style($0)) },
            .number("local", .init(width: 11, rank: 3)) { (words($0).homePrice, style($0)) },
            .number("implied", .init(width: 11, rank: 2)) { (words($0).impliedPrice, style($0)) },
            .number("premium", .init(width: 8, rank: 0)) { state in
                let isSound = state.concerns.isEmpty
                let mark = isSound || state.premium == nil ? "" : "~"
                let text = mark + NumberText.percent(state.premium, decimals: 1)
                return (text, isSound ? theme.style(theme.strong).bold : theme.dim)
            },
        ]
        columns.append(
            ListTable<ParityState>.Column("1y range", .init(width: 9, rank: 4), alignment: .center) {
                drawPercentile(of: $0, in: $1, into: &$2)
            })
        columns.append(
            ListTable<ParityState>.Column("", .init(minimum: 10, maximum: 16, rank: 8)) { state, rect, buffer in
                Sparkline.draw(state.history.map(\.value), in: rect, color: theme.accent, into: &buffer)
            })
        columns.append(
            .forms("data issue", .init(minimum: 14, maximum: 48, rank: 1), enough: 2) {
                (words($0).concernForms, theme.dim)
            })
        return ListTable(
            theme: theme, columns: columns, rows: pairs, selection: selection, scroll: model.list.scroll, spare: 6)
    }

    private func drawPercentile(of state: ParityState, in rect: Rect, into buffer: inout Buffer) {
        guard let percentile = state.percentile else {
            let x = rect.x + rect.width / 2
            buffer.write(NumberText.unknown, x: x, y: rect.y, style: theme.dim, limit: rect.maxX - x)
            return
        }
        let mark = theme.style(state.concerns.isEmpty ? theme.accent : theme.secondary)
        PositionGauge.draw(percentile, in: rect, line: theme.style(theme.rule), mark: mark, into: &buffer)
    }
}
