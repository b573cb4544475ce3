import ConfigText

extension AlertFile {
    /// The program to run; nil if absent.
    static func command(_ fields: AlertFields) throws(TextProblem) -> AlertCommand? {
        guard let arguments = try arguments(fields) else { return nil }
        var command = AlertCommand(arguments: arguments)
        command.timeoutSeconds = try fields.number(.timeout, 1...300) ?? command.timeoutSeconds
        command.atOnce = try fields.number(.atOnce, 1...16) ?? command.atOnce
        command.waiting = try fields.number(.waiting, 0...1000) ?? command.waiting
        return command
    }

    private static func arguments(_ fields: AlertFields) throws(TextProblem) -> [String]? {
        if let line = fields[.shell] {
            if let name = fields.name(of: .command) {
                throw name.problem("`command` and `shell` exclude each other; keep one")
            }
            let words = try line.word(for: AlertKey.shell.rawValue, "a line for /bin/sh")
            try check(line.source, .shell)
            return AlertCommand.shellArguments(words)
        }
        guard let value = fields[.command], let name = fields.name(of: .command) else { return nil }
        let arguments = (try fields.words(.command) ?? []).map(\.source)
        for argument in arguments { try check(argument, .command) }
        guard let program = arguments.first, !program.words.isEmpty, arguments.count <= 64 else {
            throw name.problem("`command` is a list of 1 to 64 arguments, the program first")
        }
        if !value.isList, program.words.contains(" ") {
            throw program.problem(
                "`command` is a list such as [notify-send, chiptop]; for a line of the shell write `shell:`")
        }
        return arguments.map(\.words)
    }

    /// The system's calls end a text at a NUL.
    private static func check(_ source: SourceText, _ key: AlertKey) throws(TextProblem) {
        guard !source.bytes.contains(0) else {
            throw source.problem("`\(key.rawValue)` cannot hold a NUL character")
        }
    }
}
