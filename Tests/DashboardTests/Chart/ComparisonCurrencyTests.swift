import DashboardTestSupport
import Market
import Testing
import TextUI

@testable import Dashboard

@Suite struct ComparisonCurrencyTests {
    /// TSMC beside MediaTek with bars of two years and a dollar that falls from 33 to 30 NT$, a year of which the
    /// snapshot has.
    private func driver(_ size: Size = Size(width: 120, height: 40), isRateKnown: Bool = true) throws -> BoardDriver {
        var snapshot = SmallMarket.everything()
        let dates = ChartFixture.dates(520)
        let rates = dates.enumerated().map { DatedClose(date: $1, close: 33 - 3 * Double($0) / 519) }
        snapshot.rates = DollarRates(isRateKnown ? [.twd: rates.suffix(260)] : [:])
        var driver = try BoardDriver(size, snapshot: snapshot)
        driver.press(KeyStroke(" "), KeyStroke(" "), KeyStroke("x"))
        #expect(driver.effects == [.follow(["2330.TW", "2454.TW", "TWD=X"])])
        for (index, symbol) in driver.model.place.compared.enumerated() {
            let bars = dates.enumerated().map { DailyBar(date: $1, close: Double(1000 + $0 * (index + 1))) }
            driver.show(InstrumentDetail(symbol: symbol, version: UInt64(index + 1), daily: bars))
        }
        if isRateKnown {
            let bars = rates.map { DailyBar(date: $0.date, close: $0.close) }
            driver.show(InstrumentDetail(symbol: "TWD=X", version: 3, daily: bars))
        }
        return driver
    }

    private func chart(_ driver: BoardDriver) throws -> PreparedChart {
        try #require(driver.model.content(of: ComparisonScreen.self)?.chart)
    }

    @Test("c changes lines, legend and prices of a comparison", arguments: ["80x24", "120x40", "170x46"])
    func theCurrencyIsThatOfTheTitle(size: String) throws {
        var driver = try driver(Size(text: size))
        #expect(driver.text.contains("in local currencies"))
        let local = try chart(driver)
        driver.press(KeyStroke("c"))
        let dollars = try chart(driver)
        #expect(driver.text.contains("in US$"))
        #expect(local.items.map(\.places) == dollars.items.map(\.places))
        let rates = driver.model.snapshot.rates
        let (lines, others) = (try #require(local.comparison).lines, try #require(dollars.comparison).lines)
        let first = try #require(local.items.first?.date)
        let last = try #require(local.items.last?.date)
        let (then, now) = (try #require(rates.rate(of: .twd, on: first)), try #require(rates.rate(of: .twd, on: last)))
        for (line, other) in zip(lines, others) {
            let (value, converted) = (try #require(line.values.last ?? nil), try #require(other.values.last ?? nil))
            #expect(abs((1 + converted) - (1 + value) * then / now) < 1e-9)
            #expect(driver.text.contains(NumberText.percent(converted, decimals: 1)))
        }
        let (close, price) = (
            try #require(local.items.last?.bar?.close), try #require(dollars.items.last?.bar?.close)
        )
        #expect(abs(price - close / now) < 1e-9)
        #expect(driver.text.contains("C " + NumberText.fixed(price, decimals: 2)))
        driver.press(KeyStroke("c"))
        #expect(try chart(driver).comparison?.lines.map(\.values) == lines.map(\.values))
    }

    @Test("The selected line of a comparison is marked, and the prices above the chart are its own")
    func theSelectedLineIsMarked() throws {
        var driver = try driver()
        for (row, names) in [("▸1 TSMC", "2 MediaTek"), ("▸2 MediaTek", "1 TSMC")].enumerated() {
            #expect(driver.cursorLine.contains(names.0) && driver.cursorLine.contains(names.1))
            let line = try #require(chart(driver).comparison).lines[row]
            let close = try #require(line.bars.last.flatMap { $0?.close })
            let words = "\(line.name)  O "
            let readout = driver.text.split(separator: "\n").first { $0.contains(words) }
            #expect(readout?.contains("C " + PriceText.text(close, line.instrument)) == true)
            driver.press(KeyStroke("j"))
        }
    }

    @Test("A range longer than the snapshot's rates is converted by the rate's own bars")
    func longRangesAreConverted() throws {
        var driver = try driver()
        driver.press(KeyStroke("c"), KeyStroke("."), KeyStroke("."), KeyStroke("."))
        #expect(driver.model.chart.span == .fiveYears)
        #expect(try chart(driver).items.count >= 520)
        #expect(try chart(driver).items.first?.bar.map { abs($0.close - 1000 / 33) < 1e-9 } == true)
    }

    @Test("Without an FX rate a dollar chart shows a message")
    func withoutARateItIsSaid() throws {
        var driver = try driver(isRateKnown: false)
        driver.press(KeyStroke("c"))
        #expect(driver.text.contains("No FX rate for TWD"))
        #expect(!driver.text.contains("%"))
        driver.press(KeyStroke("c"))
        #expect(driver.text.contains("indexed to 0%"))
    }
}
