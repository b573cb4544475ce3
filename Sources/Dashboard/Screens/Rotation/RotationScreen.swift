import Analytics
import Market
import TextUI
import ThemeCatalog

/// Who leads and who falls behind: the rotation graph, its table, and the spread of Asia tech over the Nasdaq 100.
struct RotationScreen: ListScreen {
    static let view = View.rotation
    static let entry = ScreenEntry(key: "R", summary: "Show the rotation: graph, relative performance, table")

    /// What is compared with what.
    struct State: ScreenState {
        var objects = RotationObjects.regions
        var benchmark = RotationBenchmark.nasdaq
    }

    static let commands = [
        CommonCommands.filter.only { model in
            model[Self.self].objects == .chipmakers
                ? .available
                : .unavailable("Only stocks are filtered · \(model.keys.keyText(of: "objects")) shows them")
        },
        Command(
            "objects", [KeyStroke("o")], "Cycle the table: regions, stocks, contributions", .show,
            bar: "table"
        ) { $0.choose(on: Self.self) { $0.objects = $0.objects.following } },
        Command(
            "benchmark", [KeyStroke("b")], "Cycle the benchmark", .show, bar: "benchmark"
        ) { $0.choose(on: Self.self) { $0.benchmark = $0.benchmark.following } },
    ]

    let model: Model
    private let data: RotationData?

    private var theme: Theme { model.theme }

    init(model: Model, content: RotationData?) {
        self.model = model
        data = content
    }

    static func prepare(_ model: Model) -> RotationData? { RotationSource(model).data }

    var rowCount: Int { data?.rowCount ?? 0 }

    func words(of row: Int) -> String {
        if let rows = data?.listedBasket?.rows {
            return rows.indices.contains(row) ? "\(rows[row].name) \(rows[row].nativeName)" : ""
        }
        guard let objects = data?.objects, objects.indices.contains(row) else { return "" }
        return "\(objects[row].name) \(objects[row].nativeName)"
    }

    func symbol(of row: Int) -> Symbol? { data?.symbol(of: row) }

    func visibleRows(in area: Rect) -> Int {
        let body = parts(of: area).table.splitTop(1).rest
        if let basket = data?.listedBasket {
            return ListTable<BasketData.Row>.visibleRows(in: BasketTable.list(in: body, basket), count: rowCount)
        }
        return ListTable<RotationData.Object>.visibleRows(in: body, count: rowCount)
    }

    private struct Parts {
        let graph: Rect
        let table: Rect
        let spread: Rect
    }

    private func parts(of area: Rect) -> Parts {
        let (top, spread) = area.splitBottom(max(6, min(16, area.height / 3)))
        let tableWidth = area.width >= 200 ? 74 : area.width >= 150 ? 62 : area.width >= 110 ? 48 : 31
        let (graph, table) = top.splitBottom(area.height >= 34 ? 1 : 0).rest.splitRight(tableWidth)
        return Parts(graph: graph.splitRight(2).rest, table: table, spread: spread)
    }

    func draw(in area: Rect, into frame: inout Frame) -> Point? {
        guard let data else { return nil }
        let parts = parts(of: area)
        let selection = model.selectedRow(of: data.rowCount)
        RotationGraph(model: model, objects: data.objects, selection: data.listedBasket == nil ? selection : nil)
            .draw(in: parts.graph, into: &frame.buffer)
        let cursor: Point?
        if let basket = data.listedBasket {
            let table = BasketTable(model: model, data: basket, selection: selection)
            cursor = table.draw(in: parts.table, into: &frame, target: rowTarget)
        } else {
            cursor = drawTable(data, selection, in: parts.table, into: &frame)
        }
        RotationSpread(model: model).draw(in: parts.spread, into: &frame.buffer)
        return cursor
    }

    private func drawTable(_ data: RotationData, _ selection: Int, in rect: Rect, into frame: inout Frame) -> Point? {
        var title = PaneTitle(
            theme: theme, model[RotationScreen.self].objects == .chipmakers ? "Stocks" : "Regions")
        title.trailing = StyledLine([StyledLine.Run("by RS-Ratio", theme.dim)])
        title.draw(in: rect.row(0), into: &frame.buffer)
        let rest = drawReading(in: rect.splitTop(data.objects.count + 3).rest, into: &frame.buffer)
        if let basket = data.basket, rest.height >= RotationScreen.leastBasketHeight {
            _ = BasketTable(model: model, data: basket, selection: nil).draw(in: rest, into: &frame, target: nil)
        }
        let isNarrow = rect.width < 40
        return ListTable(
            theme: theme, columns: columns(isNarrow: isNarrow), rows: data.objects, selection: selection,
            scroll: model.list.scroll, gap: 1
        ).draw(in: rect.splitTop(1).rest, into: &frame, target: rowTarget)
    }

    /// Title, heading, the regions and a word about the members.
    private static let leastBasketHeight = 9

    /// How to read the figures, where there is room for it. Returns what is left below.
    private func drawReading(in rect: Rect, into buffer: inout Buffer) -> Rect {
        let area = rect.splitLeft(2).rest
        let parameters = RelativeRotation.Parameters()
        var sentences = [
            "RS-Ratio: price / benchmark vs its \(parameters.ratioWindow)-week average; above 100 is stronger.",
            "Momentum: RS-Ratio vs its \(parameters.momentumWindow)-week average; above 100 is rising.",
            "Rotation normally runs clockwise: improving, leading, weakening, lagging.",
        ]
        if model[RotationScreen.self].objects != .chipmakers {
            sentences.append("Regions are equal-weighted baskets.")
        }
        let lines = sentences.flatMap { TextFitting.wrapped($0, to: area.width) }
        guard lines.count <= area.height else { return rect }
        for (index, text) in lines.enumerated() {
            buffer.write(text, x: area.x, y: area.y + index, style: theme.dim, limit: area.width)
        }
        return rect.splitTop(lines.count + 1).rest
    }

    private func columns(isNarrow: Bool) -> [ListTable<RotationData.Object>.Column] {
        let theme = theme
        func quadrantStyle(_ object: RotationData.Object) -> Style {
            object.quadrant.map { theme.style($0.color(theme)) } ?? theme.dim
        }
        func figure(_ value: Double?) -> String {
            value.map { NumberText.fixed($0, decimals: 1) } ?? NumberText.unknown
        }
        return [
            .name("", .init(minimum: 13, maximum: 20, rank: 0)) { ($0.name, theme.plain) },
            .note(.init(minimum: 8, maximum: 12, rank: 3)) { ($0.nativeName, theme.dim) },
            .number(isNarrow ? "ratio" : "RS-Ratio", .init(width: isNarrow ? 6 : 8, rank: 0)) {
                (figure($0.ratio), theme.style(theme.strong))
            },
            .number(isNarrow ? "mom." : "momentum", .init(width: isNarrow ? 6 : 8, rank: 0)) {
                (figure($0.momentum), theme.plain)
            },
            .text("quadrant", .init(width: 9, rank: 1)) { ($0.quadrant?.rawValue ?? "", quadrantStyle($0)) },
            .figure(model.shown.period.title, .init(width: 8, rank: 2)) {
                (Figure.percent($0.change, decimals: 1), Wording.style($0.change, theme, region: $0.region))
            },
        ]
    }
}

extension RelativeRotation.Quadrant {
    /// The market's colours for those that lead and lag, calm ones for those on their way.
    func color(_ theme: Theme) -> Color {
        switch self {
        case .leading: theme.up
        case .lagging: theme.down
        case .improving: theme.accent
        case .weakening: theme.text
        }
    }
}
