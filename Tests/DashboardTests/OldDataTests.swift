import DashboardTestSupport
import Market
import Testing
import TextUI
import ThemeCatalog

@testable import Dashboard

/// Every view of a market whose prices stopped 99 days ago.
@Suite struct OldDataTests {
    private static let session = CalendarDate(daysSince1970: 20_467 - 99)

    private func market() -> Snapshot {
        var snapshot = SmallMarket.everything()
        for state in snapshot.instruments {
            let symbol = state.instrument.symbol
            snapshot.instruments[symbol]?.sessionDate = Self.session
            snapshot.instruments[symbol]?.time = state.instrument.zone.instant(Self.session, TimeOfDay(13, 30))
            snapshot.instruments[symbol]?.staleness = .sessionsBehind(66)
            snapshot.instruments[symbol]?.isOfLastSession = true
        }
        return snapshot
    }

    @Test(
        "No view calls a figure of 99 days ago today's",
        arguments: View.allCases.filter { $0 != .events && $0 != .comparison }, ["80x24", "120x40", "170x46"])
    func nothingOldIsOfToday(view: View, size: String) throws {
        var driver = try BoardDriver(Size(text: size), view: view, snapshot: market())
        for tab in view == .chipmaker ? StockTab.allCases : [.chart] {
            if view == .chipmaker { driver.type("\(tab.digit)") }
            let lines = driver.text.split(separator: "\n").filter { !$0.contains("listing") && !$0.contains("holiday") }
            #expect(!lines.contains { $0.lowercased().contains("today") }, "\(tab) \(driver.text)")
            #expect(driver.frame.buffer.plainText(row: 0).contains("data 7 Oct 2025 (99 d)"))
        }
    }

    @Test("The peers' and the watchlist's changes are headed with their date", arguments: ["120x40", "170x46"])
    func changesAreHeadedWithTheirDate(size: String) throws {
        var driver = try BoardDriver(Size(text: size), view: .chipmaker, snapshot: market())
        driver.type("\(StockTab.peers.digit)")
        #expect(driver.text.contains("7 Oct"))
        driver = try BoardDriver(Size(text: size), view: .watchlist, snapshot: market())
        #expect(driver.text.contains("7 Oct"))
    }

    @Test("Old baskets, indices, means and breadth are grey")
    func oldBasketsAreGrey() throws {
        let theme = try ThemeCatalog.theme(named: "midnight")
        func colors(_ snapshot: Snapshot) throws -> Set<Color?> {
            let buffer = try BoardDriver(Size(width: 170, height: 46), snapshot: snapshot).frame.buffer
            let row = (0..<buffer.size.height).first { buffer.plainText(row: $0).contains("Asia tech") } ?? 1
            return Set((0..<buffer.size.width).map { buffer[$0, row].style.foreground })
        }
        #expect(try !colors(SmallMarket.everything()).isDisjoint(with: [theme.up, theme.down]))
        #expect(try colors(market()).isDisjoint(with: [theme.up, theme.down, theme.upMuted, theme.downMuted]))
    }

    @Test("What New York did since Asia's close is unknown where its prices are older than that")
    func theHandOverOfOldPricesIsUnknown() throws {
        let data = OvernightData(
            try BoardDriver(Size(width: 120, height: 40), view: .sessions, snapshot: market()).model)
        #expect(!data.rows.isEmpty)
        #expect(data.rows.allSatisfy { $0.changes.allSatisfy { $0 == nil } })
    }
}
