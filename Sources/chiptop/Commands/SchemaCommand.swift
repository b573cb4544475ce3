import ArgumentParser
import QuoteCache

/// The public schema of the cache.
struct SchemaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        "schema",
        "Print the quote cache's schema, or create an empty cache.",
        examples: ["chiptop schema", "sqlite3 \"$(chiptop schema --create)\""])

    @OptionGroup var cache: CacheOptions

    @Flag(help: "Create the cache if it is missing, and print its path.")
    var create = false

    func run() throws {
        guard create else { return print(CacheSchema.page, terminator: "") }
        print(try cache.writer().file.path)
    }
}
