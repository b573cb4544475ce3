import DashboardTestSupport
import Market
import RiskRules
import Testing
import TextUI

@testable import Dashboard

/// A press finds the target that the picture shows there.
@Suite struct TargetTests {
    static let sizes = ["80x24", "120x40", "170x46", "300x90"]

    private func driver(_ view: View, _ size: String) throws -> BoardDriver {
        try BoardDriver(Size(text: size), view: view, snapshot: SmallMarket.everything())
    }

    /// A part of a picture that is one target.
    private struct Part {
        let target: Target
        let place: Point
        var text = ""
    }

    /// Every part, with what is written there.
    private func parts(of frame: Frame) -> [Part] {
        var parts: [Part] = []
        var indices: [Target: Int] = [:]
        for y in 0..<frame.buffer.size.height {
            for x in 0..<frame.buffer.size.width {
                let point = Point(x: x, y: y)
                guard let target = frame.target(at: point) else { continue }
                let index = indices[target] ?? parts.count
                if index == parts.count { parts.append(Part(target: target, place: point)) }
                indices[target] = index
                let cell = frame.buffer[x, y]
                if !cell.isContinuation, let scalar = Unicode.Scalar(cell.scalar) {
                    parts[index].text.unicodeScalars.append(scalar)
                }
            }
        }
        // On a wall every third is enough: the drawing is the same.
        let isWall = frame.buffer.size.height > 60
        return parts.enumerated().filter { !isWall || $0.offset.isMultiple(of: 3) }.map(\.element)
    }

    /// What a row may call an instrument; what is known of a region is kept under its index.
    private func names(of symbol: Symbol, in model: Model) -> [String] {
        let instrument = model.snapshot[symbol]?.instrument ?? Instrument(inferredFrom: symbol)
        let regions = Region.allCases.filter { $0.benchmarks.contains(symbol) }.map(\.name)
        return [instrument.shownName, instrument.nativeName, symbol.rawValue].compactMap(\.self) + regions
    }

    @Test(
        "A press selects the row that is drawn there, and a second one opens what it names", arguments: View.allCases,
        sizes)
    func rows(view: View, size: String) throws {
        let start = try driver(view, size)
        for part in parts(of: start.frame) {
            switch part.target {
            case .row, .member: break
            default: continue
            }
            var driver = start
            let (target, place, drawn) = (part.target, part.place, part.text)
            driver.point(.press, place)
            if driver.model.place == start.model.place, let cursor = driver.frame.cursor,
                let selected = driver.frame.target(at: cursor)
            {
                #expect(selected == target, "\(view) \(size) \(place) \(drawn)")
                driver.point(.press, cursor)
            }
            guard driver.model.place != start.model.place, let symbol = driver.model.place.symbol else { continue }
            let isNamed = names(of: symbol, in: driver.model).contains { drawn.contains($0.prefix(3)) }
            // A tile may be too small for a name.
            #expect(isNamed || drawn.allSatisfy { !$0.isLetter }, "\(view) \(size): \(drawn) opened \(symbol)")
        }
    }

    @Test(
        "A press selects what is drawn in the panes beside the board, and a second one opens it",
        arguments: ["120x40", "170x46", "300x90"])
    func sides(size: String) throws {
        let start = try driver(.board, size)
        var count = 0
        for part in parts(of: start.frame) {
            var driver = start
            driver.point(.press, part.place)
            let (first, cursor) = (driver.model, driver.frame.cursor)
            switch part.target {
            case .region(let region):
                driver.point(.press, try #require(cursor))
                #expect(driver.model.place.region == region)
                #expect(
                    [region.name, region.nativeName ?? region.name].contains { part.text.contains($0.prefix(3)) },
                    "\(part.text)")
            case .flag(let key):
                driver.point(.press, try #require(cursor))
                #expect(driver.model.view == .risk)
                #expect(RiskScreen.shown(by: driver.model).selected?.keys.contains(key) == true)
                guard case .instrument(let symbol) = key.subject else { break }
                #expect(first.selectedSymbol == symbol)
                #expect(names(of: symbol, in: first).contains { part.text.contains($0.prefix(3)) }, "\(part.text)")
            case .statement:
                driver.point(.press, try #require(cursor))
                #expect(driver.model.view == .thesis)
            case .row, .member, .pane, .heading, .command, .crumb, .list, .stock, .choice: continue
            }
            #expect(first.place == start.model.place, "\(part.target)")
            count += 1
        }
        #expect(count > 0)
    }

    @Test("A press on a row of a stock's tab selects it, and a second one opens what it names", arguments: sizes)
    func tabs(size: String) throws {
        for tab in StockTab.allCases {
            var start = try driver(.chipmaker, size)
            start.type("\(tab.digit)")
            let frame = start.frame
            let selected = frame.cursor.flatMap { frame.target(at: $0) }
            for part in parts(of: frame) {
                guard case .row = part.target else { continue }
                var driver = start
                if part.target != selected { driver.point(.press, part.place) }
                #expect(driver.model.place == start.model.place, "\(tab) \(size) \(part.text)")
                driver.point(.press, part.place)
                guard let symbol = driver.model.place.symbol, symbol != start.model.place.symbol else { continue }
                #expect(names(of: symbol, in: driver.model).contains { part.text.contains($0.prefix(3)) })
            }
        }
    }

    @Test("A second press on a peer opens the peer") func peers() throws {
        var driver = try driver(.board, "170x46")
        driver.press(KeyStroke("o"), KeyStroke("4"), KeyStroke("G"))
        let row = try #require(driver.frame.cursor)
        driver.point(.press, row)
        #expect(driver.model.place.symbol != "2330.TW")
        #expect(driver.model.place.tab == .peers)
        driver.press(KeyStroke(.escape))
        #expect(driver.model.place == Place("2330.TW", tab: .peers))
    }

    @Test("The key bar, the header and the tabs do what they name", arguments: View.allCases, sizes)
    func commands(view: View, size: String) throws {
        let start = try driver(view, size)
        for part in parts(of: start.frame) {
            guard case .command = part.target else { continue }
            var driver = start
            let (place, drawn) = (part.place, part.text)
            driver.point(.press, place)
            for other in View.allCases where drawn.hasSuffix(" " + other.title) && place.y == 0 {
                #expect(driver.model.view == other, "\(drawn)")
            }
            if drawn.hasSuffix("quit") { #expect(driver.effects == [.quit]) }
        }
    }

    @Test("Nothing typed is lost by a press or the wheel anywhere", arguments: sizes)
    func forms(size: String) throws {
        var driver = try driver(.risk, size)
        driver.press(KeyStroke("w"))
        driver.type("strike at the port")
        let before = driver.text
        #expect(before.contains("strike at the port"))
        for y in 0..<driver.frame.buffer.size.height {
            for x in stride(from: 0, to: driver.frame.buffer.size.width, by: 5) {
                driver.point(.press, Point(x: x, y: y))
                driver.point(.wheelDown, Point(x: x, y: y))
            }
        }
        #expect(driver.text == before)
        driver = try self.driver(.board, size)
        driver.press(KeyStroke(":"))
        driver.type("tsm")
        let line = driver.text
        driver.point(.wheelUp, Point(x: 3, y: 3))
        driver.point(.press, Point(x: 70, y: 3))
        #expect(driver.text == line)
    }
}
