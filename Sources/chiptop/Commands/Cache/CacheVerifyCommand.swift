import ArgumentParser
import Market
import QuoteCache

/// Whether a cache is whole.
struct CacheVerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Check every page, table and trigger of the cache; exit 1 where something is wrong.")

    @OptionGroup var cache: CacheOptions

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
        print("\(cache.file.displayPath) is whole: \(NumberText.fixed(Double(rows), decimals: 0)) rows")
    }
}
