import Dashboard
import DashboardTestSupport
import Market
import Testing
import TextUI

@Suite struct FeedViewTests {
    private func driver(_ size: String = "120x40", _ change: (inout Snapshot) -> Void = { _ in }) throws -> BoardDriver
    {
        var snapshot = SmallMarket.everything()
        SmallMarket.addFeeds(to: &snapshot, isOneFailing: true)
        change(&snapshot)
        return try BoardDriver(Size(text: size), view: .feed, snapshot: snapshot)
    }

    @Test(arguments: ["80x24", "120x40", "170x46"])
    func thePage(size: String) throws {
        try expectGolden(try driver(size).text, "feed-troubles-\(size)")
    }

    @Test("Each source shows its state and its next attempt") func everyFeedSaysHowItDoesAndWhatComesNext() throws {
        let text = try driver("170x46").text
        for words in [
            "4 sources · 1 failing", "asks to wait 120 s (too many requests)", "14 min ago", "in 75 s", "38 ms",
            "1.4 s",
            "does not know the symbol", "never", "ended by SIGTERM", "in 2 h",
        ] { #expect(text.contains(words), "\(words)") }
    }

    @Test("The cursor moves from sources to instruments and opens them")
    func theCursorWalksFromFeedsToInstrumentsAndOpensThem() throws {
        var driver = try driver()
        #expect(driver.cursorLine.contains("frankfurter"))
        driver.press(KeyStroke(.enter))
        #expect(driver.model.view == .feed)
        for _ in 0..<4 { driver.press(KeyStroke("j")) }
        #expect(driver.cursorLine.contains("042700.KS"))
        driver.press(KeyStroke(.enter))
        #expect(driver.model.place.symbol == "042700.KS")
        driver.press(KeyStroke(.escape))
        #expect(driver.cursorLine.contains("042700.KS"))
    }

    @Test(
        "The header names failing sources",
        arguments: [
            (["ok", "failing"], "b failing"), (["failing", "failing"], "2 sources failing"), (["stopped"], "a stopped"),
            (["stopped", "ok"], "live"), (["stopped", "stopped"], "data sources stopped"), (["ok"], "live"),
        ])
    func theHeaderSaysWhatIsWrong(states: [String], words: String) throws {
        let driver = try driver {
            $0.feeds = zip(["a", "b"], states).map { FeedStatus(feed: $0, state: $1) }
        }
        #expect(driver.frame.buffer.plainText(row: 0).contains(words))
    }

    @Test("Symbols that are not read are named, with and without feeds") func unreadSymbols() throws {
        let unread = ["2330 may be 2330.TW or 2330.T: not read", "981.HK is 0981.HK: not read"]
        let words = "2330 and 1 more not read (chiptop cache verify)"
        #expect(try driver { $0.unreadSymbols = unread }.text.contains(words))
        let withoutFeeds = try driver { ($0.feeds, $0.feedTroubles, $0.unreadSymbols) = ([], [], [unread[0]]) }.text
        #expect(withoutFeeds.split(whereSeparator: \.isWhitespace).joined(separator: " ").contains("2330 not read"))
    }

    @Test("Without sources the screen says how to start one") func withoutFeedsItSaysHowToStartOne() throws {
        let text = try driver { ($0.feeds, $0.feedTroubles) = ([], []) }.text
        #expect(text.contains("No data sources yet"))
        #expect(text.contains("chiptop feed"))
    }
}
