import ArgumentParser

/// Scripts that complete the command line in a shell.
struct CompletionsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        "completions",
        "Print a completion script for a shell.",
        about: """
            The script completes commands, options, views, themes, symbols, watchlists, rules and manual risks.
            """,
        examples: [
            "chiptop completions bash > ~/.local/share/bash-completion/completions/chiptop",
            "chiptop completions zsh > ~/.zfunc/_chiptop",
            "chiptop completions fish > ~/.config/fish/completions/chiptop.fish",
        ])

    enum Shell: String, CaseIterable, ExpressibleByArgument {
        case bash, zsh, fish

        var kind: CompletionShell {
            switch self {
            case .bash: .bash
            case .zsh: .zsh
            case .fish: .fish
            }
        }
    }

    @Argument(help: "The shell.")
    var shell: Shell

    func run() { print(Chiptop.completionScript(for: shell.kind)) }
}
