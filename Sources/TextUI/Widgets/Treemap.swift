/// Cuts a rectangle into tiles whose areas are to each other as their weights, each as near to a square as whole cells
/// let it be.
///
/// The way is the "squarified treemap" of Bruls, Huizing and van Wijk (2000) on whole cells: every cut is rounded at
/// once, so that the tiles cover the rectangle and never overlap. A cell counts as twice as high as wide.
public enum Treemap {
    /// The tiles in the order of the weights; empty ones where there is no room left or the weight is not above zero.
    ///
    /// - Parameter least: what a tile has at least; those that come last give way for it.
    public static func tiles(
        of weights: [Double], in rect: Rect, least: Size = Size(width: 1, height: 1)
    ) -> [Rect] {
        var tiles = weights.map { _ in Rect(x: rect.x, y: rect.y, width: 0, height: 0) }
        guard rect.width >= least.width, rect.height >= least.height else { return tiles }
        var order = weights.indices.filter { weights[$0].isFinite && weights[$0] > 0 }
        order.sort { weights[$0] == weights[$1] ? $0 < $1 : weights[$0] > weights[$1] }
        var rest = rect
        var left = order.reduce(0) { $0 + weights[$1] }
        var next = 0
        while next < order.count, !rest.isEmpty {
            let end = rowEnd(from: next, order, weights, left, rest, least)
            let row = order[next..<end]
            let sum = row.reduce(0) { $0 + weights[$1] }
            let isLast = end == order.count
            rest = lay(row, weights, sum: sum, share: isLast ? 1 : sum / left, in: rest, least, into: &tiles)
            left -= sum
            next = end
        }
        return tiles
    }

    /// Whether a row is laid along the left edge (and not along the upper one): along the shorter side.
    private static func isVertical(_ rect: Rect) -> Bool { rect.width >= rect.height * 2 }

    /// Adds tiles to a row for as long as its worst the user comes nearer to a square.
    private static func rowEnd(
        from start: Int, _ order: [Int], _ weights: [Double], _ left: Double, _ rect: Rect, _ least: Size
    ) -> Int {
        let most = isVertical(rect) ? rect.height / least.height : rect.width / least.width
        let (width, height) = (Double(rect.width), Double(rect.height * 2))
        let side = isVertical(rect) ? height : width
        let scale = width * height / left
        var end = start
        var sum = 0.0
        var worst = Double.infinity
        while end < order.count, end - start < max(1, most) {
            let newSum = sum + weights[order[end]] * scale
            let thickness = newSum / side
            let largest = weights[order[start]] * scale / thickness
            let smallest = weights[order[end]] * scale / thickness
            let newWorst = max(largest / thickness, thickness / smallest)
            if newWorst > worst { break }
            (sum, worst) = (newSum, newWorst)
            end += 1
        }
        return max(end, start + 1)
    }

    /// Lays one row of tiles and gives back what is left of the rectangle.
    private static func lay(
        _ row: ArraySlice<Int>, _ weights: [Double], sum: Double, share: Double, in rect: Rect, _ least: Size,
        into tiles: inout [Rect]
    ) -> Rect {
        let isVertical = isVertical(rect)
        let length = isVertical ? rect.width : rect.height
        let leastThickness = isVertical ? least.width : least.height
        // What would be left too thin for a tile belongs to this row.
        let isWhole = share >= 1 || length < leastThickness * 2
        let wanted = Int((Double(length) * share).rounded())
        let thickness = isWhole ? length : min(length - leastThickness, max(leastThickness, wanted))
        let (band, rest) = isVertical ? rect.splitLeft(thickness) : rect.splitTop(thickness)
        let side = isVertical ? band.height : band.width
        let leastSide = isVertical ? least.height : least.width
        var passed = 0.0
        var start = 0
        for (offset, index) in row.enumerated() {
            passed += weights[index]
            let following = row.count - 1 - offset
            let wanted = Int((passed / sum * Double(side)).rounded())
            let end = following == 0 ? side : min(max(wanted, start + leastSide), side - following * leastSide)
            tiles[index] =
                isVertical
                ? Rect(x: band.x, y: band.y + start, width: band.width, height: end - start)
                : Rect(x: band.x + start, y: band.y, width: end - start, height: band.height)
            start = end
        }
        return rest
    }
}
