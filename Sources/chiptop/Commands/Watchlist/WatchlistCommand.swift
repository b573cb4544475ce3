public import ArgumentParser
import Dashboard
import Feeds
import Foundation
import Market
import PersonalFiles
public import Watchlists

/// The user's own lists from the shell.
struct WatchlistCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        "watchlist",
        "List, check and import your own watchlists.",
        about: """
            Each is a YAML file in $XDG_CONFIG_HOME/chiptop/watchlists; `W` in the dashboard shows and edits them.
            """,
        examples: ["chiptop watchlist", "chiptop watchlist import ~/Downloads/Chips.txt"],
        exit: nil,
        subcommands: [WatchlistListCommand.self, WatchlistCheckCommand.self, WatchlistImportCommand.self],
        defaultSubcommand: WatchlistListCommand.self)
}

extension WatchlistFolder {
    /// The user's.
    static var standard: WatchlistFolder {
        WatchlistFolder(ConfigurationFolder(environment: ProcessInfo.processInfo.environment))
    }
}

/// Which lists there are.
struct WatchlistListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        "list",
        "Print the watchlists, one per line; with a name, its symbols, one per line.",
        examples: ["chiptop watchlist list Core"])

    @Argument(help: "A list's name or file name.", completion: .watchlists)
    var name: String?

    func run() throws {
        let lists = WatchlistFolder.standard.lists()
        if let name {
            guard let list = lists.first(where: { $0.id == name || $0.list.name == name })?.list else {
                throw CommandError(
                    "Unknown watchlist \(DisplayText.sanitized(name)); chiptop watchlist lists them")
            }
            for entry in list.entries { print(entry.symbol) }
            return
        }
        guard !lists.isEmpty else {
            print("no watchlists in \(DisplayText.sanitized(WatchlistFolder.standard.path))")
            return
        }
        for list in lists {
            let groups = list.list.groups.map(\.name).filter { !$0.isEmpty }
            let words =
                [instruments(list.list.entries.count)] + (groups.isEmpty ? [] : [groups.joined(separator: ", ")])
            print("\(list.id)\t\(list.list.name)\t\(words.joined(separator: "\t"))")
        }
    }
}

/// What is wrong with the lists' files.
struct WatchlistCheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        "check",
        "Report every error in the watchlist files with line and column.",
        examples: ["chiptop watchlist check"],
        exit: ExitMeaning([(0, "no errors"), (1, "a file has an error")]))

    func run() throws {
        let (mistakes, hints) = WatchlistFolder.standard.findings()
        for line in mistakes + hints { print(line) }
        guard !mistakes.isEmpty else {
            let count = WatchlistFolder.standard.lists().count
            print(count == 1 ? "1 watchlist, no errors" : "\(count) watchlists, no errors")
            return
        }
        throw ExitCode(1)
    }
}

/// Makes a list of another program's export.
struct WatchlistImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        "import",
        "Create a watchlist from a TradingView list, Yahoo symbols or a portfolio CSV.",
        about: """
            TradingView: EXCHANGE:SYMBOL separated by commas or line breaks, ### before a section's name. Yahoo: symbols \
            separated by commas, blanks or line breaks, or the CSV of a portfolio or of trades with a symbol column, as \
            Yahoo, IBKR (statements too), Schwab, Fidelity, E*Trade, Robinhood, Trading 212, Saxo, moomoo, Rakuten and \
            SBI write it: purchases become positions, sales reduce the oldest first, splits are recognised. Unknown rows \
            are listed and skipped.
            """,
        examples: ["chiptop watchlist import --name Chips ~/Downloads/Chips.txt"],
        exit: ExitMeaning([(0, "everything was imported"), (1, "rows were skipped, or no list was created")]))

    @Option(help: "The list's name (default: the file's name).")
    var name: String?

    @Option(help: "tradingview or yahoo (default: auto-detect).")
    var form: SymbolListImport.Form?

    @Argument(help: "A file; - for standard input.", completion: .file())
    var file: String

    func run() throws {
        let bytes =
            file == "-"
            ? Array(FileHandle.standardInput.readDataToEndOfFile().prefix(1 << 20)) : try SmallTextFile.bytes(file)
        let text = try ForeignText.text(
            of: bytes, name: DisplayText.sanitized(file), knows: SymbolListImport.knows(heading:))
        let result = SymbolListImport(text, form: form)
        for problem in result.problems {
            FileHandle.standardError.write(Data("\(DisplayText.sanitized(file)): \(problem)\n".utf8))
        }
        guard result.count > 0 else {
            throw CommandError("no symbols in \(DisplayText.sanitized(file)); no list was created")
        }
        let stem = file.split(separator: "/").last?.split(separator: ".").first.map(String.init) ?? "Imported"
        let shown = name ?? (file == "-" ? "Imported" : stem)
        let list = Watchlist(name: DisplayText.sanitized(shown, limit: 40), groups: result.groups)
        let path = try WatchlistFolder.standard.create(list)
        print("\(instruments(result.count)) in \(DisplayText.sanitized(path))")
        guard result.problems.isEmpty else { throw ExitCode(1) }
    }
}

extension SymbolListImport.Form: ExpressibleByArgument {}

/// How many instruments a list has, in words.
private func instruments(_ count: Int) -> String { count == 1 ? "1 instrument" : "\(count) instruments" }
