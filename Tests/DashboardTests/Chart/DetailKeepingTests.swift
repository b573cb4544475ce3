import DashboardTestSupport
import Market
import Testing
import TextUI

@testable import Dashboard

@Suite struct DetailKeepingTests {
    @Test("Only the latest history of each symbol is kept, up to a limit")
    func theNewestOfEachSymbolIsKeptAndNotTooMany() throws {
        var model = try BoardDriver(Size(width: 80, height: 24)).model
        for index in 1...60 {
            let symbol = Symbol(rawValue: "S\(index % 30)")
            let detail = InstrumentDetail(symbol: symbol, version: UInt64(index))
            let effects = update(&model, .detail(detail, model.now))
            #expect(effects.isEmpty)
        }
        #expect(model.details.count == Model.mostDetails)
        #expect(model.details["S0"]?.version == 60)
        // Thirty came twice; the first ones of the second round made room.
        #expect(model.details["S1"] == nil)
    }
}
