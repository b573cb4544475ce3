import Dashboard
import DashboardTestSupport
import Market
import Testing
import TextUI

@Suite struct ViewPictureTests {
    static let views = View.allCases.filter { $0 != .board }

    /// What the header calls a view: pages are called by what they are about.
    static func crumb(_ view: View) -> String {
        switch view {
        case .region: "Taiwan"
        case .chipmaker: "TSMC"
        default: view.title
        }
    }

    @Test(arguments: views, ["80x24", "170x46"])
    func theViews(view: View, size: String) throws {
        let driver = try BoardDriver(Size(text: size), view: view, snapshot: SmallMarket.everything())
        try expectGolden(driver.text, "\(view.rawValue)-\(size)")
    }

    @Test(arguments: [View.rotation, .sessions, .morning])
    func theMiddleSize(view: View) throws {
        let driver = try BoardDriver(Size(text: "120x40"), view: view, snapshot: SmallMarket.everything())
        try expectGolden(driver.text, "\(view.rawValue)-120x40")
    }

    @Test(arguments: ["80x24", "170x46"])
    func whoMadeTheBasketsReturn(size: String) throws {
        var driver = try BoardDriver(Size(text: size), view: .rotation, snapshot: SmallMarket.everything())
        driver.press(KeyStroke("o"), KeyStroke("o"))
        try expectGolden(driver.text, "rotation-basket-\(size)")
    }

    @Test func theHeatmapsColours() throws {
        let driver = try BoardDriver(Size(width: 80, height: 20), view: .heatmap, snapshot: SmallMarket.everything())
        try expectGolden(driver.frame.buffer.ansiText, "heatmap-80x20-ansi")
    }

    @Test("Every window size from tiny to large is drawn", arguments: views)
    func everyWindowFromTinyToLargeIsDrawn(view: View) throws {
        var driver = try BoardDriver(Size(width: 60, height: 15), view: view, snapshot: SmallMarket.everything())
        for width in stride(from: 1, through: 200, by: 9) {
            for height in stride(from: 1, through: 60, by: 5) {
                driver.resize(Size(width: width, height: height))
                expectWholeCharacters(driver.frame.buffer)
            }
        }
    }

    @Test(arguments: views)
    func inEveryWindowThatIsLargeEnoughTheViewIsNamedAndTheCursorInside(view: View) throws {
        for text in ["60x15", "79x23", "80x24", "100x30", "143x38", "200x50", "300x90"] {
            let size = Size(text: text)
            let frame = try BoardDriver(size, view: view, snapshot: SmallMarket.everything()).frame
            let cursor = try #require(frame.cursor, "\(view) \(text)")
            #expect(Rect(size).inset(vertical: 1).contains(cursor))
            #expect(frame.buffer.plainText(row: 0).contains(Self.crumb(view)))
            #expect(frame.buffer.plainText(row: size.height - 1).hasSuffix("q quit"))
        }
    }

    @Test(arguments: views, ["midnight", "daylight", "ansi16", "mono"])
    func everyThemeDrawsEveryView(view: View, theme: String) throws {
        let size = Size(width: 120, height: 40)
        let driver = try BoardDriver(size, theme: theme, view: view, snapshot: SmallMarket.everything())
        expectWholeCharacters(driver.frame.buffer)
        #expect(driver.text.contains("q quit"))
    }

    @Test("Without data every view says what to do", arguments: views)
    func withoutDataEveryViewSaysWhatToDo(view: View) throws {
        let size = Size(width: 100, height: 30)
        #expect(try BoardDriver(size, view: view, snapshot: nil).text.contains("Loading quotes"))
        var empty = Snapshot(asOf: SmallMarket.moment, condition: .live(lastChange: nil))
        empty.version = 1
        #expect(try BoardDriver(size, view: view, snapshot: empty).text.contains("chiptop import FILE…"))
        // Prices alone: the views that need more say so.
        let poor = try BoardDriver(size, view: view).text
        #expect(poor.contains(Self.crumb(view)))
    }

    @Test("A cache error is shown in every view", arguments: views)
    func aFaultIsSaidInEveryView(view: View) throws {
        var snapshot = SmallMarket.everything()
        let fault = CacheFault(.locked, problem: "the quote cache is locked", advice: "it is tried again")
        snapshot.condition = .failed(fault, since: SmallMarket.moment)
        let driver = try BoardDriver(Size(width: 100, height: 30), view: view, snapshot: snapshot)
        #expect(driver.text.contains("the quote cache is locked; it is tried again"))
    }

    @Test("The heatmap is readable without colours") func theHeatmapReadsWithoutColours() throws {
        let driver = try BoardDriver(
            Size(width: 120, height: 40), theme: "mono", view: .heatmap, snapshot: SmallMarket.everything())
        #expect(driver.text.contains("▲ +9.9%"))
        #expect(driver.text.contains("▼ -0.4%"))
        #expect(driver.text.contains("1 ADR excluded"))
    }

    @Test("A premium with data issues is marked as not tradable") func aPremiumInDoubtIsMarkedAndNoOpportunity() throws
    {
        var driver = try BoardDriver(
            Size(width: 170, height: 46), view: .parity, snapshot: SmallMarket.everything())
        #expect(driver.text.contains("+22.4%"))
        driver.press(KeyStroke("j"))
        #expect(driver.cursorLine.contains("~+61.9%"))
        #expect(driver.text.contains("~ not tradable: local leg stale, FX rate of 13 Jan"))
    }

    @Test("A price target is shown per ADR") func aTargetIsToldPerReceipt() throws {
        let driver = try BoardDriver(
            Size(width: 170, height: 46), view: .valuation, snapshot: SmallMarket.everything())
        #expect(driver.text.contains("NT$2,330"))
        #expect(driver.text.contains("+37.9%"))
        #expect(driver.text.contains("US$371 TSM at 31.40"))
    }
}
