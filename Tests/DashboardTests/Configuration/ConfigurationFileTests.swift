import ConfigText
import Dashboard
import Foundation
import Market
import RiskRules
import TestSupport
import Testing
import ThemeCatalog
import Watchlists

@Suite struct ConfigurationFileTests {
    private func read(_ text: String) -> ConfigurationReading { ConfigurationFile.read(text, file: "config.yaml") }

    private static func changed(_ change: (inout Configuration) -> Void) -> Configuration {
        var configuration = Configuration()
        change(&configuration)
        return configuration
    }

    @Test(arguments: [
        ("theme: nord", changed { $0.theme = "nord" }), ("theme: auto", Configuration()),
        ("theme: './my themes/x.yaml'", changed { $0.theme = "./my themes/x.yaml" }),
        ("market-colors: by-region", changed { $0.marketColors = .byRegion }),
        ("colors: 256", changed { $0.colors = .palette256 }), ("colors: none", changed { $0.colors = .none }),
        ("ascii: on", changed { $0.isASCII = true }), ("ascii: True", changed { $0.isASCII = true }),
        ("view: heatmap", changed { $0.view = .heatmap }), ("period: 3m", changed { $0.period = .threeMonths }),
        ("periods: [day, ytd]", changed { $0.periods = [.day, .yearToDate] }),
        ("periods: week", changed { $0.periods = [.week] }), ("currency: usd", changed { $0.currency = .usd }),
        ("names: native", changed { $0.names = .native }), ("numbers: 1 690,5", changed { $0.numbers = .space }),
        ("numbers: \"1'690.5\"", changed { $0.numbers = .apostrophe }),
        ("marks: off", changed { $0.marksChanges = false }),
        ("refresh: 2.5", changed { $0.refresh = 2500 }), ("refresh: 0", Configuration()),
        ("columns: [name, rs-rank]", changed { $0.columns = [.name, .strengthRank] }),
        ("panes: []", changed { $0.panes = [] }), ("panes: [thesis, flags]", changed { $0.panes = [.thesis, .flags] }),
        ("layout: {wide: {panes: [flags]}}", changed { $0.layout = [.wide: BoardShape(panes: [.flags])] }),
        (
            "layout:\n  narrow:\n    columns: [name, price]",
            changed { $0.layout = [.narrow: BoardShape(columns: [.name, .price])] }
        ),
        ("keys: {preset: vim}", changed { $0.keys = KeyChoices(preset: .vim) }),
        ("keys: {sort: null}", changed { $0.keys = KeyChoices(changes: ["sort": []]) }),
        ("", Configuration()), ("# nothing\n", Configuration()),
        ("---\nnames: english\n", changed { $0.names = .english }),
    ])
    func goodValues(text: String, expected: Configuration) {
        let reading = read(text)
        #expect(reading.problems.isEmpty)
        #expect(reading.configuration == expected)
    }

    @Test(
        "Invalid values are reported with their place",
        arguments: [
            ("them: nord", "1:1", "did you mean `theme`?"), ("theme:", "1:7", "found nothing"),
            ("theme: [a]", "1:8", "found a list"), ("market-colors: green", "1:16", "not a value of `market-colors`"),
            ("colors: many", "1:9", "expected one of auto"), ("ascii: perhaps", "1:8", "on or off"),
            ("view: bord", "1:7", "did you mean `board`?"), ("period: wek", "1:9", "did you mean `week`?"),
            ("periods: []", "1:10", "at least one period"), ("periods: [day, day]", "1:16", "duplicate `day`"),
            ("currency: eur", "1:11", "expected one of local, usd"), ("names: nativ", "1:8", "did you mean `native`?"),
            ("numbers: many", "1:10", "expected one of 1,690.5"), ("marks: {a: b}", "1:8", "found keys and values"),
            ("refresh: soon", "1:10", "from 0 to 60 (seconds)"), ("refresh: 61", "1:10", "found `61`"),
            ("refresh: -1", "1:10", "found `-1`"), ("refresh: nan", "1:10", "found `nan`"),
            ("columns: [name, prize]", "1:17", "did you mean `price`?"),
            ("columns: [price]", "1:10", "to identify rows"),
            ("columns: 3", "1:10", "not a value of `columns`"), ("panes: [news]", "1:9", "expected one of rotation"),
            ("layout: {narow: {}}", "1:10", "did you mean `narrow`?"),
            ("layout: {wide: {row: 1}}", "1:17", "expected one of"),
            ("layout: wide", "1:9", "expected sizes"), ("keys: q", "1:7", "expected commands"),
            ("names: both\nnames: both", "1:1", "duplicate key `names`"),
            ("- a", "1:1", "expected the keys of the configuration"),
            ("theme: 'x", "", "invalid YAML"),
        ])
    func badValuesAreToldWithTheirPlace(text: String, place: String, words: String) throws {
        let reading = read(text)
        let problem = try #require(reading.problems.first)
        #expect(reading.configuration == Configuration())
        #expect(problem.description.hasPrefix("config.yaml:" + place))
        #expect(problem.description.contains(words))
        #expect(problem.description.contains("\n") || problem.excerpt.isEmpty)
    }

    @Test("Valid settings apply beside invalid ones") func goodKeysCountBesideBadOnes() {
        let reading = read("them: nord\nnames: native\nperiod: wek\nlayout: {wid: {}, wall: {panes: []}}\n")
        #expect(reading.configuration.names == .native)
        #expect(reading.configuration.period == .yearToDate)
        #expect(reading.configuration.layout == [.wall: BoardShape(panes: [])])
        #expect(reading.problems.map(\.line) == [1, 3, 4])
        #expect(reading.keys == [.names, .layout])
    }

    @Test("Errors are formatted like a compiler's") func mistakesLookAsCompilersTellThem() {
        let text = read("names: both\ncolumns: [name, prize]").problems.map(\.description).joined()
        #expect(
            text == """
                config.yaml:2:17: error: `prize` is not a value of `columns`; did you mean `price`?
                columns: [name, prize]
                                ^~~~~
                """)
    }

    @Test("YAML aliases cannot expand a short file without limit") func aliasesCannotMakeAShortFileHuge() throws {
        var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
        for level in 1..<7 {
            let items = Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
            text += "a\(level): &a\(level) [\(items)]\n"
        }
        let problem = try #require(read(text).problems.first)
        #expect(problem.message.contains("too long"))
    }

    @Test(arguments: ConfigurationSetting.all.map(\.key))
    func everyKeyHasADefaultAndAnExampleThatIsNot(key: ConfigurationKey) throws {
        let setting = try #require(ConfigurationSetting.of(key))
        let standard = read("\(key.rawValue): \(setting.standard)")
        #expect(standard.problems.isEmpty)
        #expect(standard.configuration == Configuration())
        let example = read("\(key.rawValue): \(setting.example)")
        #expect(example.problems.isEmpty)
        #expect(example.configuration != Configuration())
        // What is written is read again as the same.
        let again = read("\(key.rawValue): \(setting.text(of: example.configuration))")
        #expect(again.configuration == example.configuration)
        // The environment says the same.
        let outside = ConfigurationFile.read(key, setting.example, source: key.variable, over: Configuration())
        #expect(outside.configuration == example.configuration)
    }

    @Test("A value from the environment sets one key only") func aValueFromOutsideIsOneKeyOnly() {
        let reading = ConfigurationFile.read(
            .columns, "[name]\nview: risk", source: "CHIPTOP_COLUMNS", over: Configuration())
        #expect(!reading.problems.isEmpty)
        #expect(reading.configuration == Configuration())
    }
}

@Suite struct ConfigurationTextTests {
    @Test("Every key is in the table once") func everyKeyStandsInTheTableOnce() {
        #expect(Set(ConfigurationSetting.all.map(\.key)) == Set(ConfigurationKey.allCases))
        #expect(ConfigurationSetting.all.count == ConfigurationKey.allCases.count)
        for setting in ConfigurationSetting.all { #expect(!setting.summary.hasSuffix(".")) }
    }

    @Test("The initial file changes nothing") func theInitialFileChangesNothing() {
        let reading = ConfigurationFile.read(ConfigurationText.initial, file: "config.yaml")
        #expect(reading.problems.isEmpty)
        #expect(reading.keys.isEmpty)
    }

    @Test("The initial file, uncommented, sets the defaults") func uncommentedItSaysTheDefaults() {
        let lines = ConfigurationText.initial.split(separator: "\n").map { line in
            line.hasPrefix("#") && !line.hasPrefix("# ") ? line.dropFirst() : line
        }
        let reading = ConfigurationFile.read(lines.joined(separator: "\n"), file: "config.yaml")
        #expect(reading.problems.isEmpty)
        #expect(reading.keys == Set(ConfigurationKey.allCases))
        #expect(reading.configuration == Configuration())
    }

    @Test("The page of the configuration lists its keys") func thePageListsTheKeys() throws {
        #expect(
            try ProjectFile.page("Configuration").holds(ConfigurationText.markdown, between: "config"),
            "record with CHIPTOP_RECORD=1")
    }
}
