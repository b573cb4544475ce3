import Foundation

/// A command as the argument parser describes it (`--experimental-dump-help`): what a manual page says of it.
struct CommandDump: Decodable {
    let commandName: String
    let abstract: String?
    let discussion: String?
    let subcommands: [CommandDump]?
    let arguments: [Argument]?

    /// An argument, option or flag.
    struct Argument: Decodable {
        let kind: Kind
        let isOptional: Bool
        let isRepeating: Bool
        let names: [Name]?
        let valueName: String?
        let defaultValue: String?
        let allValues: [String]?
        let abstract: String?
        let shouldDisplay: Bool
    }

    enum Kind: String, Decodable {
        case positional, option, flag
    }

    struct Name: Decodable {
        let kind: String
        let name: String
    }

    /// Reads a dump.
    ///
    /// - Throws: `DecodingError` where the text is something else.
    init(json: String) throws {
        struct Document: Decodable {
            let command: CommandDump
        }
        self = try JSONDecoder().decode(Document.self, from: Data(json.utf8)).command
    }

    /// The subcommands that do something of their own, without the parser's `help`.
    var ownSubcommands: [CommandDump] { (subcommands ?? []).filter { $0.commandName != "help" } }

    /// What it takes, without `--help` and `--version`, which every command has.
    var ownArguments: [Argument] {
        (arguments ?? []).filter { argument in
            argument.shouldDisplay && !(argument.names ?? []).contains { ["help", "version"].contains($0.name) }
        }
    }
}
