import Dashboard
import DashboardTestSupport
import Market
import Testing
import TextUI

/// What one points at is what the picture shows there.
@Suite struct TargetTests {
    static let sizes = ["80x24", "120x40", "170x46", "300x90"]

    private func driver(_ view: View, _ size: String) throws -> BoardDriver {
        var driver = try BoardDriver(Size(text: size), view: view, snapshot: SmallMarket.everything())
        driver.press(KeyStroke("m"))
        return driver
    }

    /// Every area that is one target, with a place inside it.
    private func places(in frame: Frame) -> [Target: Point] {
        var places: [Target: Point] = [:]
        for y in 0..<frame.buffer.size.height {
            for x in 0..<frame.buffer.size.width {
                let point = Point(x: x, y: y)
                if let target = frame.target(at: point), places[target] == nil { places[target] = point }
            }
        }
        return places
    }

    /// What is written in the part of a line that is one target.
    private func text(of target: Target, at place: Point, in frame: Frame) -> String {
        var text = ""
        for x in place.x..<frame.buffer.size.width where frame.target(at: Point(x: x, y: place.y)) == target {
            let cell = frame.buffer[x, place.y]
            if !cell.isContinuation, let scalar = Unicode.Scalar(cell.scalar) { text.unicodeScalars.append(scalar) }
        }
        return text
    }

    @Test(
        "A press selects the row that is drawn there, and a second one opens what it names", arguments: View.allCases,
        sizes)
    func rows(view: View, size: String) throws {
        let start = try driver(view, size)
        for (target, place) in places(in: start.frame) {
            switch target {
            case .row, .member: break
            default: continue
            }
            var driver = start
            let drawn = text(of: target, at: place, in: driver.frame)
            driver.point(.press, place)
            if driver.model.view == view, driver.model.place == start.model.place {
                let cursor = try #require(driver.frame.cursor)
                // The row may have moved so that it is whole on screen; what it says has not.
                let selected = driver.frame.target(at: cursor).map { text(of: $0, at: cursor, in: driver.frame) }
                #expect(
                    driver.frame.target(at: cursor) == target, "\(view) \(size) \(place) \(drawn) \(selected ?? "")")
                driver.point(.press, cursor)
            }
            if let symbol = driver.model.place.symbol, driver.model.view == .chipmaker {
                let instrument = driver.model.snapshot[symbol]?.instrument
                let names = [instrument?.shownName, instrument?.nativeName, symbol.rawValue].compactMap(\.self)
                let isNamed = names.contains { name in
                    drawn.contains(name) || drawn.contains(String(name.prefix(3)))
                }
                #expect(isNamed, "\(view) \(size): \(drawn) opened \(symbol)")
            }
        }
    }

    @Test("The key bar, the header and the tabs do what they name", arguments: View.allCases, sizes)
    func commands(view: View, size: String) throws {
        let start = try driver(view, size)
        for (target, place) in places(in: start.frame) {
            guard case .command = target else { continue }
            var driver = start
            let drawn = text(of: target, at: place, in: driver.frame)
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
