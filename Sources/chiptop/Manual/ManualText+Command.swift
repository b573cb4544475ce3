import Foundation

extension ManualText {
    /// The page of a program, from the definitions of its commands.
    init(of program: CommandDump, files: [(tag: String, text: String)], seeAlso: String) {
        self.init(program.commandName, section: 1, summary: ManualText.summary(of: program))
        section("SYNOPSIS")
        macro("Nm \(program.commandName)")
        if !program.ownSubcommands.isEmpty { macro("Op Ar command") }
        macro("Op Ar options")
        section("DESCRIPTION")
        let description = CommandHelp(program)
        prose(program.abstract ?? "")
        if !description.about.isEmpty {
            macro("Pp")
            paragraphs(description.about)
        }
        options(of: program)
        if !program.ownSubcommands.isEmpty {
            section("COMMANDS")
            for command in program.ownSubcommands { add(command, path: [], depth: 0) }
        }
        section("ENVIRONMENT")
        tags(ManualText.environment)
        section("FILES")
        tags(files)
        closing(description)
        section("SEE ALSO")
        macro(seeAlso)
    }

    private mutating func closing(_ help: CommandHelp) {
        if !help.statuses.isEmpty {
            section("EXIT STATUS")
            literal(help.statuses)
        }
        guard !help.examples.isEmpty else { return }
        section("EXAMPLES")
        literal(help.examples)
    }

    private mutating func add(_ command: CommandDump, path: [String], depth: Int) {
        let names = path + [command.commandName]
        subsection(names.joined(separator: " "))
        let help = CommandHelp(command)
        prose(command.abstract ?? "")
        if !help.about.isEmpty {
            macro("Pp")
            paragraphs(help.about)
        }
        options(of: command)
        if !help.statuses.isEmpty && help.statuses != ExitMeaning.usual.lines {
            macro("Pp")
            prose("Exit status:")
            literal(help.statuses)
        }
        if !help.examples.isEmpty {
            macro("Pp")
            prose(help.examples.count == 1 ? "Example:" : "Examples:")
            literal(help.examples)
        }
        for child in command.ownSubcommands { add(child, path: names, depth: depth + 1) }
    }

    private mutating func options(of command: CommandDump) {
        let entries = command.ownArguments.map { (tag: ManualText.tag(of: $0), text: ManualText.text(of: $0)) }
        tags(entries)
    }

    private static func tag(of argument: CommandDump.Argument) -> String {
        let value = (argument.valueName ?? "value").replacing(" ", with: "-")
        let more = argument.isRepeating ? " ..." : ""
        guard argument.kind != .positional else { return "Ar \(value)\(more)" }
        let flags = (argument.names ?? []).map { $0.kind == "short" ? $0.name : "-\($0.name)" }
        let name = flags.map { "Fl \($0)" }.joined(separator: " , ")
        return argument.kind == .option ? "\(name) Ar \(value)\(more)" : name
    }

    private static func text(of argument: CommandDump.Argument) -> String {
        var text = argument.abstract ?? ""
        if let values = argument.allValues, !values.isEmpty { text += " One of \(values.joined(separator: ", "))." }
        if let standard = argument.defaultValue, !text.contains("(default:") { text += " Default: \(standard)." }
        return text
    }

    /// What stands behind the name: no capital, no full stop.
    private static func summary(of program: CommandDump) -> String {
        let text = (program.abstract ?? "").split(separator: ".").first.map(String.init) ?? ""
        return text.prefix(1).lowercased() + text.dropFirst()
    }

    private static var environment: [(tag: String, text: String)] {
        [
            ("Ev XDG_CACHE_HOME", "The folder of the quote cache, by default ~/.cache."),
            ("Ev XDG_CONFIG_HOME", "The folder of the configuration, by default ~/.config."),
            ("Ev XDG_STATE_HOME", "The folder of the flags' state and logs, by default ~/.local/state."),
            ("Ev CHIPTOP_KEY", "A setting of chiptop-config(5), such as CHIPTOP_THEME."),
            ("Ev NO_COLOR", "Use no colours."),
        ]
    }
}

/// A command's discussion in its parts.
struct CommandHelp {
    let about: String
    let examples: [String]
    let statuses: [String]

    init(_ command: CommandDump) {
        var (about, examples, statuses): ([String], [String], [String]) = ([], [], [])
        for part in (command.discussion ?? "").components(separatedBy: "\n\n") {
            let lines = part.split(separator: "\n").map(String.init)
            let rest = lines.dropFirst().map { String($0.drop { $0 == " " }) }
            switch lines.first {
            case "EXAMPLE:", "EXAMPLES:": examples = rest
            case "EXIT STATUS:": statuses = rest
            case .some, .none: about.append(part)
            }
        }
        self.about = about.joined(separator: "\n\n")
        (self.examples, self.statuses) = (examples, statuses)
    }
}
