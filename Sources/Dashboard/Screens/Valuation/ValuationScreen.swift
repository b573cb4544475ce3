import Market
import TextUI
import ThemeCatalog

/// Valuations of regions and stocks, price targets, and key industry data.
struct ValuationScreen: ListScreen {
    static let view = View.valuation
    static let entry = ScreenEntry(
        key: "V", name: "Value", summary: "Show valuations, price targets and key industry data")

    static let commands =
        CommonCommands.panes + CommonCommands.rows + [CommonCommands.columns { ColumnsLayer(.valuation, in: $0) }]

    let model: Model
    private let data: ValuationData?

    private var theme: Theme { model.theme }

    init(model: Model, content: ValuationData?) {
        self.model = model
        data = content
    }

    static func prepare(_ model: Model) -> ValuationData? { ValuationData(model) }

    var rowCount: Int { (data?.chipmakers.count ?? 0) + (data?.facts.count ?? 0) }

    func symbol(of row: Int) -> Symbol? {
        guard let data else { return nil }
        if row < data.chipmakers.count { return data.chipmakers[row].instrument.symbol }
        let fact = row - data.chipmakers.count
        return data.facts.indices.contains(fact) ? data.facts[fact].symbol : nil
    }

    /// A stock may have several facts.
    func identity(of row: Int) -> String? {
        guard let data, row >= data.chipmakers.count else { return symbol(of: row)?.rawValue }
        let fact = row - data.chipmakers.count
        return data.facts.indices.contains(fact) ? "\(data.facts[fact].symbol) \(data.facts[fact].metric)" : nil
    }

    private var selection: Int { model.selectedRow(of: rowCount) }
    private var isInFacts: Bool { selection >= (data?.chipmakers.count ?? 0) }

    func visibleRows(in area: Rect) -> Int {
        max(1, parts(of: area).chipmakers.height - 3)
    }

    func target(of move: CursorMove, from row: Int, in area: Rect) -> Int {
        let count = data?.chipmakers.count ?? 0
        switch move {
        case .nextPane, .previousPane: return row < count ? count : 0
        case .up, .down, .left, .right, .pageUp, .pageDown, .first, .last:
            return linearTarget(of: move, from: row, in: area)
        }
    }

    private struct Parts {
        let ladder: Rect
        let chipmakers: Rect
        let facts: Rect
    }

    /// Markets above; stocks and facts side by side, one below the other, or only the one with the cursor.
    private func parts(of area: Rect) -> Parts {
        let gap = area.height >= 34 ? 1 : 0
        let (ladder, below) = area.splitTop(min(8, max(0, area.height - 6)) + gap)
        if below.width >= 200 {
            let (left, right) = below.splitLeft(below.width / 2 + 8)
            return Parts(ladder: ladder, chipmakers: left, facts: right.splitLeft(3).rest)
        }
        let factCount = data?.facts.count ?? 0
        if below.height >= 24 {
            let (top, bottom) = below.splitBottom(min(factCount + 2, below.height / 2) + gap)
            return Parts(ladder: ladder, chipmakers: top, facts: bottom.splitTop(gap).rest)
        }
        if isInFacts {
            let (top, bottom) = below.splitTop(1)
            return Parts(ladder: ladder, chipmakers: top, facts: bottom)
        }
        let (top, bottom) = below.splitBottom(1)
        return Parts(ladder: ladder, chipmakers: top, facts: bottom)
    }

    func draw(in area: Rect, into frame: inout Frame) -> Point? {
        guard let data else { return nil }
        let parts = parts(of: area)
        ValuationLadder(model: model).draw(in: parts.ladder, into: &frame.buffer)
        let inChipmakers = drawChipmakers(data, in: parts.chipmakers, into: &frame)
        let inFacts = drawFacts(data, in: parts.facts, into: &frame)
        return inChipmakers ?? inFacts
    }

    private func drawChipmakers(_ data: ValuationData, in rect: Rect, into frame: inout Frame) -> Point? {
        var title = PaneTitle(
            theme: theme, "Stocks", note: "by forward P/E", isFocused: !isInFacts && rowCount > 0)
        title.trailing = StyledLine([StyledLine.Run("\(data.chipmakers.count)", theme.dim)])
        title.draw(in: rect.row(0), into: &frame.buffer)
        let body = rect.splitTop(1).rest
        guard body.height > 1 else { return nil }
        guard !data.chipmakers.isEmpty else {
            let text = "No forward P/E or price targets yet"
            frame.buffer.write(text, x: body.x + 2, y: body.y, style: theme.dim, limit: max(0, body.width - 2))
            return nil
        }
        let states = data.chipmakers.map {
            model.snapshot[$0.instrument.symbol] ?? InstrumentState(instrument: $0.instrument)
        }
        let cells = RowCells(model: model, theme: theme, namesCurrency: true, dearest: dearest(data))
        return ListTable(
            theme: theme,
            columns: ColumnSet.valuation.columns(
                model.configuration.valuationColumns, cells, day: model.dayTitle(of: states), state: { $0 }),
            rows: states,
            selection: isInFacts ? nil : selection, scroll: isInFacts ? 0 : model.list.scroll
        ).draw(in: body, into: &frame, target: rowTarget)
    }

    /// The P/E that the bars' full length stands for; what is dearer is cut there.
    private func dearest(_ data: ValuationData) -> Double {
        let ratios = data.chipmakers.compactMap(\.valuation.forwardPE).filter { $0 > 0 }
        return min(60, ratios.max() ?? 60)
    }

    private func drawFacts(_ data: ValuationData, in rect: Rect, into frame: inout Frame) -> Point? {
        var title = PaneTitle(
            theme: theme, "Key industry data", note: rect.height > 1 ? "" : "G or Tab",
            isFocused: isInFacts && rowCount > 0)
        title.trailing = StyledLine([StyledLine.Run("\(data.facts.count)", theme.dim)])
        title.draw(in: rect.row(0), into: &frame.buffer)
        let body = rect.splitTop(1).rest
        guard body.height > 1 else { return nil }
        guard !data.facts.isEmpty else {
            frame.buffer.write(
                "No industry data yet", x: body.x + 2, y: body.y, style: theme.dim,
                limit: max(0, body.width - 2))
            return nil
        }
        let selected = isInFacts ? selection - data.chipmakers.count : nil
        return ListTable(
            theme: theme, columns: factColumns(isWide: rect.width >= 130), rows: data.facts, selection: selected,
            scroll: isInFacts ? max(0, model.list.scroll - data.chipmakers.count) : 0
        ).draw(in: body, into: &frame, target: { rowTarget(data.chipmakers.count + $0) })
    }

    /// Numbers and words have a column each where there is room for both.
    private func factColumns(isWide: Bool) -> [ListTable<Fact>.Column] {
        let theme = theme
        let snapshot = model.snapshot
        let number = theme.style(theme.strong).bold
        // What is known of a region is kept under its index.
        func name(_ fact: Fact) -> String {
            if let region = Region.allCases.first(where: { $0.benchmarks.contains(fact.symbol) }) { return region.name }
            return (snapshot[fact.symbol]?.instrument ?? Instrument(inferredFrom: fact.symbol)).name
        }
        let who: [ListTable<Fact>.Column] = [
            .name("company", .init(minimum: 10, maximum: 20, rank: 0)) { (name($0), theme.dim) },
            .text("metric", .init(minimum: 22, maximum: 40, rank: 0)) { (FactWords.label($0), theme.plain) }
                .whole(upTo: 40),
        ]
        let values: [ListTable<Fact>.Column] =
            isWide
            ? [
                .number("value", .init(width: 20, rank: 0)) { (FactWords.number($0), number) },
                .text("", .init(minimum: 20, maximum: 70, rank: 0)) { (FactWords.words($0), theme.plain) },
            ] : [.text("value", .init(minimum: 20, maximum: 60, rank: 0)) { (FactWords.value($0), number) }]
        return who + values + [
            .forms("as of · source", .init(minimum: 13, maximum: 42, rank: 1), enough: 1) {
                (FactWords.originForms($0), theme.dim)
            }
        ]
    }
}
