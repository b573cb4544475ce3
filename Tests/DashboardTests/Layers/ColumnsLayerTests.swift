import DashboardTestSupport
import Testing
import TextUI
import Watchlists

@testable import Dashboard

@Suite struct ColumnsLayerTests {
    @Test("Hidden columns go at once, and Enter has the rest saved") func hiding() throws {
        var driver = try BoardDriver(Size(text: "170x46"))
        #expect(driver.text.contains("20d"))
        driver.press(KeyStroke("|"), KeyStroke("G"))
        for _ in Column.allCases where !driver.cursorLine.contains("▸ ✓ trend") { driver.press(KeyStroke("k")) }
        driver.press(KeyStroke(" "))
        #expect(!driver.model.configuration.columns.contains(.trend))
        driver.press(KeyStroke(.enter))
        let rest = ColumnSet.board.columns.filter { $0 != .trend }.map(\.rawValue).joined(separator: ", ")
        #expect(driver.effects == [.save(.columns, "[\(rest)]")])
        #expect(!driver.text.contains("20d"))
    }

    @Test("Esc brings the former columns back") func leaving() throws {
        var driver = try BoardDriver(Size(text: "170x46"))
        let before = driver.frame
        driver.press(KeyStroke("|"), KeyStroke("j"), KeyStroke("j"), KeyStroke(" "), KeyStroke("J"))
        #expect(driver.model.configuration.columns != ColumnSet.board.columns)
        driver.press(KeyStroke(.escape))
        #expect(driver.frame == before)
        #expect(driver.effects.isEmpty)
    }

    @Test("A row keeps a name or a symbol") func names() throws {
        var driver = try BoardDriver(Size(text: "120x40"))
        driver.press(KeyStroke("|"))
        for _ in 0..<3 { driver.press(KeyStroke("j"), KeyStroke(" ")) }
        let columns = driver.model.configuration.columns
        #expect(columns.contains { $0.names })
        #expect(driver.text.contains("Rows need one of name, native or symbol"))
    }

    @Test("The columns of a watchlist are saved to the list") func lists() throws {
        var driver = try BoardDriver(Size(text: "120x40"), view: .watchlist)
        driver.press(KeyStroke("|"), KeyStroke("j"), KeyStroke("j"), KeyStroke(" "), KeyStroke(.enter))
        guard case .watchlist(.edit(_, let edits)) = driver.effects.first, case .setColumns(let columns) = edits.first
        else { return #expect(Bool(false), "nothing is saved: \(driver.effects)") }
        #expect(!columns.contains(.native) && columns.contains(.name))
    }

    @Test("The columns of the valuations and of peers are saved under keys of their own") func settings() throws {
        var driver = try BoardDriver(Size(text: "170x46"), view: .valuation, snapshot: SmallMarket.everything())
        driver.press(KeyStroke("|"), KeyStroke("j"), KeyStroke("j"), KeyStroke(" "), KeyStroke(.enter))
        let columns = ColumnSet.valuation.columns.filter { $0 != .region }
        #expect(driver.effects == [.save(.valuationColumns, ConfigurationSetting.list(columns))])
        driver.press(KeyStroke(.enter), KeyStroke("4"))
        driver.press(KeyStroke("|"), KeyStroke("j"), KeyStroke(" "), KeyStroke(.enter))
        let peers = ColumnSet.peers.columns.filter { $0 != .native }
        #expect(driver.effects.contains(.save(.peerColumns, ConfigurationSetting.list(peers))))
    }

    @Test("Columns of peers are chosen on their tab only") func tabs() throws {
        var driver = try BoardDriver(Size(text: "170x46"), view: .valuation, snapshot: SmallMarket.everything())
        driver.press(KeyStroke(.enter), KeyStroke("|"))
        #expect(driver.text.contains("Columns can be chosen on the Peers tab only"))
    }
}
