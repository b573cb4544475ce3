import Foundation
import Market
import QuoteCache
import TestSupport
import Testing

@testable import chiptop_feed

/// A daemon with a folder of its own and a server for all its sources.
struct DaemonFixture {
    let folder: TemporaryFolder
    let server: FaultServer
    let cache: String

    /// - Parameters:
    ///   - settings: lines of `feed.yaml` besides the sources' addresses.
    ///   - answer: what the server says; Yahoo's answers where it is left out.
    init(
        settings: String = "", watchlist: String = "- region: TW\n  symbols: [2330.TW]\n",
        _ answer: (@Sendable (String) -> FaultServer.Answer)? = nil
    ) async throws {
        folder = try TemporaryFolder()
        server = try await FaultServer.start(
            answer ?? { YahooAnswers.answer($0, now: SystemFeedClock().wall()) })
        cache = folder.path("quotes.db")
        try FileManager.default.createDirectory(
            atPath: folder.path("config/chiptop"), withIntermediateDirectories: true)
        try write(settings: settings)
        try write(watchlist: watchlist)
    }

    func write(settings: String) throws {
        let text = """
            sources:
              twse-mis: off
              frankfurter: off
              yahoo: {base: "\(server.base)"}
            \(settings)
            """
        try text.write(toFile: folder.path("config/chiptop/feed.yaml"), atomically: true, encoding: .utf8)
    }

    func write(watchlist: String) throws {
        try watchlist.write(toFile: folder.path("config/chiptop/watchlist.yaml"), atomically: true, encoding: .utf8)
    }

    func start(_ arguments: [String] = [], output: String = "output") throws -> FeedProcess {
        try FeedProcess(
            ["--cache", cache] + arguments, output: folder.path(output),
            environment: [
                "XDG_CONFIG_HOME": folder.path("config"), "XDG_STATE_HOME": folder.path("state"), "HOME": folder.path,
            ])
    }

    func read<Result>(_ body: (CacheRead) throws -> Result) throws -> Result {
        try QuoteCacheReader(file: CacheFile(path: cache)).read(body)
    }

    /// Whether the cache has a quote of an instrument; false while there is no cache.
    func hasQuote(_ symbol: Symbol) -> Bool { (try? read { try $0.quote(symbol) }) != nil }
}
