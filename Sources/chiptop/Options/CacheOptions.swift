import ArgumentParser
import Foundation
import QuoteCache

/// Which cache.
struct CacheOptions: ParsableArguments {
    @Option(
        name: .customLong("cache"),
        help: ArgumentHelp(
            "The quote cache (default: $XDG_CACHE_HOME/chiptop/quotes.db).", valueName: "path"))
    var path: String?

    var file: CacheFile {
        path.map(CacheFile.init(path:)) ?? .standard(environment: ProcessInfo.processInfo.environment)
    }
}
