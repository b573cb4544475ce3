import ConfigText
import Market
import ThemeCatalog
import Watchlists

/// One line of the table of settings: a key's values, its description, how it is read and written.
public struct ConfigurationSetting: Sendable {
    /// Which key.
    public let key: ConfigurationKey
    /// What it takes, in words.
    public let values: String
    /// A value that is not the default, as it is written.
    public let example: String
    /// What it does: a sentence without a stop.
    public let summary: String
    /// Reads a value into a configuration.
    let read: @Sendable (YAMLTree, inout Configuration, inout ProblemLog) throws(TextProblem) -> Void
    /// Writes the value of a configuration.
    let write: @Sendable (Configuration) -> String

    /// The default, as it is written.
    public var standard: String { write(Configuration()) }

    /// The setting of a key.
    public static func of(_ key: ConfigurationKey) -> ConfigurationSetting? { all.first { $0.key == key } }

    /// The value of a configuration as it is written.
    public func text(of configuration: Configuration) -> String { write(configuration) }
}

extension ConfigurationSetting {
    /// A key that takes one of the words of a type.
    private static func choice<Value: RawRepresentable & CaseIterable & Sendable>(
        _ key: ConfigurationKey, _ path: any WritableKeyPath<Configuration, Value> & Sendable, example: Value,
        _ summary: String
    ) -> ConfigurationSetting where Value.RawValue == String {
        ConfigurationSetting(
            key: key, values: "one of " + Value.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", "),
            example: example.rawValue, summary: summary,
            read: { (tree, configuration, _) throws(TextProblem) in
                configuration[keyPath: path] = try tree.choice(of: Value.self, for: key.rawValue)
            }, write: { $0[keyPath: path].rawValue })
    }

    private static func columns(_ setting: ColumnSetting, _ example: String, _ summary: String) -> ConfigurationSetting
    {
        let path = setting.columns
        return ConfigurationSetting(
            key: setting.key,
            values: setting == .board ? listed(Column.ofStocks) : "a list of columns, as for `columns`",
            example: example, summary: summary,
            read: { (tree, configuration, _) throws(TextProblem) in
                configuration[keyPath: path] = try tree.columns(for: setting.key.rawValue)
            }, write: { ConfigurationSetting.list($0[keyPath: path]) })
    }

    private static func toggle(
        _ key: ConfigurationKey, _ path: any WritableKeyPath<Configuration, Bool> & Sendable, example: String,
        _ summary: String
    ) -> ConfigurationSetting {
        ConfigurationSetting(
            key: key, values: "`on` or `off`", example: example, summary: summary,
            read: { (tree, configuration, _) throws(TextProblem) in
                configuration[keyPath: path] = try tree.toggle(for: key.rawValue)
            }, write: { $0[keyPath: path] ? "on" : "off" })
    }

    /// Every key, in the order of the file.
    public static let all: [ConfigurationSetting] = look + figures + board + [keys]

    private static let look = [
        ConfigurationSetting(
            key: .theme, values: "`auto`, a name from `chiptop themes`, or the path of a file", example: "nord",
            summary: "Theme; auto picks one that suits the terminal",
            read: { (tree, configuration, _) throws(TextProblem) in
                let name = try tree.word(for: "theme", "the name of a theme")
                configuration.theme = name == "auto" ? nil : name
            }, write: { $0.theme.map(ConfigurationSetting.quoted) ?? "auto" }),
        choice(.marketColors, \.marketColors, example: .byRegion, "Colours of rising and falling prices"),
        choice(.colors, \.colors, example: .palette256, "Number of colours; read at startup"),
        toggle(.ascii, \.isASCII, example: "on", "Draw with ASCII only; read at startup"),
        choice(.view, \.view, example: .rotation, "View shown at startup"),
        choice(.names, \.names, example: .native, "Language of the names of stocks, indices and regions"),
        choice(.numbers, \.numbers, example: .space, "Number format, by example"),
        toggle(.marks, \.marksChanges, example: "off", "Highlight changed prices for a moment"),
        toggle(
            .mouse, \.usesMouse, example: "off", "Use the mouse; Shift selects text in the terminal"),
        ConfigurationSetting(
            key: .refresh, values: "seconds, 0 to 60", example: "2.5",
            summary: "Minimum time between updates of the screen; 0 updates at once",
            read: { (tree, configuration, _) throws(TextProblem) in
                configuration.refresh = Int64((try tree.number(for: "refresh", 0...60, "seconds") * 1000).rounded())
            }, write: { ConfigurationSetting.seconds($0.refresh) }),
    ]

    private static let figures = [
        choice(.period, \.period, example: .week, "Period of returns shown at startup"),
        ConfigurationSetting(
            key: .periods, values: listed(Period.allCases), example: "[day, week, ytd]",
            summary: "Periods that the period key cycles through, in order",
            read: { (tree, configuration, _) throws(TextProblem) in
                let periods = try tree.choices(of: Period.self, for: "periods")
                guard !periods.isEmpty else { throw tree.problem("`periods` needs at least one period") }
                configuration.periods = periods
            }, write: { ConfigurationSetting.list($0.periods) }),
        choice(.currency, \.currency, example: .usd, "Currency of returns shown at startup"),
        ConfigurationSetting(
            key: .clock,
            values: "one of " + HomeClock.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ")
                + ", or its IANA zone",
            example: "seoul", summary: "City whose time the header shows",
            read: { (tree, configuration, _) throws(TextProblem) in
                let word = try tree.word(for: "clock", "a city")
                if let clock = HomeClock(text: word) {
                    configuration.clock = clock
                } else {
                    configuration.clock = try tree.choice(of: HomeClock.self, for: "clock")
                }
            }, write: { $0.clock.rawValue }),
    ]

    private static let board = [
        columns(
            .board, "[flag, name, price, today, volume-ratio, trend]",
            "Columns of the board, from left to right; in a narrow window the last ones of your list are hidden first, name and flag never"
        ),
        columns(.valuation, "[name, fwd-pe, eps-growth, target, upside]", "Columns of the valuation view"),
        columns(.peers, "[flag, name, price, today, fwd-pe, rs-rank]", "Columns of a stock's peers"),
        ConfigurationSetting(
            key: .panes, values: listed(BoardPane.allCases), example: "[flags, rotation]",
            summary: "Panes beside the regions, from top to bottom; panes that are not listed are hidden",
            read: { (tree, configuration, _) throws(TextProblem) in
                configuration.panes = try tree.choices(of: BoardPane.self, for: "panes")
            }, write: { ConfigurationSetting.list($0.panes) }),
        ConfigurationSetting(
            key: .layout,
            values:
                "for `narrow` (under 100 columns), `medium` (under 144), `wide` (under 230), `wall`: `columns`, `panes`",
            example: "{narrow: {columns: [name, price, today]}, wide: {panes: [flags]}}",
            summary: "Columns and panes by window size",
            read: { (tree, configuration, log) throws(TextProblem) in
                configuration.layout = try tree.layout(&log)
            }, write: { ConfigurationSetting.layout($0.layout) }),
    ]

    private static let keys = ConfigurationSetting(
        key: .keys,
        values: "`preset: default` or `vim`, and for each command a key, a list of keys, or `null` for none",
        example: "{preset: vim, quit: [Q, Ctrl-C], sort: null}",
        summary: "Keys; `chiptop keys` lists commands with their keys",
        read: { (tree, configuration, log) throws(TextProblem) in
            configuration.keys = try tree.keyChoices(&log)
        }, write: { ConfigurationSetting.keys($0.keys) })

    private static func listed<Value: RawRepresentable>(_ values: [Value]) -> String where Value.RawValue == String {
        "a list of " + values.map { "`\($0.rawValue)`" }.joined(separator: ", ")
    }
}
