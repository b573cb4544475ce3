public import ConfigText

/// Reads `config.yaml`.
public enum ConfigurationFile {
    /// The file's name in the configuration folder.
    public static let name = "config.yaml"

    /// What a text says, over what there is: every good key counts, and every mistake is told.
    ///
    /// - Parameter file: what messages call it.
    public static func read(_ text: String, file: String, over base: Configuration = Configuration())
        -> ConfigurationReading
    {
        var reading = ConfigurationReading(configuration: base)
        do throws(TextProblem) {
            guard let root = try YAMLText(text, file: file).tree() else { return reading }
            for (key, name, value) in try root.pairs("settings, such as `theme: nord`") {
                guard let setting = ConfigurationKey(rawValue: name).flatMap(ConfigurationSetting.of) else {
                    reading.found.append(
                        key.unknown(name, "not a setting", among: ConfigurationKey.allCases.map(\.rawValue)))
                    continue
                }
                reading.take(setting, value)
            }
        } catch {
            reading.found.append(error)
        }
        return reading
    }

    /// What one value says that stands outside the file: in the environment or on the command line.
    ///
    /// - Parameter source: what messages call the place.
    public static func read(
        _ key: ConfigurationKey, _ value: String, source: String, over base: Configuration
    ) -> ConfigurationReading {
        // More lines would be more keys.
        let line = String(value.map { $0.isNewline ? " " : $0 })
        let text = key.isPlain ? ConfigurationSetting.quoted(line) : line
        return read("\(key.rawValue): \(text)", file: source, over: base)
    }
}

/// What was read.
public struct ConfigurationReading: Sendable {
    /// What there was with every good key over it.
    public var configuration: Configuration
    /// Every mistake in the order of the text.
    public var problems: [TextProblem] {
        found.sorted { ($0.line, $0.column) < ($1.line, $1.column) }
    }
    fileprivate var found: [TextProblem] = []
    /// The keys that were taken.
    public private(set) var keys: Set<ConfigurationKey> = []
    /// Where the name of the theme stands; only whoever reads the themes' files knows whether there is one.
    private var theme: SourceText?

    init(configuration: Configuration) {
        self.configuration = configuration
    }

    mutating func take(_ setting: ConfigurationSetting, _ value: YAMLTree) {
        var changed = configuration
        do throws(TextProblem) {
            try setting.read(value, &changed, &found)
        } catch {
            found.append(error)
            return
        }
        configuration = changed
        keys.insert(setting.key)
        if setting.key == .theme { theme = value.source }
    }

    /// Refuses the theme that was named, which then is as it was before.
    public mutating func refuseTheme(_ reason: String, keeping former: String?) {
        configuration.theme = former
        keys.remove(.theme)
        if let theme { found.append(TextProblem(theme, 0..<theme.bytes.count, reason)) }
    }
}
