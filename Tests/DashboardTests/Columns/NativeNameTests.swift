import DashboardTestSupport
import Market
import Testing
import TextUI
import Watchlists

@testable import Dashboard

@Suite struct NativeNameTests {
    private static let shipped = InstrumentDirectory.shared.instruments.filter { $0.nativeName != nil }

    @Test("A native name is drawn whole or not at all, whatever the width", arguments: shipped)
    func whole(instrument: Instrument) throws {
        let model = try BoardDriver(Size(text: "170x46")).model
        let cells = RowCells(model: model, theme: model.theme)
        let state = InstrumentState(instrument: instrument)
        let name = try #require(instrument.nativeName)
        for width in 0...20 {
            var buffer = Buffer(size: Size(width: 24, height: 1))
            cells.draw(.native, of: state, in: Rect(x: 0, y: 0, width: width, height: 1), into: &buffer)
            #expect(["", name].contains(buffer.plainText))
            #expect(buffer.plainText.isEmpty == (TextWidth.width(of: name) > width))
        }
    }

    @Test("Every shipped native name fits into the widest native column", arguments: shipped)
    func fits(instrument: Instrument) {
        #expect(NativeName(instrument.nativeName).width <= Column.native.entry.width.upperBound)
    }

    @Test("Where names are native, the English one stands for one that does not fit") func english() throws {
        let hynix = try #require(Self.shipped.first { $0.symbol == "000660.KS" })
        NameStyle.$current.withValue(.native) {
            #expect(hynix.shownName(in: 10) == "SK하이닉스")
            #expect(hynix.shownName(in: 9) == "SK hynix")
        }
    }

    @Test("A native column is as wide as its names, and none where no row has one") func columnWidth() throws {
        let model = try BoardDriver(Size(text: "170x46")).model
        func width(_ symbols: Set<Symbol>) -> Int? {
            let states = Self.shipped.filter { symbols.contains($0.symbol) }.map { InstrumentState(instrument: $0) }
            return ColumnSet.board.placed(
                [.flag, .name, .native, .price, .today], RowCells(model: model, theme: model.theme), of: states, in: 47,
                gap: 1
            ).first { $0.column == .native }?.width
        }
        #expect(width(["2330.TW"]) != nil)
        #expect(width([]) == nil)
        let both = try #require(width(["2330.TW", "6920.T"]))
        #expect(both >= TextWidth.width(of: "レーザーテク"))
    }
}
