import DashboardTestSupport
import Market
import RiskRules
import Testing
import TextUI

@testable import Dashboard

/// Dots at flags and stocks that have not been on screen since they changed.
@Suite struct UnseenTests {
    private func line(_ driver: BoardDriver, _ text: String) -> String {
        (0..<driver.model.size.height).map { driver.frame.buffer.plainText(row: $0) }.first { $0.contains(text) } ?? ""
    }

    @Test("A stock out of sight carries a dot until it was on screen", arguments: [false, true])
    func scrolling(isASCII: Bool) throws {
        var away = try AwayFixture("80x24", isASCII: isASCII)
        let dot = isASCII ? "*" : "•"
        var long = away.driver.model.snapshot
        // More rows than the window has lines.
        let place = try #require(long.regions.firstIndex { $0.region == .taiwan })
        for number in 1000..<1030 {
            let symbol = Symbol(rawValue: "\(number).TW")
            long.instruments[symbol] = SmallMarket.state(symbol, price: 10, change: 0.01, yearToDate: 0.1)
            long.regions[place].members.append(symbol)
        }
        long.version += 1
        away.driver.show(long)
        away.change("move", .instrument("1029.TW"), "+9.1% today")
        away.driver.pass(milliseconds: 3000)
        away.driver.press(KeyStroke("j"))
        #expect(away.driver.model.unseen.stocks.keys.contains("1029.TW"))
        away.driver.press(KeyStroke("G"))
        #expect(line(away.driver, "1029.TW").contains(dot))
        away.driver.pass(milliseconds: 1000)
        away.driver.press(KeyStroke("k"))
        #expect(line(away.driver, "1029.TW").contains(dot))
        away.driver.pass(milliseconds: 2000)
        away.driver.press(KeyStroke("k"))
        #expect(!line(away.driver, "1029.TW").contains(dot))
        #expect(away.driver.model.unseen.stocks.isEmpty)
    }

    @Test("A flag's dot goes when its line was on screen, the tab's with the last of them") func flags() throws {
        var away = try AwayFixture("120x30", view: .movers)
        away.change("move", .instrument("6857.T"), "+9.1% today")
        away.driver.pass(milliseconds: 5000)
        away.driver.press(KeyStroke("j"))
        #expect(away.driver.text.contains("F•Risk"))
        away.driver.press(KeyStroke("F"))
        #expect(away.driver.text.contains("F•Risk"))
        #expect(line(away.driver, "+9.1% today").hasPrefix(" •★□"))
        away.driver.pass(milliseconds: 3000)
        away.driver.press(KeyStroke("j"))
        #expect(line(away.driver, "+9.1% today").hasPrefix("  ★□"))
        #expect(away.driver.text.contains("F Risk"))
    }

    @Test("The tab of a stock's risks carries the dot until it was shown") func stockTab() throws {
        var away = try AwayFixture("120x30", view: .movers)
        away.change("move", .instrument("6857.T"), "+9.1% today")
        away.driver.type(":GP 6857.T")
        away.driver.press(KeyStroke(.enter))
        #expect(away.driver.text.contains("3•Risk"))
        away.driver.press(KeyStroke("3"))
        away.driver.pass(milliseconds: 3000)
        away.driver.press(KeyStroke("1"))
        #expect(away.driver.text.contains("3 Risk"))
        #expect(away.driver.model.unseen.isEmpty)
    }

    @Test("What a terminal in the background shows stays unseen") func away() throws {
        var away = try AwayFixture("170x46")
        away.driver.focus(false)
        away.change("move", .instrument("6857.T"), "+9.1% today")
        away.pass(minutes: 30)
        away.driver.focus(true)
        #expect(!away.driver.model.unseen.isEmpty)
        away.driver.press(KeyStroke(.escape))
        #expect(!away.driver.model.unseen.isEmpty)
        away.driver.pass(milliseconds: 2500)
        away.driver.press(KeyStroke("j"))
        #expect(away.driver.model.unseen.isEmpty)
    }

    @Test("Under a list that covers the screen nothing is shown") func covered() throws {
        var away = try AwayFixture("170x46")
        away.driver.press(KeyStroke("?"))
        away.change("move", .instrument("6857.T"), "+9.1% today")
        away.driver.pass(milliseconds: 5000)
        away.driver.press(KeyStroke("?"))
        #expect(away.driver.model.unseen.flags.count == 1)
        #expect(away.driver.model.unseen.stocks.count == 1)
    }

    @Test("A flag that clears marks its stock, and its own dot goes") func cleared() throws {
        var away = try AwayFixture("80x24", view: .sessions)
        away.change("move", .instrument("6857.T"), "+9.1% today")
        #expect(away.driver.model.hasUnseenFlags)
        away.change("move", .instrument("6857.T"), "+9.1% today", .cleared, .warn)
        #expect(!away.driver.model.hasUnseenFlags)
        #expect(away.driver.model.unseen.flags.isEmpty)
        #expect(Array(away.driver.model.unseen.stocks.keys) == ["6857.T"])
    }

    @Test("Without colours and with sixteen the dot is there", arguments: [ColorDepth.monochrome, .palette(16)])
    func depths(depth: ColorDepth) throws {
        var away = try AwayFixture("120x30", view: .movers, depth: depth)
        away.change("move", .instrument("6857.T"), "+9.1% today")
        #expect(away.driver.text.contains("F•Risk"))
    }

    @Test("States and muted flags carry none") func quiet() throws {
        var away = try AwayFixture("170x46")
        away.change("stretched", .instrument("6857.T"), "90% above 200-DMA")
        #expect(away.driver.model.unseen.isEmpty)
    }
}
