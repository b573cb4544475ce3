import DashboardTestSupport
import Market
import Testing
import TextUI

@testable import Dashboard

@Suite struct DetailKeepingTests {
    @Test func theNewestOfEachSymbolIsKeptAndNotTooMany() throws {
        var model = try BoardDriver(Size(width: 80, height: 24)).model
        for index in 1...40 {
            let symbol = Symbol(rawValue: "S\(index % 20)")
            let detail = InstrumentDetail(symbol: symbol, version: UInt64(index))
            let effects = update(&model, .detail(detail, model.now))
            #expect(effects.isEmpty)
        }
        #expect(model.details.count == Model.mostDetails)
        #expect(model.details["S0"]?.version == 40)
        // Twenty came twice; the first ones of the second round made room.
        #expect(model.details["S1"] == nil)
    }
}
