import ArgumentParser
import FeedEngine
import Foundation
import Logging
import Market
import QuoteCache

/// The feed daemon's command line.
@main
struct ChiptopFeed: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "chiptop-feed",
        abstract: "Fill chiptop's quote cache from public sources until stopped.",
        discussion: """
            Asks Yahoo Finance, TWSE's market information system and Frankfurter (European Central Bank) for the \
            instruments of the board and your watchlists, by their exchanges' hours, and runs your own programs. SIGTERM and \
            SIGINT stop it; SIGHUP rereads the configuration and reopens the log. One daemon fills a cache.

            EXAMPLES:
              chiptop-feed --log-file ~/.local/state/chiptop/feed.log
              chiptop-feed --once --log-level error
              chiptop-feed --replay day.jsonl --speed 60 --cache copy.db

            EXIT STATUS:
              0   stopped as asked, or everything due was requested (--once)
              1   no source answered (--once), or the cache or a file cannot be used
              64  wrong usage
            """,
        version: ProgramVersion.current)

    @Flag(help: "Request everything that is due once and exit, for cron.")
    var once = false

    @Option(help: ArgumentHelp("The quote cache (default: $XDG_CACHE_HOME/chiptop/quotes.db).", valueName: "path"))
    var cache: String?

    @Option(
        help: ArgumentHelp(
            "The board's layout in YAML (default: watchlist.yaml in the configuration folder).", valueName: "path"))
    var watchlist: String?

    @Option(
        help: ArgumentHelp("Feed settings in YAML (default: feed.yaml in the configuration folder).", valueName: "path")
    )
    var config: String?

    @Option(
        help: ArgumentHelp(
            "Closures and special hours beyond the built-in calendar (default: calendars.txt in the configuration folder).",
            valueName: "path"))
    var calendars: String?

    @Option(help: ArgumentHelp("Append the log to this file instead of standard error.", valueName: "path"))
    var logFile: String?

    @Option(
        help: ArgumentHelp(
            "Replay a JSON Lines file or another cache instead of asking sources.", valueName: "path"
        ))
    var replay: String?

    @Option(help: "Replayed seconds per real second (0.001 to 1000000).")
    var speed: Double = 1

    @Option(help: "The lowest level that is logged.")
    var logLevel: LogLevel = .info

    func validate() throws {
        guard (0.001...1_000_000).contains(speed) else {
            throw ValidationError("--speed is a number from 0.001 to 1000000")
        }
        if once && replay != nil { throw ValidationError("--once and --replay exclude each other") }
    }

    func run() async throws {
        let environment = ProcessInfo.processInfo.environment
        let path = cache ?? CacheFile.standard(environment: environment).path
        let file = try LogFile(path: logFile)
        let clock = SystemFeedClock()
        let logger = Logger(label: "feed") { [logLevel] _ in
            LineLogHandler(file: file, level: logLevel.level, now: { clock.wall() })
        }
        let daemon = FeedDaemon(
            cachePath: path, environment: environment, logger: logger, logFile: file,
            readSetup: { [config, watchlist, calendars] in
                try FeedSetup(
                    configuration: config, watchlist: watchlist, calendars: calendars, environment: environment)
            })
        if let replay {
            try await daemon.play(replay, speed: speed)
        } else {
            try await daemon.run(once ? .once : .following)
        }
    }
}

/// How much the log tells.
enum LogLevel: String, CaseIterable, ExpressibleByArgument {
    case trace, debug, info, notice, warning, error, critical

    var level: Logger.Level { Logger.Level(rawValue: rawValue) ?? .info }
}
