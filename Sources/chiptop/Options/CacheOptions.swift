import ArgumentParser
import Foundation
import Market
import QuoteCache

/// Which cache.
struct CacheOptions: ParsableArguments {
    @Option(
        name: .customLong("cache"),
        help: ArgumentHelp(
            "The quote cache (default: $XDG_CACHE_HOME/chiptop/quotes.db).", valueName: "path"),
        completion: .file())
    var path: String?

    var file: CacheFile {
        path.map(CacheFile.init(path:)) ?? .standard(environment: ProcessInfo.processInfo.environment)
    }

    /// Opens the cache for a command that reads once.
    func reader() throws(CacheFault) -> QuoteCacheReader {
        do { return try QuoteCacheReader(file: file) } catch { throw error.afterOneTry("nothing was read") }
    }

    /// Opens the cache for a command that writes once.
    ///
    /// - Parameter outcome: what the command did where it cannot.
    func writer(_ outcome: String = "nothing was changed") throws(CacheFault) -> QuoteCacheWriter {
        do { return try QuoteCacheWriter.open(at: file.path) } catch { throw error.afterOneTry(outcome) }
    }
}

extension CacheFault {
    /// The fault of a command that, unlike the dashboard, does not try again.
    func afterOneTry(_ outcome: String) -> CacheFault {
        guard kind == .locked else { return self }
        return CacheFault(.locked, problem: problem, advice: "\(outcome), try again")
    }
}
