import Market
import TextUI

/// The tiles of one region: its segments side by side, in them its stocks.
struct HeatmapTiling: Sendable {
    struct Tile: Sendable {
        let symbol: Symbol
        /// The cells that belong to it.
        let rect: Rect
        /// Those without the column that keeps it apart from the tile at its right.
        let painted: Rect
    }

    private(set) var segments: [HeatmapData.Group] = []
    private(set) var tiles: [Tile] = []

    /// What a tile has at least, its gap included: room for a name and a return, for a short name, for a colour.
    private static let sizes = [
        Size(width: 8, height: 2), Size(width: 5, height: 2), Size(width: 3, height: 2), Size(width: 2, height: 1),
    ]

    private let body: Rect
    private let least: Size

    /// The tiling with the largest tiles that leaves none out; else the one that leaves out the fewest.
    static func best(of region: HeatmapSelection.Part, in body: Rect) -> HeatmapTiling {
        var best = HeatmapTiling(body: body, least: Size(width: 2, height: 1))
        for least in sizes {
            // Whole tiles never fill an area to the last cell.
            let isLast = least.height == 1
            guard isLast || cells(of: least) * region.members.count <= body.width * body.height else { continue }
            var tiling = HeatmapTiling(body: body, least: least)
            tiling.fill(with: region)
            if tiling.tiles.count > best.tiles.count || best.tiles.isEmpty { best = tiling }
            if best.tiles.count == region.members.count { break }
        }
        return best
    }

    private static func cells(of size: Size) -> Int { size.width * size.height }

    private init(body: Rect, least: Size) {
        self.body = body
        self.least = least
    }

    private mutating func fill(with region: HeatmapSelection.Part) {
        let all = max(1, body.width * body.height)
        let own = HeatmapTiling.cells(of: least)
        let kept = region.keeping(max(1, all / own))
        // A segment's area is rounded before its tiles are: where there is room, they are a little larger than the least.
        let spare = min(1.5, Double(all) / Double(own * kept.members.count))
        let shown = kept.weighing(atLeast: max(1, spare) * Double(own) / Double(all))
        let rects = Treemap.tiles(of: shown.segments.map(\.weight), in: body, least: least)
        for (segment, rect) in zip(shown.segments, rects) where !rect.isEmpty {
            add(segment, of: region.region, in: rect)
        }
    }

    private mutating func add(_ segment: HeatmapSelection.Part, of region: Region?, in rect: Rect) {
        let isTitled = hasTitle(segment, in: rect)
        let (line, inner) = rect.splitTop(isTitled ? 1 : 0)
        if isTitled {
            segments.append(
                HeatmapData.Group(
                    name: segment.name, nativeName: "", region: region, area: rect, title: withoutGap(line),
                    mean: segment.mean))
        }
        let rects = Treemap.tiles(of: segment.members.map(\.weight), in: inner, least: least)
        for (member, rect) in zip(segment.members, rects) where !withoutGap(rect).isEmpty {
            tiles.append(Tile(symbol: member.symbol, rect: rect, painted: withoutGap(rect)))
        }
    }

    /// Whether a segment has a line for its name, which is drawn whole or not at all.
    private func hasTitle(_ segment: HeatmapSelection.Part, in rect: Rect) -> Bool {
        let below = rect.splitTop(1).rest
        let needed = segment.members.count * HeatmapTiling.cells(of: least) * 3 / 2
        return rect != body && least.height > 1 && below.height >= 2 && rect.width > TextWidth.width(of: segment.name)
            && needed <= below.width * below.height
    }

    /// The region's own gap keeps apart what reaches its right edge.
    private func withoutGap(_ rect: Rect) -> Rect { rect.maxX < body.maxX ? rect.splitRight(1).rest : rect }
}
