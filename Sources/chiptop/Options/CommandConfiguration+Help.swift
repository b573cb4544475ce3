import ArgumentParser

extension CommandConfiguration {
    /// A command whose help says, as every command's does, what it does, how it is used and how it exits.
    ///
    /// - Parameters:
    ///   - about: more than the one sentence of `abstract`; empty where that says it all.
    ///   - examples: lines for a shell.
    ///   - exit: what the statuses mean; nil for a command that only has subcommands.
    init(
        _ name: String, _ abstract: String, about: String = "", examples: [String], exit: ExitMeaning? = .usual,
        subcommands: [any ParsableCommand.Type] = [], defaultSubcommand: (any ParsableCommand.Type)? = nil
    ) {
        var parts = about.isEmpty ? [] : [about]
        let title = examples.count == 1 ? "EXAMPLE:" : "EXAMPLES:"
        parts.append(([title] + examples.map { "  " + $0 }).joined(separator: "\n"))
        if let exit { parts.append((["EXIT STATUS:"] + exit.lines.map { "  " + $0 }).joined(separator: "\n")) }
        self.init(
            commandName: name, abstract: abstract, discussion: parts.joined(separator: "\n\n"),
            subcommands: subcommands, defaultSubcommand: defaultSubcommand)
    }
}

/// What a command's exit statuses mean.
struct ExitMeaning {
    /// A status and its meaning, the lowest first; wrong usage follows by itself.
    let meanings: [(status: Int, meaning: String)]

    /// Of commands that succeed or fail.
    static let usual = ExitMeaning([(0, "success"), (1, "failure")])

    init(_ meanings: [(Int, String)]) {
        self.meanings = meanings.map { (status: $0.0, meaning: $0.1) }
    }

    var lines: [String] {
        (meanings + [(64, "wrong usage")]).map { status, meaning in
            "\(status)\(String(repeating: " ", count: max(1, 4 - "\(status)".count)))\(meaning)"
        }
    }
}
