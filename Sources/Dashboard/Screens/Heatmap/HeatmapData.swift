import Market
import TextUI

/// What the areas of the heatmap stand for.
enum HeatmapWeight: CaseIterable, Hashable, Sendable {
    case equal, marketValue

    var label: String { self == .marketValue ? "market cap" : "equal" }
}

/// The heatmap of a moment: where every region, segment and stock has its area.
struct HeatmapData: Sendable {
    /// A stock's area.
    struct Tile: Hashable, Sendable {
        let symbol: Symbol
        /// The cells that belong to it.
        let rect: Rect
        /// The cells that have its colour: without those that keep it apart from the tile at its right.
        let painted: Rect
        /// The place of its region among `regions`.
        let region: Int
    }

    /// A region's or a segment's area with its line of text.
    struct Group: Hashable, Sendable {
        let name: String
        let nativeName: String
        let region: Region?
        /// All its cells.
        let area: Rect
        /// The line that names it; empty where there is no room for one.
        let title: Rect
        /// The mean return of its stocks.
        let mean: Double?
    }

    private(set) var regions: [Group] = []
    private(set) var segments: [Group] = []
    /// The tiles on the map, region after region, the largest first.
    private(set) var tiles: [Tile] = []
    /// How many stocks have no area: too little room.
    private(set) var hidden = 0
    /// How many have the smallest area since their market cap is unknown.
    private(set) var unknownValues = 0
    /// How many foreign listings are excluded because their local listing is shown.
    private(set) var foreignLines = 0
    /// The return that has the full colour.
    private(set) var fullReturn = 0.03

    init(_ model: Model, in area: Rect) {
        let selection = HeatmapSelection(model)
        foreignLines = selection.foreignLines
        unknownValues = selection.unknownValues
        fullReturn = HeatScale.full(for: selection.members.flatMap { $0.members.compactMap(\.change) })
        let wishes = selection.members.map {
            HeatmapRegions.Wish(weight: $0.weight, width: TextWidth.width(of: $0.name) + 3)
        }
        for (region, rect) in zip(selection.members, HeatmapRegions.areas(of: wishes, in: area)) {
            // A free column keeps the regions of a row apart.
            add(region, in: rect.maxX < area.maxX ? rect.splitRight(1).rest : rect)
        }
    }

    private mutating func add(_ region: HeatmapSelection.Part, in rect: Rect) {
        let (title, body) = rect.splitTop(1)
        guard !body.isEmpty else {
            hidden += region.members.count
            return
        }
        let tiling = HeatmapTiling.best(of: region, in: body)
        tiles += tiling.tiles.map {
            Tile(symbol: $0.symbol, rect: $0.rect, painted: $0.painted, region: regions.count)
        }
        segments += tiling.segments
        hidden += region.members.count - tiling.tiles.count
        regions.append(
            Group(
                name: region.name, nativeName: region.nativeName, region: region.region, area: rect, title: title,
                mean: region.mean))
    }
}
