import DashboardTestSupport
import Market
import Testing
import TextUI

@testable import Dashboard

@Suite struct HomeClockTests {
    @Test("A city and its IANA zone name the same clock", arguments: HomeClock.allCases)
    func spellings(clock: HomeClock) {
        #expect(HomeClock(text: clock.rawValue) == clock)
        #expect(HomeClock(text: clock.zoneName) == clock)
        #expect(HomeClock(text: clock.exchange.city) == clock)
    }

    @Test("The header's clock stays at home while the cursor moves to another region") func home() throws {
        var configuration = Configuration()
        configuration.clock = .seoul
        var driver = try BoardDriver(Size(text: "170x46"), configuration: configuration)
        #expect(driver.frame.buffer.plainText(row: 0).hasSuffix("11:00 Seoul"))
        driver.press(KeyStroke(.tab), KeyStroke(.tab))
        #expect(driver.frame.buffer.plainText(row: 0).hasSuffix("11:00 Seoul"))
    }
}
