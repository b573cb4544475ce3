import Analytics
import DashboardTestSupport
import Market
import RiskRules
import Testing
import TextUI
import Watchlists

@testable import Dashboard

@Suite struct MorningTests {
    private func driver(_ size: String, _ snapshot: Snapshot = SmallMarket.morning()) throws -> BoardDriver {
        try BoardDriver(Size(text: size), view: .morning, snapshot: snapshot)
    }

    @Test(arguments: ["80x24", "120x40", "170x46", "300x90"])
    func beforeTheOpen(size: String) throws {
        try expectGolden(try driver(size).text, "morning-before-\(size)")
    }

    @Test("At 08:45 the screen says what New York did and what it means for Taipei's open")
    func morning() throws {
        let text = try driver("170x46").text
        #expect(text.contains("Taipei closed, opens in 0:15"))
        #expect(text.contains("New York closed 3:45 ago"))
        #expect(text.contains("Implied open"))
        #expect(text.contains("TSM × FX"))
        #expect(text.contains("±0.75%"))
        // MediaTek's estimates were no better than its last close.
        #expect(text.contains("unknown"))
        #expect(text.contains("US 10-year"))
        #expect(text.contains("-2 bp"))
        #expect(text.contains("14:00"))
        #expect(text.contains("reports today"))
    }

    @Test("An open is implied by the ADR, the rate, the ratio and the usual premium")
    func implied() throws {
        let snapshot = SmallMarket.morning()
        let open = try #require(snapshot.impliedOpen(of: "2330.TW"))
        let adr = try #require(snapshot["TSM"]?.price)
        #expect(abs(try #require(open.price) - adr * 31.4 / 5 / 1.22) < 1e-9)
        #expect(snapshot.impliedOpen(of: "2454.TW")?.result == .unknown(.notBetter))
        #expect(snapshot.impliedOpen(of: "2303.TW") == nil)
    }

    @Test(
        "New flags that do not fit are counted in the last line, which leads to all of them",
        arguments: ["80x24", "120x40", "170x46", "300x90"])
    func manyNew(size: String) throws {
        var snapshot = SmallMarket.morning()
        let since = snapshot.asOf.advanced(seconds: -60)
        snapshot.flags = (0..<120).map { number in
            RiskFlag(
                rule: "move", severity: .warn, scope: .instrument(Symbol(rawValue: "\(1000 + number).TW")),
                subject: "Stock \(number)", message: "moved", since: since)
        }
        var driver = try driver(size, snapshot)
        let screen = MorningScreen.shown(by: driver.model)
        let shown = screen.data?.lists[.new]?.rows.count ?? 0
        #expect(shown > 0)
        #expect(driver.text.contains("and \(120 - shown + 1) more"))
        #expect(driver.text.split(separator: "Stock ").count - 1 == shown - 1)
        #expect(driver.text.contains("F lists them"))
        for _ in 0..<6 where driver.model.selectedSymbol != "1000.TW" { driver.press(KeyStroke(.tab)) }
        for _ in 0..<shown - 1 { driver.press(KeyStroke("j")) }
        #expect(driver.cursorLine.contains("more"))
        var other = driver
        driver.press(KeyStroke(.enter))
        #expect(driver.model.view == .risk)
        other.press(KeyStroke("F"))
        #expect(other.model.view == .risk)
    }

    @Test("The day has a morning, a session and an evening")
    func phases() {
        func phase(_ text: String) -> MorningBrief.Phase? {
            Instant(text).map { MorningDay(.xtai, .shipped, $0).phase }
        }
        #expect(phase("2026-01-15T00:45:00Z") == .before)
        #expect(phase("2026-01-15T01:00:00Z") == .session)
        #expect(phase("2026-01-15T05:29:00Z") == .session)
        #expect(phase("2026-01-15T06:00:00Z") == .after)
        // New York opens at 22:30 in Taipei.
        #expect(phase("2026-01-15T14:31:00Z") == .before)
        #expect(phase("2026-01-17T04:00:00Z") == .before)
    }

    @Test("In the evening the panes show the day's close")
    func evening() throws {
        let text = try driver("170x46", SmallMarket.at(SmallMarket.moment.advanced(seconds: 14_400 + 3600))).text
        #expect(text.contains("Asia's close"))
    }

    @Test("The screen opens first only where no view is chosen and Asia is closed or about to open")
    func start() throws {
        func view(at moment: Instant, mayOpen: Bool, chosen: View = .board) throws -> View {
            let driver = try BoardDriver(Size(width: 120, height: 40))
            var configuration = Configuration()
            configuration.view = chosen
            var options = Model.Options(theme: driver.model.theme, configuration: configuration)
            options.mayOpenMorning = mayOpen
            return Model(
                size: Size(width: 120, height: 40), now: Moment(market: moment, wall: moment), options: options
            ).view
        }
        #expect(try view(at: SmallMarket.morningMoment, mayOpen: true) == .morning)
        #expect(try view(at: SmallMarket.morningMoment, mayOpen: false) == .board)
        #expect(try view(at: SmallMarket.morningMoment, mayOpen: false, chosen: .risk) == .risk)
        #expect(try view(at: SmallMarket.moment, mayOpen: true) == .board)
    }

    @Test("Desk money is in no region, list of movers or basket")
    func money() throws {
        let text = try BoardDriver(
            Size(width: 170, height: 46), view: .movers, snapshot: SmallMarket.morning()
        ).text
        #expect(!text.contains("VIX"))
        #expect(!text.contains("USD/CNH"))
    }

    @Test("Enter on a stock opens its page, Tab goes through the panes")
    func keys() throws {
        var driver = try driver("170x46")
        driver.press(KeyStroke(.tab))
        #expect(driver.cursorLine.contains("TSMC"))
        driver.press(KeyStroke(.enter))
        #expect(driver.model.view == .chipmaker)
    }
}
