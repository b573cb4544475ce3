import Dashboard
import DashboardTestSupport
import Market
import Testing
import TextUI

/// What large windows show beside the rest.
@Suite struct LargeWindowTests {
    @Test("Movers lists turnover in US dollars and gaps at the open") func movers() throws {
        var snapshot = SmallMarket.everything()
        let close = try #require(snapshot["2330.TW"]?.previousClose)
        snapshot.instruments["2330.TW"]?.session.open = close * 1.025
        let text = try BoardDriver(Size(text: "300x90"), view: .movers, snapshot: snapshot).text
        // 1,234,567 shares at US$184.90.
        #expect(text.split(separator: "\n").contains { $0.contains("Nvidia") && $0.contains("228M") })
        #expect(text.contains("Gaps at the open ───────────── 1 · open vs previous close"))
        #expect(text.contains("▲ +2.5%"))
    }

    @Test("A smaller window has the lists of every day") func smaller() throws {
        let text = try BoardDriver(Size(text: "170x46"), view: .movers, snapshot: SmallMarket.everything()).text
        #expect(!text.contains("Turnover"))
        #expect(text.contains("Near price limit"))
    }

    @Test("A region's page shows its movers and its currency") func region() throws {
        var snapshot = SmallMarket.everything()
        let today = CalendarDate(year: 2026, month: 1, day: 13)
        let days = try #require(today.map { today in (0..<30).map { today.advanced(days: $0 - 29) } })
        snapshot.rates.set(
            days.enumerated().map { DatedClose(date: $1, close: 31 + Double($0) / 50) }, for: .twd)
        let text = try BoardDriver(Size(text: "300x90"), view: .region, snapshot: snapshot).text
        #expect(text.contains("Movers ──"))
        #expect(text.contains("Currency TWD per US$, 6 months"))
        #expect(text.contains("31.58"))
    }
}
