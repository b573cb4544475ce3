import ArgumentParser
import Market
import QuoteCache

/// Whether a cache is whole.
struct CacheVerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        "verify",
        "Verify every page, table, trigger and symbol of the cache.",
        examples: ["chiptop cache verify"],
        exit: ExitMeaning([(0, "the cache is intact"), (1, "a fault was found, or the cache cannot be read")]))

    @OptionGroup var cache: CacheOptions

    /// How rows under another spelling are brought to the symbol.
    private static func advice(_ unread: SymbolAliases.Unread) -> String {
        let (old, new) = (unread.symbol, unread.candidates.first?.rawValue ?? "SYMBOL")
        return """
            move these rows to the instrument's symbol in quote, bar_daily, bar_intraday and instrument, or delete them:
              UPDATE OR IGNORE bar_daily SET symbol = '\(new)' WHERE symbol = '\(old)'
              DELETE FROM bar_daily WHERE symbol = '\(old)'
            """
    }

    func run() throws {
        let reader = try cache.reader()
        let (troubles, rows) = try reader.read { cache in
            (try cache.troubles(), try cache.summaries().reduce(0) { $0 + $1.rows })
        }
        for trouble in troubles { print(trouble) }
        guard troubles.isEmpty else {
            print("restore the cache, or delete it and fill it again")
            throw ExitCode.failure
        }
        let unread = try reader.read { try $0.symbolAliases().unread }
        for symbol in unread { print(symbol) }
        if let first = unread.first {
            print(CacheVerifyCommand.advice(first))
            throw ExitCode.failure
        }
        print("\(cache.file.displayPath) is intact: \(NumberText.fixed(Double(rows), decimals: 0)) rows")
    }
}
