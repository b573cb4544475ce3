import Market
import TextUI
import ThemeCatalog

/// The market as areas: regions, in them segments, in them stocks, coloured by their return.
struct HeatmapScreen: ListScreen {
    static let view = View.heatmap
    static let entry = ScreenEntry(key: "H", summary: "Show the market as areas and colours")

    /// What the areas and the colours stand for.
    struct State: ScreenState {
        var weight = HeatmapWeight.equal
        /// Whether colours are of the day, and not of the period that the other screens show.
        var isByDay = true
    }

    static let commands =
        CommonCommands.panes + CommonCommands.rows + [
            Command("weight", [KeyStroke("w")], "Toggle tile size: equal or market cap", .show, bar: "size") {
                $0.choose(on: Self.self) { $0.weight = $0.weight.following }
            },
            Command(
                "color-period", [KeyStroke("a")], "Toggle tile colour: day or period return",
                .show, bar: "colour"
            ) { $0.choose(on: Self.self) { $0.isByDay.toggle() } },
        ]

    /// A change of the period here also changes the colours to it.
    static func periodChanged(_ model: inout Model) { model[Self.self].isByDay = false }

    /// The period whose returns the colours stand for.
    static func period(of model: Model) -> Period { model[Self.self].isByDay ? .day : model.shown.period }

    let model: Model
    private let data: HeatmapData?

    private var theme: Theme { model.theme }

    init(model: Model, content: HeatmapData?) {
        self.model = model
        data = content
    }

    static func prepare(_ model: Model) -> HeatmapData? {
        HeatmapData(model, in: map(in: model.viewArea))
    }

    var rowCount: Int { data?.tiles.count ?? 0 }

    func visibleRows(in area: Rect) -> Int { rowCount }

    func symbol(of row: Int) -> Symbol? {
        guard let tiles = data?.tiles, tiles.indices.contains(row) else { return nil }
        return tiles[row].symbol
    }

    /// The map itself: a title above it, the selected stock and the legend below.
    private static func map(in area: Rect) -> Rect {
        area.splitTop(1).rest.splitBottom(area.height >= 14 ? 3 : 2).rest
    }

    func target(of move: CursorMove, from row: Int, in area: Rect) -> Int {
        guard let tiles = data?.tiles, tiles.indices.contains(row) else { return row }
        switch move {
        case .up, .down, .left, .right: return neighbour(of: row, move, tiles) ?? row
        case .nextPane, .previousPane:
            let count = data?.regions.count ?? 1
            let region = (tiles[row].region + (move == .nextPane ? 1 : count - 1)) % count
            return tiles.firstIndex { $0.region == region } ?? row
        case .pageUp, .pageDown, .first, .last: return linearTarget(of: move, from: row, in: area)
        }
    }

    /// The nearest tile on a side, measured from middle to middle; sideways steps count double.
    private func neighbour(of row: Int, _ move: CursorMove, _ tiles: [HeatmapData.Tile]) -> Int? {
        let own = tiles[row].rect
        func distance(_ other: Rect) -> Int? {
            let across: Int
            let along: Int
            switch move {
            case .left, .right:
                along = move == .left ? own.x - other.maxX : other.x - own.maxX
                across = max(0, max(own.y - other.maxY + 1, other.y - own.maxY + 1)) * 2
            case .up, .down, .pageUp, .pageDown, .first, .last, .nextPane, .previousPane:
                along = (move == .up ? own.y - other.maxY : other.y - own.maxY) * 2
                across = max(0, max(own.x - other.maxX + 1, other.x - own.maxX + 1))
            }
            return along >= 0 ? along + 2 * across : nil
        }
        let candidates = tiles.indices.compactMap { index in distance(tiles[index].rect).map { (index, $0) } }
        return candidates.min { ($0.1, $0.0) < ($1.1, $1.0) }?.0
    }

    func draw(in area: Rect, into frame: inout Frame) -> Point? {
        guard let data else { return nil }
        let scale = HeatScale(theme: theme, full: data.fullReturn)
        let footer = HeatmapFooter(model: model, data: data, scale: scale)
        drawTitle(data, in: area.row(0), into: &frame.buffer)
        guard !data.tiles.isEmpty else {
            EmptyNote(
                theme: theme, title: "No prices yet",
                advice: "Import prices with chiptop import FILE…; chiptop demo shows a sample market."
            ).draw(in: area.splitTop(1).rest, into: &frame.buffer)
            return nil
        }
        for group in data.regions { draw(group, isRegion: true, into: &frame.buffer) }
        for group in data.segments { draw(group, isRegion: false, into: &frame.buffer) }
        let selection = model.selectedRow(of: data.tiles.count)
        let scales = data.regions.map { scale.of($0.region) }
        var cursor: Point?
        for (index, tile) in data.tiles.enumerated() {
            guard let state = model.snapshot[tile.symbol] else { continue }
            let isSelected = index == selection
            HeatmapTile(model: model, state: state, scale: scales[tile.region], isSelected: isSelected)
                .draw(in: tile.painted, of: tile.rect, into: &frame.buffer)
            frame.hit(tile.rect.intersection(area), rowTarget(index))
            if isSelected { cursor = Point(x: tile.rect.x, y: tile.rect.y) }
        }
        footer.draw(in: area.splitBottom(area.height >= 14 ? 3 : 2).bottom, selection: selection, into: &frame.buffer)
        return cursor.flatMap { area.contains($0) ? $0 : nil }
    }

    private func drawTitle(_ data: HeatmapData, in rect: Rect, into buffer: inout Buffer) {
        let unit = model.shown.currency == .usd ? "US$" : "local"
        var title = PaneTitle(
            theme: theme, "Heatmap",
            note:
                "size: \(model[HeatmapScreen.self].weight.label) · colour: \(HeatmapScreen.period(of: model).title) return"
        )
        title.trailing = StyledLine([StyledLine.Run(unit, theme.dim)])
        title.draw(in: rect, into: &buffer)
    }

    /// A heading's name, and what of the rest fits beside it.
    private func draw(_ group: HeatmapData.Group, isRegion: Bool, into buffer: inout Buffer) {
        let style = isRegion ? theme.style(theme.strong).bold : theme.dim
        let room = group.title.width
        var parts = [StyledLine([StyledLine.Run(TextFitting.truncated(group.name, to: room), style)])]
        if isRegion, !group.nativeName.isEmpty {
            parts.append(StyledLine([StyledLine.Run(group.nativeName, theme.dim)]))
        }
        let mean = StyledLine([
            StyledLine.Run(
                NumberText.percent(group.mean, decimals: 1), Wording.style(group.mean, theme, region: group.region))
        ])
        let isWhole = StyledLine.joined(parts + [mean], gap: 1, fitting: .max, style: theme.plain).width <= room
        StyledLine.joined(
            isWhole ? parts + [mean] : parts.prefix(1) + [mean], gap: 1, fitting: room, style: theme.plain
        ).draw(in: group.title, into: &buffer)
    }
}
