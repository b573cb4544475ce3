public import ConfigText

/// Reads `config.yaml`.
public enum ConfigurationFile {
    /// The file's name in the configuration folder.
    public static let name = "config.yaml"

    /// What a text says, over what there is: every good key counts, and every error is reported.
    ///
    /// - Parameter file: what messages call it.
    public static func read(_ text: String, file: String, over base: Configuration = Configuration())
        -> ConfigurationReading
    {
        var reading = ConfigurationReading(configuration: base)
        var log = ProblemLog()
        log.attempt { log throws(TextProblem) in
            guard let root = YAMLText(text, file: file).tree(&log) else { return }
            let fields = try root.fields(
                ConfigurationKey.self, of: "the configuration", example: "theme: nord", &log)
            for field in fields.all {
                if let setting = ConfigurationSetting.of(field.key) { reading.take(setting, field.value, &log) }
            }
        }
        reading.log = log
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
    /// Every error in the order of the text.
    public var problems: [TextProblem] { log.mistakes }
    /// What is understood and should be written otherwise by now.
    public var hints: [TextProblem] { log.hints }
    fileprivate var log = ProblemLog()
    /// The keys that were taken.
    public private(set) var keys: Set<ConfigurationKey> = []
    /// Where the name of the theme stands; only the reader of the themes' files knows whether it exists.
    private var theme: SourceText?

    init(configuration: Configuration) {
        self.configuration = configuration
    }

    mutating func take(_ setting: ConfigurationSetting, _ value: YAMLTree, _ log: inout ProblemLog) {
        var changed = configuration
        let isRead: Void? = log.attempt { log throws(TextProblem) in try setting.read(value, &changed, &log) }
        guard isRead != nil else { return }
        configuration = changed
        keys.insert(setting.key)
        if setting.key == .theme { theme = value.source }
    }

    /// Refuses the theme that was named, which then is as it was before.
    public mutating func refuseTheme(_ reason: String, keeping former: String?) {
        configuration.theme = former
        keys.remove(.theme)
        if let theme { log.add(theme.problem(reason)) }
    }
}
