import DashboardTestSupport
import Market
import Testing
import TextUI
import ThemeCatalog
import Watchlists

@testable import Dashboard

@Suite struct ColumnTableTests {
    private func model() throws -> Model {
        try BoardDriver(Size(text: "170x46"), snapshot: SmallMarket.everything()).model
    }

    @Test("Every column with numbers can be sorted by", arguments: Column.ofStocks)
    func sorting(column: Column) throws {
        let model = try model()
        let isKnown = model.snapshot.instruments.contains {
            column.value(of: $0, in: model.snapshot, model.shown) != nil
        }
        #expect(!isKnown || SortOrder(column, period: model.shown.period) != nil)
    }

    @Test("A column draws inside its cell, and a number at its right end", arguments: Column.ofStocks)
    func cells(column: Column) throws {
        let model = try model()
        let cells = RowCells(model: model, theme: model.theme, namesCurrency: true)
        for state in model.snapshot.instruments {
            let width = cells.width(of: column).lowerBound
            var buffer = Buffer(size: Size(width: width + 4, height: 1))
            cells.draw(column, of: state, in: Rect(x: 2, y: 0, width: width, height: 1), into: &buffer)
            for outside in [0, 1, width + 2, width + 3] { #expect(buffer[outside, 0].text == " ") }
            if cells.figure(column, of: state) != nil { #expect(buffer[width + 1, 0].text != " ") }
        }
    }

    @Test("Every column's figures stand on the board and in the valuations") func everywhere() throws {
        var configuration = Configuration()
        configuration.columns = [.name, .forwardPE, .earningsGrowth, .upside]
        let driver = try BoardDriver(
            Size(text: "170x46"), configuration: configuration, snapshot: SmallMarket.everything())
        #expect(driver.text.contains("fwd P/E"))
        #expect(driver.text.contains("20.1×"))
        #expect(driver.text.contains("+37.9%"))
    }

    @Test("The columns of positions are columns", arguments: PositionColumn.allCases)
    func positions(column: PositionColumn) {
        #expect(Column(rawValue: column.rawValue)?.position == column)
    }
}
