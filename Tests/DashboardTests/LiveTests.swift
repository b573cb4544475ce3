import Dashboard
import DashboardTestSupport
import Market
import Testing
import TextUI
import ThemeCatalog

@Suite struct LiveTests {
    let size = Size(width: 120, height: 40)

    private func moved(to price: Double, in driver: BoardDriver) -> Snapshot {
        var snapshot = SmallMarket.snapshot()
        snapshot.version = 2
        var state = SmallMarket.state("2330.TW", price: price, change: 0.018, yearToDate: 0.1)
        state.lastMove = InstrumentState.Move(
            direction: price > 1690 ? .up : .down, seenAt: driver.model.now.wall)
        snapshot.instruments["2330.TW"] = state
        snapshot.changed = ["2330.TW"]
        return snapshot
    }

    /// The background behind the selected row's price.
    private func priceBackground(_ driver: BoardDriver) throws -> Color {
        let cursor = try #require(driver.frame.cursor)
        let row = driver.frame.buffer.row(cursor.y)
        let digit = try #require(row.first { $0.text == "7" })
        return digit.style.background
    }

    @Test("A changed price is highlighted for a moment") func aChangedPriceIsMarkedForAMoment() throws {
        var driver = try BoardDriver(size)
        driver.show(moved(to: 1700, in: driver))
        #expect(try priceBackground(driver) == driver.model.theme.upMuted)
        #expect(driver.model.nextTick == driver.model.now.wall.advanced(milliseconds: 700))
        driver.pass(milliseconds: 700)
        #expect(try priceBackground(driver) == driver.model.theme.selection)
    }

    @Test("The price-change highlight can be switched off") func marksCanBeSwitchedOff() throws {
        var driver = try BoardDriver(size)
        driver.press(KeyStroke("u"))
        driver.show(moved(to: 1670, in: driver))
        #expect(try priceBackground(driver) == driver.model.theme.selection)
    }

    @Test("An idle screen is next drawn at the next minute") func withNothingHappeningTheNextTickIsTheNextMinute()
        throws
    {
        var driver = try BoardDriver(size)
        driver.pass(milliseconds: 12_345)
        #expect(driver.model.nextTick.milliseconds(since: driver.model.now.wall) == 60_000 - 12_345)
    }

    @Test("Within a minute an unchanged market is an unchanged picture")
    func withinAMinuteTheSameMarketIsTheSamePicture() throws {
        var driver = try BoardDriver(size)
        let before = driver.frame
        driver.pass(milliseconds: 59_000)
        #expect(driver.frame == before)
    }

    @Test("A cache error keeps the data and says what to do") func aFaultKeepsTheDataAndSaysWhatToDo() throws {
        var snapshot = SmallMarket.snapshot()
        let fault = CacheFault(
            .locked, problem: "the quote cache x is locked by another program", advice: "it is tried again")
        snapshot.condition = .failed(fault, since: SmallMarket.moment)
        var driver = try BoardDriver(size, snapshot: snapshot)
        driver.pass(milliseconds: 180_000)
        #expect(driver.text.contains("1,690"))
        #expect(driver.text.contains("the quote cache x is locked by another program; it is tried again"))
        #expect(driver.frame.buffer.plainText(row: 0).contains("cache locked · data 3 min old"))
    }

    @Test("Without a cache two lines say how to fill it") func withoutACacheTwoLinesSayHowToFillOne() throws {
        var snapshot = Snapshot(asOf: SmallMarket.moment, condition: .loading)
        snapshot.version = 1
        let fault = CacheFault(.missing, problem: "there is no quote cache at /x", advice: "fill one")
        snapshot.condition = .failed(fault, since: SmallMarket.moment)
        let driver = try BoardDriver(size, snapshot: snapshot)
        #expect(driver.text.contains("chiptop import FILE…"))
        #expect(driver.text.contains("chiptop demo"))
        #expect(driver.text.contains("there is no quote cache at /x"))
    }

    @Test("Before the first snapshot the screen says that it is loading") func beforeTheFirstSnapshotItSaysThatItReads()
        throws
    {
        #expect(try BoardDriver(size, snapshot: nil).text.contains("Loading quotes"))
    }

    @Test("Stale prices have no market colour") func oldPricesAreNoMarketColour() throws {
        var snapshot = SmallMarket.snapshot()
        var state = try #require(snapshot["2330.TW"])
        state.staleness = .sessionsBehind(2)
        snapshot.instruments["2330.TW"] = state
        let driver = try BoardDriver(size, snapshot: snapshot)
        let cursor = try #require(driver.frame.cursor)
        let arrow = try #require(driver.frame.buffer.row(cursor.y).first { $0.text == "▲" })
        #expect(arrow.style.foreground == driver.model.theme.secondary)
    }

    @Test(
        "What ages with the minutes is new whichever message the next minute begins with",
        arguments: [View.risk, .board])
    func everyMessageBeginsAMinute(view: View) throws {
        var driver = try BoardDriver(size, view: view, snapshot: SmallMarket.everything())
        driver.show(SmallMarket.records())
        let now = driver.model.now
        let later = Moment(
            market: now.market.advanced(seconds: 5 * 86_400), wall: now.wall.advanced(seconds: 5 * 86_400))
        let key = Message.input(.key(KeyStroke("u")), later)
        var (ticked, keyed) = (driver.model, driver.model)
        _ = update(&ticked, .tick(later))
        _ = update(&ticked, key)
        _ = update(&keyed, key)
        #expect(render(keyed).buffer.plainText == render(ticked).buffer.plainText)
        #expect(render(keyed).buffer.plainText != driver.text)
    }
}
