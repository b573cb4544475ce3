import TextUI

/// Where the regions stand on the heatmap: in rows from the board's first to its last, each with room for its heading.
///
/// A treemap would give the smallest market a sliver without a name. Of all ways to break the regions into rows the one
/// counts whose areas are nearest to squares and to what they stand for.
struct HeatmapRegions {
    /// What a region is drawn for.
    struct Wish: Hashable {
        let weight: Double
        /// Columns of its heading, and a gap behind it that keeps it apart from the next.
        let width: Int
    }

    /// A heading and tiles of two rows.
    private static let leastHeight = 3

    private let wishes: [Wish]
    private let area: Rect

    /// The areas of the regions in their order. They cover the whole area.
    static func areas(of wishes: [Wish], in area: Rect) -> [Rect] {
        guard !wishes.isEmpty, !area.isEmpty else { return wishes.map { _ in Rect(x: 0, y: 0, width: 0, height: 0) } }
        let regions = HeatmapRegions(wishes: wishes, area: area)
        let layouts = (0..<(1 << (wishes.count - 1))).map { regions.layout(regions.rows(breaking: $0)) }
        return layouts.min { $0.badness < $1.badness }?.areas ?? []
    }

    /// The rows where a new one begins behind every region whose bit is set.
    private func rows(breaking bits: Int) -> [Range<Int>] {
        let ends = wishes.indices.filter { $0 == wishes.count - 1 || bits >> $0 & 1 == 1 }.map { $0 + 1 }
        return zip([0] + ends, ends).map { $0..<$1 }
    }

    private func layout(_ rows: [Range<Int>]) -> (areas: [Rect], badness: Double) {
        let weights = rows.map { wishes[$0].reduce(0) { $0 + $1.weight } }
        let heights = Shares.of(area.height, weights, least: rows.map { _ in HeatmapRegions.leastHeight })
        var (areas, badness): ([Rect], Double) = ([], 0)
        var y = area.y
        for (row, height) in zip(rows, heights) {
            let own = wishes[row]
            let widths = Shares.of(area.width, own.map(\.weight), least: own.map(\.width))
            var x = area.x
            for (wish, width) in zip(own, widths) {
                let rect = Rect(x: x, y: y, width: width, height: height)
                badness += self.badness(of: rect, wish)
                areas.append(rect)
                x += width
            }
            y += height
        }
        return (areas, badness)
    }

    /// How far an area is from a square and from its share; a heading without room weighs more than all that.
    private func badness(of rect: Rect, _ wish: Wish) -> Double {
        guard rect.width >= wish.width, rect.height >= HeatmapRegions.leastHeight else {
            return 1000 + Double(max(0, wish.width - rect.width))
        }
        func ratio(_ one: Double, _ other: Double) -> Double { max(one, other) / max(1e-9, min(one, other)) }
        let share = wish.weight / max(1e-9, wishes.reduce(0) { $0 + $1.weight })
        let wanted = share * Double(area.width * area.height)
        let actual = Double(rect.width * rect.height)
        return ratio(Double(rect.width), Double(rect.height * 2)) + 2 * ratio(actual, max(1, wanted))
    }
}

/// A length shared out by weights in whole cells.
enum Shares {
    /// The parts; together the length. Each has its least where that is possible for all.
    static func of(_ length: Int, _ weights: [Double], least: [Int]) -> [Int] {
        let needed = least.reduce(0, +)
        guard needed < length else { return rounded(length, least.map(Double.init)) }
        var isLeast = weights.map { _ in false }
        while true {
            let rest = Double(length - weights.indices.reduce(0) { isLeast[$1] ? $0 + least[$1] : $0 })
            let sum = weights.indices.reduce(0) { isLeast[$1] ? $0 : $0 + weights[$1] }
            let small = weights.indices.filter { !isLeast[$0] && weights[$0] * rest < Double(least[$0]) * sum }
            if small.isEmpty { break }
            for index in small { isLeast[index] = true }
        }
        let rest = length - weights.indices.reduce(0) { isLeast[$1] ? $0 + least[$1] : $0 }
        let shares = rounded(rest, weights.indices.map { isLeast[$0] ? 0 : weights[$0] })
        return weights.indices.map { isLeast[$0] ? least[$0] : shares[$0] }
    }

    /// Parts that add up to the length, each rounded up or down.
    private static func rounded(_ length: Int, _ weights: [Double]) -> [Int] {
        let sum = max(1e-9, weights.reduce(0, +))
        var (passed, start) = (0.0, 0)
        return weights.map { weight in
            passed += weight
            let end = Int((passed / sum * Double(length)).rounded())
            defer { start = end }
            return end - start
        }
    }
}
