import Testing
import TextUI

@Suite struct TreemapTests {
    private static let weightSets: [[Double]] = [
        [1], [1, 1], [6, 6, 4, 3, 2, 2, 1], [4500, 1610, 388, 12, 3, 1, 0.1], (1...60).map { 1000 / Double($0) },
        Array(repeating: 1, count: 37),
    ]

    @Test(arguments: weightSets, ["1x1", "1x9", "9x1", "7x3", "40x10", "80x20", "168x40", "300x85"])
    func tilesCoverTheirRectangleWithoutOverlap(weights: [Double], size: String) {
        let parts = size.split(separator: "x").compactMap { Int($0) }
        let rect = Rect(x: 3, y: 2, width: parts[0], height: parts[1])
        var covered: [Point: Int] = [:]
        let tiles = Treemap.tiles(of: weights, in: rect)
        #expect(tiles.count == weights.count)
        for tile in tiles {
            #expect(tile.isEmpty || tile.intersection(rect) == tile)
            for y in tile.y..<tile.maxY {
                for x in tile.x..<tile.maxX { covered[Point(x: x, y: y), default: 0] += 1 }
            }
        }
        #expect(covered.count == rect.width * rect.height)
        #expect(covered.values.allSatisfy { $0 == 1 })
    }

    @Test(arguments: weightSets)
    func areasAreAsTheirWeights(weights: [Double]) {
        let rect = Rect(x: 0, y: 0, width: 900, height: 450)
        let total = weights.reduce(0, +)
        for (weight, tile) in zip(weights, Treemap.tiles(of: weights, in: rect)) {
            let expected = weight / total * Double(rect.width * rect.height)
            // A side may be off by a cell or so through rounding.
            let slack = Double(tile.width + tile.height) * 2 + 4
            #expect(abs(Double(tile.width * tile.height) - expected) <= slack, "\(weight)")
        }
    }

    @Test func weightsThatAreNoneHaveNoArea() {
        let rect = Rect(x: 0, y: 0, width: 20, height: 10)
        let tiles = Treemap.tiles(of: [0, -1, .nan, 5, .infinity], in: rect)
        #expect(tiles.map(\.isEmpty) == [true, true, true, false, true])
        #expect(tiles[3] == rect)
        #expect(Treemap.tiles(of: [], in: rect).isEmpty)
    }

    @Test func equalWeightsGiveTilesThatLookSquare() {
        let tiles = Treemap.tiles(of: Array(repeating: 1, count: 16), in: Rect(x: 0, y: 0, width: 80, height: 40))
        for tile in tiles { #expect(tile.width == 20 && tile.height == 10) }
    }
}
