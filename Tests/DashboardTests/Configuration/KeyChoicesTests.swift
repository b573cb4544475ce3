import ConfigText
import Dashboard
import DashboardTestSupport
import RiskRules
import Testing
import TextUI

@Suite struct KeyChoicesTests {
    private func read(_ keys: String) -> ConfigurationReading {
        ConfigurationFile.read("keys: \(keys)", file: "config.yaml")
    }

    private func driver(_ keys: String) throws -> BoardDriver {
        try BoardDriver(Size(width: 170, height: 46), configuration: read(keys).configuration)
    }

    @Test("Every command has a name") func everyActionHasAName() {
        for binding in KeyMap.dashboard.commands {
            #expect(binding.name.wholeMatch(of: /[a-z0-9]+(-[a-z0-9]+)*/) != nil, "\(binding.name)")
        }
        let names = KeyMap.dashboard.commands.map(\.name)
        #expect(Set(["move-up", "show-board", "quit", "find-next", "invert-sort", "end-watch"]).isSubset(of: names))
    }

    @Test(arguments: [
        ("Q", KeyStroke("Q")), ("Ctrl-L", .control("l")), ("ctrl-l", .control("l")), ("F1", KeyStroke(.function(1))),
        ("Space", KeyStroke(" ")), ("PgUp", KeyStroke(.pageUp)), ("Alt-x", KeyStroke(.character("x"), .alt)),
        ("Shift-Tab", KeyStroke(.backTab)), ("↑", KeyStroke(.up)), ("Up", KeyStroke(.up)), ("Esc", KeyStroke(.escape)),
        ("'-'", KeyStroke("-")), ("'1'", KeyStroke("1")), ("ö", KeyStroke("ö")), ("Alt-Enter", KeyStroke(.enter, .alt)),
    ])
    func keysAreReadAsTheyAreDisplayed(text: String, key: KeyStroke) {
        let others = Set(KeyMap.dashboard.commands.map(\.name)).subtracting(["pause", "quit"])
        let free = others.map { "\($0): null" }
        let reading = read("{pause: [\(text)], \(free.joined(separator: ", "))}")
        #expect(reading.problems.isEmpty)
        #expect(reading.configuration.keys.changes["pause"] == [key])
    }

    @Test("Every default key can be written in the configuration") func everyKeyOfTheTableCanBeWritten() {
        for binding in KeyMap.dashboard.commands {
            for key in binding.keys {
                let text = ConfigurationSetting.quoted(key.displayText)
                #expect(read("{\(binding.name): [\(text)]}").configuration.keys.changes[binding.name] == [key])
            }
        }
    }

    @Test(
        "An impossible key is reported and the default stays",
        arguments: [
            ("{find: Ctrl-B}", "tmux uses it"), ("{find: Ctrl-A}", "screen uses it"), ("{find: Ctrl-M}", "Enter"),
            ("{find: Ctrl-I}", "Tab"), ("{find: H1}", "Unknown key `H1`"), ("{find: Ctrl-F1}", "Ctrl needs a letter"),
            ("{find: Shift-a}", "Shift works only with Tab"), ("{fnd: x}", "did you mean `find`?"),
            ("{frobnicate: x}", "`chiptop keys`"),
            ("{quit: null}", "`quit` needs at least one key"), ("{quit: []}", "`quit` needs at least one key"),
            ("{preset: emacs}", "expected one of default, vim"), ("{find: {a: b}}", "expected a key"),
            ("{sort: p}", "`p` is assigned to both `sort` and `period` in board"),
            ("{weight: w, show-risk: t}", "`t` is assigned to both `show-risk` and `theme`"),
        ])
    func whatCannotBeIsToldAndLeftAsItWas(keys: String, words: String) throws {
        let reading = read(keys)
        let problem = try #require(reading.problems.first)
        #expect(problem.message.contains(words))
        let map = KeyMap(reading.configuration.keys)
        for (binding, standard) in zip(map.commands, KeyMap.dashboard.commands) {
            #expect(binding.keys == standard.keys)
        }
    }

    @Test("Keys may be swapped") func keysMayBeSwapped() {
        let reading = read("{sort: p, period: s}")
        #expect(reading.problems.isEmpty)
        let map = KeyMap(reading.configuration.keys)
        #expect(map.commands.first { $0.name == "period" }?.keys == [KeyStroke("s")])
    }

    @Test("One key may do two things in two views") func oneKeyMayDoTwoThingsInTwoViews() {
        // `z` snoozes in one view and changes the clock in another.
        #expect(read("{clock: u, snooze: u}").problems.isEmpty)
    }

    @Test("Valid key changes apply beside invalid ones") func ofASetOfChangesTheGoodOnesStay() {
        let reading = read("{sort: null, find: Ctrl-B, quit: [Q, Ctrl-C], period: P}")
        #expect(reading.problems.count == 2)
        #expect(Set(reading.configuration.keys.changes.keys) == ["sort", "quit"])
    }

    @Test(arguments: KeyPreset.allCases)
    func presetsAreWithoutConflicts(preset: KeyPreset) {
        let map = KeyMap(KeyChoices(preset: preset))
        for view in View.allCases {
            let keys = map.commands(in: view).flatMap(\.keys)
            #expect(Set(keys).count == keys.count, "\(view)")
            #expect(Set(keys).isDisjoint(with: [.control("b"), .control("a")]))
        }
    }

    @Test("The vim preset moves with its keys") func thePresetOfViMoves() throws {
        var driver = try driver("{preset: vim}")
        driver.press(KeyStroke("j"))
        #expect(driver.cursorLine.contains("MediaTek"))
        driver.press(KeyStroke("G"))
        #expect(driver.cursorLine.contains("GlobalWafers"))
        driver.press(KeyStroke("g"), KeyStroke("g"), KeyStroke("}"))
        #expect(driver.cursorLine.contains("Samsung"))
        driver.press(KeyStroke("{"), .control("f"))
        #expect(driver.cursorLine.contains("GlobalWafers"))
    }

    @Test("Dispatch, help, key bar and tabs follow the configured keys") func dispatchHelpBarAndTabsFollow() throws {
        var driver = try driver("{quit: [Q, Ctrl-C], sort: null, show-board: Z, period: Alt-p, help: F1}")
        let bar = driver.frame.buffer.plainText(row: 45)
        #expect(bar.contains("Q quit"))
        #expect(bar.contains("Alt-p period"))
        #expect(!bar.contains("sort"))
        driver.press(KeyStroke("q"), KeyStroke("s"), KeyStroke("p"))
        #expect(driver.effects.isEmpty)
        #expect(driver.frame.buffer.plainText(row: 0).contains("YTD · local"))
        driver.press(KeyStroke(.character("p"), .alt))
        #expect(driver.frame.buffer.plainText(row: 0).contains("1y · local"))
        driver.press(KeyStroke(.function(1)))
        #expect(driver.text.contains("Q Ctrl-C"))
        #expect(!driver.text.contains("Sort by the next column"))
        driver.press(KeyStroke("Q"), KeyStroke("Q"))
        #expect(driver.effects == [.quit])
        driver.resize(Size(width: 40, height: 10))
        #expect(driver.text.contains("Q to quit"))
    }

    @Test("The line of views names the keys in force") func viewKeys() throws {
        var configuration = read("{show-board: Z, show-movers: null}").configuration
        configuration.view = .rotation
        let driver = try BoardDriver(Size(width: 300, height: 50), configuration: configuration)
        let views = driver.frame.buffer.plainText(row: 48)
        #expect(views.contains("Z Board"))
        #expect(views.contains("  Movers"))
        #expect(!views.contains("M Movers"))
    }
}
