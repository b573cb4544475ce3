import Market
import TextUI

/// What the areas of the heatmap stand for.
enum HeatmapWeight: CaseIterable, Hashable, Sendable {
    case marketValue, equal

    var label: String { self == .marketValue ? "market value" : "all alike" }
}

/// The heatmap of a moment: where every region, segment and chipmaker has its area.
struct HeatmapData: Sendable {
    /// A chipmaker's area.
    struct Tile: Hashable, Sendable {
        let symbol: Symbol
        let rect: Rect
        /// The place of its region among `regions`.
        let region: Int
    }

    /// A region's or a segment's area with its line of text.
    struct Group: Hashable, Sendable {
        let name: String
        let nativeName: String
        let region: Region?
        /// The line that names it; empty where there is no room for one.
        let title: Rect
        /// The mean return of its chipmakers.
        let mean: Double?
    }

    private(set) var regions: [Group] = []
    private(set) var segments: [Group] = []
    /// The tiles that have at least one cell, region after region, the largest first.
    private(set) var tiles: [Tile] = []
    /// How many chipmakers have no area for want of room.
    private(set) var hidden = 0
    /// How many have the smallest area since their market value is unknown.
    private(set) var unknownValues = 0
    /// How many foreign lines are left out since their home line is shown.
    private(set) var foreignLines = 0
    /// The return that has the full colour.
    private(set) var fullReturn = 0.03

    init(_ model: Model, in area: Rect) {
        let selection = HeatmapSelection(model)
        foreignLines = selection.foreignLines
        unknownValues = selection.unknownValues
        fullReturn = HeatScale.full(for: selection.members.flatMap { $0.members.compactMap(\.change) })
        let rects = Treemap.tiles(of: selection.members.map(\.weight), in: area)
        for (region, rect) in zip(selection.members, rects) { add(region, in: rect) }
    }

    private mutating func add(_ region: HeatmapSelection.Part, in rect: Rect) {
        guard !rect.isEmpty else {
            hidden += region.members.count
            return
        }
        let hasTitle = rect.height >= 3 && rect.width >= 8
        let (title, body) = rect.splitTop(hasTitle ? 1 : 0)
        regions.append(
            Group(
                name: region.name, nativeName: region.nativeName, region: region.region, title: title, mean: region.mean
            ))
        let parts = region.segments
        for (segment, rect) in zip(parts, Treemap.tiles(of: parts.map(\.weight), in: body)) {
            add(segment, of: region.region, among: parts.count, in: rect)
        }
    }

    private mutating func add(
        _ segment: HeatmapSelection.Part, of region: Region?, among count: Int, in rect: Rect
    ) {
        let hasTitle = count > 1 && rect.height >= 5 && rect.width >= 12
        let (title, body) = rect.splitTop(hasTitle ? 1 : 0)
        if hasTitle {
            segments.append(Group(name: segment.name, nativeName: "", region: region, title: title, mean: segment.mean))
        }
        for (member, rect) in zip(segment.members, Treemap.tiles(of: segment.members.map(\.weight), in: body)) {
            if rect.isEmpty {
                hidden += 1
            } else {
                tiles.append(Tile(symbol: member.symbol, rect: rect, region: regions.count - 1))
            }
        }
    }
}
