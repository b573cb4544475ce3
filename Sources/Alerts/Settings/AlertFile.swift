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
    /// - Throws: `TextProblem` for the first mistake, with its place.
    public static func settings(_ text: String, file: String) throws(TextProblem) -> AlertSettings {
        guard let mapping = try YAMLText(text, file: file).mapping(of: "alerts, such as `high: [bell, message]`") else {
            return AlertSettings()
        }
        let fields = try AlertFields(mapping)
        var settings = AlertSettings()
        settings.command = try command(fields)
        for severity in RiskFlag.Severity.allCases {
            if let channels = try fields.choices(AlertKey(severity), AlertChannel.byName) {
                settings.channels[severity] = Set(channels)
            } else if severity == .high, settings.command != nil {
                settings.channels[severity]?.insert(.command)
            }
        }
        if let kinds = try fields.choices(.changes, changeKinds) { settings.kinds = Set(kinds) }
        settings.commandsPerRound = try fields.number(.perRound, 0...100) ?? settings.commandsPerRound
        settings.quiet = try quietTimes(fields)
        settings.quietException = try fields.choice(.quietException, severities)
        try check(settings, fields)
        return settings
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
                guard let word = fields.word(AlertKey(severity), AlertChannel.command.rawValue) else { continue }
                throw word.problem("there is no command to run; write `command:` or `shell:`")
            }
            for key in [AlertKey.timeout, .atOnce, .waiting, .perRound] {
                guard let name = fields.name(key) else { continue }
                throw name.problem("`\(key.rawValue)` is about the command; write `command:` or `shell:` too")
            }
        } else if !isNamed, let name = fields.name(.command) ?? fields.name(.shell) {
            throw name.problem("no severity runs it; add `command` to the list of `high:`, `warn:` or `info:`")
        }
        if settings.quiet.isEmpty, let name = fields.name(.quietException) {
            throw name.problem("there is no quiet time to except from; write `quiet:`")
        }
    }

    private static func command(_ fields: AlertFields) throws(TextProblem) -> AlertCommand? {
        guard let arguments = try arguments(fields) else { return nil }
        var command = AlertCommand(arguments: arguments)
        command.timeoutSeconds = try fields.number(.timeout, 1...300) ?? command.timeoutSeconds
        command.atOnce = try fields.number(.atOnce, 1...16) ?? command.atOnce
        command.waiting = try fields.number(.waiting, 0...1000) ?? command.waiting
        return command
    }

    private static func arguments(_ fields: AlertFields) throws(TextProblem) -> [String]? {
        for key in [AlertKey.command, .shell] {
            // The system's calls end a text at a NUL.
            guard let word = fields.words(key).first(where: { $0.bytes.contains(0) }) else { continue }
            throw word.problem("`\(key.rawValue)` cannot hold a NUL character")
        }
        let arguments = fields.words(.command)
        if let line = try fields.single(.shell, "a line for /bin/sh") {
            if let name = fields.name(.command) {
                throw name.problem("both `command` and `shell` stand here; keep one")
            }
            guard !line.words.isEmpty else { throw line.problem("`shell` is a line for /bin/sh, found nothing") }
            return AlertCommand.shellArguments(line.words)
        }
        guard let name = fields.name(.command) else { return nil }
        guard let program = arguments.first, !program.words.isEmpty, arguments.count <= 64 else {
            throw name.problem("`command` is a list of 1 to 64 arguments, the program first")
        }
        if arguments.count == 1, !fields.isList(.command), program.words.contains(" ") {
            throw program.problem(
                "`command` is a list such as [notify-send, chiptop]; for a line of the shell write `shell:`")
        }
        return arguments.map(\.words)
    }
}

extension AlertChannel {
    static let byName = Dictionary(uniqueKeysWithValues: allCases.map { ($0.rawValue, $0) })
}
