import Analytics
import DashboardTestSupport
import Market
import RiskRules
import Testing
import TextUI

@testable import Dashboard

/// What a desk comes for, counted in keys.
@Suite struct JobTests {
    /// The dashboard as it opens at 08:45 in Taipei.
    private func morning(_ size: String) throws -> BoardDriver {
        var snapshot = SmallMarket.morning()
        snapshot.isHistorical = false
        var driver = try BoardDriver(
            Size(text: size), snapshot: snapshot, moment: SmallMarket.morningMoment, mayOpenMorning: true)
        driver.show(SmallMarket.records())
        return driver
    }

    /// The lines of a picture below a heading, as far as they belong to it.
    private func lines(_ driver: BoardDriver, below heading: String, until next: String) -> [Substring] {
        let lines = driver.text.split(separator: "\n", omittingEmptySubsequences: false)
        guard let start = lines.firstIndex(where: { $0.contains(heading) }) else { return [] }
        return Array(lines[(start + 1)...].prefix { !$0.contains(next) })
    }

    @Test(
        "What happened overnight and what it means for Taipei's open is on screen at 08:45 without a key",
        arguments: ["80x24", "120x40", "170x46", "300x90"])
    func overnight(size: String) throws {
        let driver = try morning(size)
        #expect(driver.keyCount == 0)
        #expect(driver.model.view == .morning)
        let text = driver.text
        for words in ["Overnight", "PHLX", "Implied open", "TSMC", "Taipei closed, opens in 0:15"] {
            #expect(text.contains(words), "\(words)")
        }
        let sox = try #require(driver.model.snapshot["^SOX"]?.local.day)
        #expect(text.contains(NumberText.percent(sox, decimals: 1)))
        let implied = try #require(driver.model.snapshot.impliedOpen(of: "2330.TW")?.change)
        #expect(text.contains(NumberText.percent(implied, decimals: 1)))
        // There is no room for the estimate's own error in the smallest window.
        #expect(text.contains("±0.75%") == (size != "80x24"))
    }

    @Test("From ten on the board opens, as Taipei trades") func byDay() throws {
        let driver = try BoardDriver(
            Size(text: "170x46"), snapshot: SmallMarket.everything(), mayOpenMorning: true)
        #expect(driver.model.view == .board)
    }

    @Test("Which of my names are at risk and why: in the morning without a key")
    func mineInTheMorning() throws {
        let driver = try morning("120x40")
        let mine = lines(driver, below: "My lists", until: "FX, volatility")
        let tsmc = try #require(mine.first { $0.contains("TSMC") })
        #expect(tsmc.contains("reports today"))
        #expect(driver.keyCount == 0)
    }

    @Test("Which of my names are at risk and why: from everywhere in two keys", arguments: ["80x24", "170x46"])
    func mine(size: String) throws {
        var driver = try BoardDriver(Size(text: size), snapshot: SmallMarket.everything())
        driver.show(SmallMarket.records())
        driver.press(KeyStroke("F"), KeyStroke("L"))
        #expect(driver.keyCount == 2)
        let listed = driver.model.listed
        let data = try #require(driver.model.content(of: RiskScreen.self))
        let entries = data.rows.compactMap { data.entry($0) }.filter { $0.standing != .state }
        #expect(!entries.isEmpty)
        for entry in entries {
            let about = [entry.symbol].compactMap(\.self) + entry.others.flatMap(\.symbols)
            #expect(about.contains(where: listed.contains) || entry.isMine, "\(entry.name)")
        }
        let first = try #require(entries.first)
        let reason = first.message.split(separator: " ").prefix(3).joined(separator: " ")
        #expect(driver.cursorLine.contains(reason))
    }

    @Test("What changed since I looked: on return without a key, later with one") func changes() throws {
        var away = try AwayFixture()
        away.driver.focus(false)
        away.pass(minutes: 12)
        away.change("move", .instrument("6857.T"), "+9.1% today")
        away.driver.focus(true)
        #expect(away.driver.keyCount == 0)
        #expect(away.driver.text.contains("Advantest"))
        #expect(away.driver.text.contains("+9.1% today"))
        away.driver.press(KeyStroke(.enter))
        #expect(away.driver.model.view == .risk)
        #expect(away.driver.cursorLine.contains("Advantest"))
        let keys = away.driver.keyCount
        away.driver.press(KeyStroke("#"))
        #expect(away.driver.keyCount - keys == 1)
        #expect(away.list?.lines.map(\.name) == ["Advantest"])
    }
}
