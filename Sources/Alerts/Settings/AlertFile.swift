public import ConfigText
import Market
import RiskRules

/// Reads `alerts.yaml`; `AlertSettings.exampleText` shows every key.
public enum AlertFile {
    /// The file's name in the configuration folder.
    public static let name = "alerts.yaml"

    /// The settings of a text; what it leaves out stays as it is without a file.
    ///
    /// A command that no severity names, where `high` is left out too, runs for high ones.
    ///
    /// - Parameter file: what messages call it.
    /// - Throws: `TextProblems` with every error.
    public static func settings(_ text: String, file: String) throws(TextProblems) -> AlertSettings {
        var log = ProblemLog()
        let settings = settings(text, file: file, &log)
        try log.check()
        return settings
    }

    /// The settings of a text as far as they are right.
    package static func settings(_ text: String, file: String, _ log: inout ProblemLog) -> AlertSettings {
        var settings = AlertSettings()
        log.attempt { log throws(TextProblem) in
            guard let tree = YAMLText(text, file: file).tree(&log) else { return }
            let fields = try tree.fields(AlertKey.self, of: "alerts", example: "high: [bell, message]", &log)
            log.attempt { _ throws(TextProblem) in settings.command = try command(fields) }
            read(fields, into: &settings, &log)
            // What belongs together can only be judged where each part is right.
            if log.mistakes.isEmpty { try check(settings, fields) }
        }
        return settings
    }

    private static func read(_ fields: AlertFields, into settings: inout AlertSettings, _ log: inout ProblemLog) {
        for severity in RiskFlag.Severity.allCases {
            log.attempt { _ throws(TextProblem) in
                if let channels = try fields.choices(AlertKey(severity), AlertChannel.byName) {
                    settings.channels[severity] = Set(channels)
                } else if severity == .high, settings.command != nil {
                    settings.channels[severity]?.insert(.command)
                }
            }
        }
        log.attempt { _ throws(TextProblem) in
            if let kinds = try fields.choices(.changes, changeKinds) { settings.kinds = Set(kinds) }
        }
        log.attempt { _ throws(TextProblem) in
            settings.commandsPerRound = try fields.number(.perRound, 0...100) ?? settings.commandsPerRound
        }
        log.attempt { log throws(TextProblem) in settings.quiet = try quietTimes(fields, &log) }
        log.attempt { _ throws(TextProblem) in
            settings.quietException = try fields[.quietExcept]?.choice(
                among: severities, for: AlertKey.quietExcept.rawValue)
        }
    }

    private static let severities = Dictionary(
        uniqueKeysWithValues: RiskFlag.Severity.allCases.map { ($0.name, $0) })
    private static let changeKinds = Dictionary(
        uniqueKeysWithValues: AlertSettings.possibleKinds.map { ($0.rawValue, $0) })

    /// Refuses what would never run.
    private static func check(_ settings: AlertSettings, _ fields: AlertFields) throws(TextProblem) {
        let isNamed = settings.channels.values.contains { $0.contains(.command) }
        if settings.command == nil {
            for severity in RiskFlag.Severity.allCases {
                let words = try fields.words(AlertKey(severity)) ?? []
                guard let word = words.first(where: { $0.source.words == AlertChannel.command.rawValue }) else {
                    continue
                }
                throw word.problem("no command to run; write `command:` or `shell:`")
            }
            for key in [AlertKey.timeout, .atOnce, .waiting, .perRound] {
                guard let name = fields.name(of: key) else { continue }
                throw name.problem("`\(key.rawValue)` needs `command:` or `shell:`")
            }
        } else if !isNamed, let name = fields.name(of: .command) ?? fields.name(of: .shell) {
            throw name.problem("no severity runs it; add `command` to the list of `high:`, `warn:` or `info:`")
        }
        if settings.quiet.isEmpty, let name = fields.name(of: .quietExcept) {
            throw name.problem("needs `quiet:`")
        }
    }
}

extension AlertChannel {
    static let byName = Dictionary(uniqueKeysWithValues: allCases.map { ($0.rawValue, $0) })
}
