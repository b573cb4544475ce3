import Dashboard
import DashboardTestSupport
import Market
import Testing
import TextUI

@Suite struct OriginTests {
    @Test(arguments: ["80x24", "120x40"])
    func theOriginOfEveryFigure(size: String) throws {
        var driver = try BoardDriver(Size(text: size), snapshot: SmallMarket.everything())
        driver.press(KeyStroke("i"))
        try expectGolden(driver.text, "origin-\(size)")
    }

    @Test("A long description of a figure wraps to the next line") func wholeWords() throws {
        var driver = try BoardDriver(Size(text: "60x40"), snapshot: SmallMarket.everything())
        driver.press(KeyStroke("i"))
        let words = driver.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(words.contains("vs close 7 days ago"))
        #expect(words.contains("up to date"))
    }

    @Test("Quarantined values are listed with their reason") func quarantinedRows() throws {
        var snapshot = SmallMarket.everything()
        var state = try #require(snapshot["2330.TW"])
        state.doubt = "160,000 is beyond the day's limits 1,415 to 1,720"
        state.quarantinedBars = ["2026-01-11: no session on this date"]
        snapshot.instruments["2330.TW"] = state
        var driver = try BoardDriver(Size(text: "120x40"), snapshot: snapshot)
        driver.press(KeyStroke("i"))
        #expect(driver.text.contains("quarantined"))
        #expect(driver.text.contains("quote: 160,000 is beyond the day's limits 1,415 to 1,720"))
        #expect(driver.text.contains("daily bar 2026-01-11: no session on this date"))
    }

    @Test("A stock's page lists quarantined values in one line", arguments: ["60x15", "80x24", "120x40", "170x46"])
    func thePageOfAQuarantinedStock(size: String) throws {
        var snapshot = SmallMarket.everything()
        let size = Size(text: size)
        func lines() throws -> [String] {
            let driver = try BoardDriver(size, view: .chipmaker, snapshot: snapshot)
            return driver.text.split(separator: "\n").map { String($0.drop { $0 == " " }) }.filter {
                $0.hasPrefix("quarantined ")
            }
        }
        #expect(try lines() == [])
        snapshot.instruments["2330.TW"]?.quarantinedBars = [
            "2026-01-04: no session on this date", "2026-01-11: no session on this date",
        ]
        let bar = "quarantined daily bar 2026-01-11: no session on this date"
        #expect(try lines() == [size.width < 80 ? bar : bar + " · 1 more: i"])
        snapshot.instruments["2330.TW"]?.doubt = "160,000 is beyond the day's limits 1,415 to 1,720"
        let quote = "160,000 is beyond the day's limits 1,415 to 1,720"
        let price = try #require(snapshot["2330.TW"].map { PriceText.text($0.price, $0.instrument) })
        let expected =
            switch size.width {
            case 120...: "quarantined quote: \(quote) · kept NT$\(price) of 14 Jan · 2 more: i"
            case 80...: "quarantined \(quote) · kept NT$\(price)"
            default: "quarantined 160,000 is beyond the day's limits 1,415 to"
            }
        #expect(try lines().first?.hasPrefix(expected.prefix(50)) == true)
        if size.width >= 80 { #expect(try lines() == [expected]) }
    }

    @Test func itScrollsAndCloses() throws {
        var driver = try BoardDriver(Size(text: "80x24"), snapshot: SmallMarket.everything())
        driver.press(KeyStroke("i"))
        #expect(driver.text.contains("1,690 / 1,670"))
        for _ in 0..<60 { driver.press(KeyStroke("j")) }
        #expect(!driver.text.contains("1,690 / 1,670"))
        driver.press(KeyStroke("x"))
        #expect(!driver.text.contains("Data sources: "))
    }

    @Test(arguments: ["movers", "valuation", "chipmaker", "region", "heatmap"])
    func itIsAboutTheChipmakerUnderTheCursor(name: String) throws {
        let view = try #require(View(rawValue: name))
        var driver = try BoardDriver(Size(text: "120x40"), view: view, snapshot: SmallMarket.everything())
        driver.press(KeyStroke("i"))
        #expect(driver.text.contains("Data sources: "))
    }
}
