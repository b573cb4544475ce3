import DashboardTestSupport
import Market
import Testing
import TextUI

@testable import Dashboard

@Suite struct CommandReaderTests {
    private func driver(_ line: String) throws -> BoardDriver {
        var driver = try BoardDriver(Size(text: "120x40"), snapshot: SmallMarket.everything())
        driver.press(KeyStroke(":"))
        driver.type(line)
        driver.press(KeyStroke(.enter))
        return driver
    }

    @Test(
        "A mnemonic, a symbol and a range stand in any order",
        arguments: [
            ("GP TSMC 6m", StockTab.chart, ChartSpan?.some(.sixMonths)), ("2330 HP", .prices, nil),
            ("TSMC GP 1y", .chart, .year),
            ("gp 2330.tw", .chart, nil), ("TSMC 5d", .chart, .fiveDays), ("DES 2330", .fundamentals, nil),
        ])
    func mnemonics(line: String, tab: StockTab, range: ChartSpan?) throws {
        let driver = try driver(line)
        #expect(driver.model.place.symbol == "2330.TW")
        #expect(driver.model.place.tab == tab)
        if let range { #expect(driver.model.chart.span == range) }
    }

    @Test("Settings, periods and themes are changed by name") func settings() throws {
        #expect(try driver("set period day").model.shown.period == .day)
        #expect(try driver("set period=week").model.shown.period == .week)
        #expect(try driver("period month").model.shown.period == .month)
        #expect(try driver("set currency usd").model.shown.currency == .usd)
        #expect(try driver("set marks off").model.marksChanges == false)
        guard case .configure(let configuration) = try driver("theme nord").effects.first else {
            return #expect(Bool(false), "the theme is not asked for")
        }
        #expect(configuration.theme == "nord")
    }

    @Test(
        "An invalid setting is answered with the expected values",
        arguments: [
            ("set perod day", "Did you mean period?"), ("set period", "period: expected one of"),
            ("set period fortnight", "expected one of day"), ("set", "Usage: set KEY VALUE"),
            ("as-of someday", "Usage: as-of DATE"), ("as-of 2030-01-01", "2030-01-01 is in the future"),
        ])
    func wrongSettings(line: String, words: String) throws {
        let text = try driver(line).text
        #expect(text.contains(words))
    }

    @Test("Moments are dates, weekdays and words") func moments() throws {
        func moment(_ text: String) -> String? {
            LineMoment.read(text, now: SmallMarket.moment).map { "\(TimeZoneRule.utc.local($0).date)" }
        }
        // The market's moment is a Wednesday.
        #expect(moment("fri") == "2026-01-09")
        #expect(moment("Friday") == "2026-01-09")
        #expect(moment("wed") == "2026-01-07")
        #expect(moment("yesterday") == "2026-01-13")
        #expect(moment("2025-12-31") == "2025-12-31")
        #expect(moment("frida") == "2026-01-09")
        #expect(moment("fryday") == nil && moment("f") == nil)
        let end = try #require(LineMoment.read("2025-12-31", now: SmallMarket.moment))
        #expect(try driver("as-of 2025-12-31").effects == [.asOf(end)])
        #expect(try driver("as-of now").effects == [.asOf(nil)])
    }

    @Test("A symbol that is not in the cache is offered for a watchlist") func unknownSymbols() throws {
        let driver = try driver("6669.TW")
        #expect(driver.text.contains("6669.TW"))
        #expect(driver.model.view == .board)
        #expect(driver.text.contains("Enter"))
    }

    @Test("Every command and every setting is reachable by its name") func names() throws {
        let names = Set(LineName.all.map(\.name))
        for command in KeyMap.dashboard.commands { #expect(names.contains(command.name), "\(command.name)") }
        #expect(try driver("pause").model.isPaused)
        #expect(try driver("show-movers").model.view == .movers)
        #expect(try driver("list-add").text.contains("list-add is available in: Watchlist"))
        for line in ["q", "q!", "quit"] { #expect(try driver(line).effects == [.quit]) }
    }

    @Test("Exact names and prefixes act on Enter; similar names are only listed") func nearness() throws {
        #expect(try driver("mov").model.view == .movers)
        #expect(try driver("taiw").model.place.region == .taiwan)
        #expect(try driver("mediat").model.place.symbol == "2454.TW")
        let near = try driver("hnyx")
        #expect(near.model.view == .board)
        #expect(near.text.contains("Unknown command or symbol: hnyx"))
        let wrong = try driver("valuaton")
        #expect(wrong.text.contains("Did you mean valuation?"))
    }
}
