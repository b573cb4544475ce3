import DashboardTestSupport
import Market
import Testing
import TextUI

@testable import Dashboard

@Suite struct HeatmapTests {
    static let sizes = [
        "60x15", "72x19", "80x24", "97x31", "100x24", "120x40", "143x38", "170x46", "200x50", "233x60", "300x90",
    ]

    /// The small market, or a crowded one: many stocks beside the known ones, in segments of their own.
    private static func snapshot(crowd: Int) -> Snapshot {
        var snapshot = SmallMarket.everything()
        for index in 0..<crowd {
            let symbol = Symbol(rawValue: "\(1000 + index).TW")
            guard var state = snapshot["2330.TW"], snapshot[symbol] == nil else { continue }
            let own = state.instrument
            state.instrument = Instrument(
                symbol: symbol, kind: own.kind, name: "Chipmaker \(index)", nativeName: own.nativeName,
                currency: own.currency, region: own.region, segment: "segment \(index % 7)", listedOn: nil)
            state.marketValue = index % 5 == 0 ? nil : Double(index * index) * 1e6
            snapshot.instruments[symbol] = state
            let place = index % snapshot.regions.count
            snapshot.regions[place].members.append(symbol)
            snapshot.regions[place].companies?.append(symbol)
        }
        return snapshot
    }

    private func driver(_ size: String, crowd: Int, weight: HeatmapWeight) throws -> (BoardDriver, HeatmapData) {
        var driver = try BoardDriver(Size(text: size), view: .heatmap, snapshot: Self.snapshot(crowd: crowd))
        if weight == .marketValue { driver.press(KeyStroke("w")) }
        return (driver, try #require(driver.model.content(of: HeatmapScreen.self)))
    }

    @Test(
        "Tiles never overlap and lie in their region, and every region has its heading", arguments: sizes,
        [(0, HeatmapWeight.equal), (0, .marketValue), (90, .equal), (90, .marketValue), (3000, .equal)])
    func tilesAndHeadings(size: String, market: (crowd: Int, weight: HeatmapWeight)) throws {
        let (driver, data) = try driver(size, crowd: market.crowd, weight: market.weight)
        let buffer = driver.frame.buffer
        var owners: [Point: Int] = [:]
        for (index, tile) in data.tiles.enumerated() {
            let region = data.regions[tile.region]
            #expect(tile.painted.intersection(region.area) == tile.painted && !tile.painted.isEmpty)
            #expect(tile.painted.intersection(region.title).isEmpty)
            for y in tile.painted.y..<tile.painted.maxY {
                for x in tile.painted.x..<tile.painted.maxX
                where owners.updateValue(index, forKey: Point(x: x, y: y)) != nil {
                    Issue.record("\(tile.symbol) overlaps at \(x),\(y)")
                }
            }
        }
        let all = driver.model.snapshot.regions.filter { !$0.counted.isEmpty }
        #expect(data.regions.count == all.count)
        for group in data.regions + data.segments {
            let row = buffer.plainText(row: group.title.y)
            #expect(!group.title.isEmpty && row.contains(group.name), "\(group.name)")
        }
        let shares = all.flatMap(\.counted).compactMap { driver.model.snapshot[$0] }
            .count { $0.instrument.kind == .equity && $0.price != nil }
        #expect(data.tiles.count + data.hidden == shares - data.foreignLines)
    }

    @Test("Neighbours are a column or a line apart", arguments: sizes, HeatmapWeight.allCases)
    func neighboursAreApart(size: String, weight: HeatmapWeight) throws {
        let (_, data) = try driver(size, crowd: 60, weight: weight)
        let painted = data.tiles.map(\.painted)
        for (index, one) in painted.enumerated() {
            for other in painted[..<index] {
                let besideEachOther = one.y < other.maxY && other.y < one.maxY
                #expect(!besideEachOther || one.maxX < other.x || other.maxX < one.x)
            }
        }
    }

    @Test("A label is whole or is not drawn", arguments: sizes, HeatmapWeight.allCases)
    func labelsAreWhole(size: String, weight: HeatmapWeight) throws {
        let (driver, data) = try driver(size, crowd: 60, weight: weight)
        let model = driver.model
        let scale = HeatScale(theme: model.theme, full: data.fullReturn)
        for tile in data.tiles {
            let state = try #require(model.snapshot[tile.symbol])
            let drawn = HeatmapTile(model: model, state: state, scale: scale, isSelected: false)
                .lines(width: tile.painted.width, height: tile.painted.height)
            #expect(drawn.count <= tile.painted.height)
            for line in drawn {
                #expect(TextWidth.width(of: line) <= tile.painted.width && !line.contains("…"), "\(line)")
            }
            guard let title = drawn.first else { continue }
            let row = driver.frame.buffer.plainText(row: tile.painted.y)
            #expect(row.contains(title), "\(title) in \(row)")
            let name = state.instrument.name
            let code = tile.symbol.rawValue.split(separator: ".").first.map(String.init)
            let names = [state.instrument.nativeName, code].compactMap(\.self)
            #expect(names.contains(title) || (name + " ").hasPrefix(title + " "))
        }
    }

    @Test("In a market without a crowd every stock is shown at 80x24", arguments: HeatmapWeight.allCases)
    func everyStockIsShown(weight: HeatmapWeight) throws {
        #expect(try driver("80x24", crowd: 0, weight: weight).1.hidden == 0)
    }

    @Test("Lengths fill all cells, and each part gets its minimum where possible")
    func shares() {
        #expect(Shares.of(10, [1, 1], least: [1, 1]) == [5, 5])
        #expect(Shares.of(10, [100, 1], least: [3, 3]) == [7, 3])
        #expect(Shares.of(10, [100, 1, 1], least: [4, 3, 4]).reduce(0, +) == 10)
        #expect(Shares.of(0, [1, 2], least: [1, 1]) == [0, 0])
        for length in 0...60 {
            let parts = Shares.of(length, [6, 1, 3, 0.2], least: [4, 5, 6, 7])
            #expect(parts.reduce(0, +) == length)
            #expect(length < 22 || zip(parts, [4, 5, 6, 7]).allSatisfy { $0 >= $1 })
        }
    }
}
