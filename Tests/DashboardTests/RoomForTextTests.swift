import Dashboard
import DashboardTestSupport
import Market
import Testing
import TextUI

/// Where the screen cuts text although there is room for it.
@Suite struct RoomForTextTests {
    static let sizes = ["80x24", "120x40", "170x46", "300x90"]

    private static func driver(_ view: View, _ size: String) throws -> BoardDriver {
        try BoardDriver(Size(text: size), view: view, snapshot: SmallMarket.longTexts())
    }

    @Test("No view cuts text or numbers beside room for them", arguments: View.allCases, sizes)
    func everyView(view: View, size: String) throws {
        var driver = try Self.driver(view, size)
        #expect(CutText(driver.frame.buffer).findings == [])
        // With the last rows and panes in sight.
        driver.press(KeyStroke("G"))
        #expect(CutText(driver.frame.buffer).findings == [])
    }

    @Test("No tab of a stock's page cuts text or numbers beside room for them", arguments: StockTab.allCases, sizes)
    func everyTab(tab: StockTab, size: String) throws {
        for symbol in ["TSMC", "Samsung", "Biren"] {
            var driver = try Self.driver(.board, size)
            driver.press(KeyStroke(":"))
            driver.type(symbol)
            driver.press(KeyStroke(.enter))
            let digit = (StockTab.allCases.firstIndex(of: tab) ?? 0) + 1
            driver.press(KeyStroke(Character("\(digit)")))
            #expect(driver.text.contains("\(digit) \(tab.title)"))
            #expect(CutText(driver.frame.buffer).findings == [])
        }
    }

    @Test("No box over a view cuts text beside room for it", arguments: ["|", "?", "t", "F9"], sizes)
    func everyBox(key: String, size: String) throws {
        var driver = try Self.driver(.board, size)
        try driver.offerThemes()
        driver.press(key == "F9" ? KeyStroke(.function(9)) : KeyStroke(Character(key)))
        #expect(CutText(driver.frame.buffer).findings == [])
    }

    @Test("Native names are whole or absent", arguments: View.allCases, sizes)
    func nativeNames(view: View, size: String) throws {
        let driver = try Self.driver(view, size)
        let names =
            SmallMarket.longTexts().instruments.compactMap(\.instrument.nativeName) + Region.allCases.map(\.nativeName)
        let whole = Set(names.flatMap { WideRun.all(in: $0 ?? "") })
        for row in 0..<driver.frame.buffer.size.height {
            let line = driver.frame.buffer.plainText(row: row)
            #expect(WideRun.all(in: line).allSatisfy(whole.contains), "\(line)")
        }
    }

    @Test("A native name is left out only where it has no room", arguments: sizes)
    func absentNames(size: String) throws {
        let driver = try Self.driver(.board, size)
        let (frame, snapshot) = (driver.frame, driver.model.snapshot)
        for y in 0..<frame.buffer.size.height {
            let targets = (0..<frame.buffer.size.width).map { frame.target(at: Point(x: $0, y: y)) }
            for case .member(let symbol, let pane) in Set(targets.compactMap(\.self)) {
                guard let native = snapshot[symbol]?.instrument.nativeName else { continue }
                let cells = targets.indices.filter { targets[$0] == .member(symbol, pane: pane) }
                let text = cells.map { frame.buffer[$0, y].text }.joined()
                let free = text.split(whereSeparator: { $0 != " " }).map(\.count).max() ?? 0
                #expect(text.contains(native) || free < TextWidth.width(of: native) + 2, "\(text)")
            }
        }
    }

    @Test("A cut beside ten free cells is found") func finding() {
        var buffer = Buffer(size: Size(width: 20, height: 1))
        buffer.write("cut…", x: 0, y: 0, style: .plain)
        #expect(CutText(buffer).findings.count == 1)
        buffer.write("x", x: 8, y: 0, style: .plain)
        #expect(CutText(buffer).findings.isEmpty)
        buffer.write("1,23…", x: 15, y: 0, style: .plain)
        #expect(CutText(buffer).findings.count == 1)
    }

    @Test("Free cells of the next pane are not beside a cut") func panes() {
        var buffer = Buffer(size: Size(width: 40, height: 2))
        buffer.write("Left ────────────", x: 0, y: 0, style: .plain)
        buffer.write("Right ─────────────", x: 20, y: 0, style: .plain)
        buffer.write("a text that is c…", x: 0, y: 1, style: .plain)
        buffer.write("right", x: 34, y: 1, style: .plain)
        #expect(CutText(buffer).findings.isEmpty)
    }
}

/// Runs of wide characters in a text.
private enum WideRun {
    static func all(in text: String) -> [String] {
        text.split { TextWidth.width(of: String($0)) < 2 }.map(String.init)
    }
}
