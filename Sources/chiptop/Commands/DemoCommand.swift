import Alerts
import ArgumentParser
import Feeds
import Foundation
import Market
import PersonalFiles
import QuoteCache
import RefreshEngine
import RiskRules
import RiskState
import SystemFiles
import Terminal

/// The dashboard on a sample market that needs nothing and lives.
struct DemoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        "demo",
        "Show the board on a sample market, starting at 10:00 in Taipei on 14 January 2026.",
        about: """
            The prices are generated and the same on every machine; none is real. A task writes ticks into a cache file \
            as a feed would; without --cache the file is temporary and is deleted at the end.
            """,
        examples: ["chiptop demo", "chiptop demo --speed 60"])

    @Option(
        help: ArgumentHelp(
            "Keep the sample market in this file; an existing file is replaced only if it is a sample.",
            valueName: "path"), completion: .file())
    var cache: String?

    @Option(help: "Market seconds per real second (0.1 to 3600).")
    var speed: Double = 1

    @OptionGroup var marketOptions: MarketOptions
    @OptionGroup var view: ViewOptions

    func validate() throws {
        guard (0.1...3600).contains(speed) else { throw ValidationError("--speed is a number from 0.1 to 3600") }
    }

    func run() throws {
        TerminalSignals.block()
        guard isatty(STDIN_FILENO) == 1 else { throw TerminalError.notATerminal("The standard input") }
        guard isatty(STDOUT_FILENO) == 1 else { throw TerminalError.notATerminal("The standard output") }
        let place = try DemoPlace(path: cache)
        defer { place.removeIfTemporary() }
        let market = SampleMarket()
        let writer = try QuoteCacheWriter.open(at: place.path)
        try market.write(to: writer)
        try place.keep(risks: market.manualRisks)
        let own = WatchlistFolder(view.source.folder)
        let lists = own.lists().isEmpty ? try place.keep(list: market.watchlist) : own
        let demoClock = DemoClock(speed: speed)
        let driver = SampleFeedDriver(SampleFeed(market), writer: writer, clock: demoClock)
        let living = Task.detached { try await driver.run() }
        defer { living.cancel() }
        let settings = try marketOptions.settings()
        var session = DashboardSession(
            file: CacheFile(path: place.path), settings: settings, asOf: view.asOf,
            clock: MarketClock(now: { demoClock.now() }, wall: MarketClock.system.wall),
            source: view.source, resolved: try view.source.resolve(), statePath: place.statePath,
            alerts: AlertSettings(),
            alertLogPath: place.alertLogPath)
        session.lists = lists
        let reason = try session.run()
        // A signal ends the process without the deferred lines.
        if reason != .quit { place.removeIfTemporary() }
        try reason.endCommand()
    }
}

/// Where the sample market's file is.
struct DemoPlace {
    let path: String
    private let folder: URL?

    /// A file of the user's choice, or one in a new private folder.
    ///
    /// - Throws: `DemoError` where the chosen file holds something else than a sample market.
    init(path: String?) throws {
        if let path {
            try DemoPlace.clear(path)
            self.path = path
            folder = nil
            return
        }
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("chiptop-demo-\(UUID().uuidString)")
        do {
            try PrivateFolder.make(folder.path)
        } catch {
            throw ConfigurationError.unwritable(DisplayText.sanitized(error.path), reason: error.reason)
        }
        self.folder = folder
        self.path = folder.appendingPathComponent("quotes.db").path
    }

    /// Where the state of the made-up market's flags is: beside it, never where real ones are.
    var statePath: String { path + "-risk" }
    /// Where its alerts are logged.
    var alertLogPath: String { path + "-alerts" }

    /// Enters manual risks as the user would.
    func keep(risks: String) throws {
        let state = try RiskState(path: statePath)
        for item in try ManualRiskFile.items(risks, file: "sample-risks.yaml") { _ = try state.add(item) }
    }

    /// Keeps a list beside the sample market, for those who have none of their own.
    func keep(list: String) throws -> WatchlistFolder {
        let folder = WatchlistFolder(path: path + "-lists")
        do {
            try PrivateFolder.make(folder.path)
        } catch {
            throw ConfigurationError.unwritable(DisplayText.sanitized(error.path), reason: error.reason)
        }
        try Data(list.utf8).write(to: URL(fileURLWithPath: folder.path + "/core.yaml"))
        return folder
    }

    func removeIfTemporary() {
        if let folder { try? FileManager.default.removeItem(at: folder) }
    }

    /// Deletes an older sample; any other file is left alone.
    private static func clear(_ path: String) throws {
        guard FileManager.default.fileExists(atPath: path) else { return }
        let isSample = try QuoteCacheReader(file: CacheFile(path: path)).read { try $0.isSample() }
        guard isSample else { throw DemoError.notASample(DisplayText.sanitized(path)) }
        let suffixes = ["", "-wal", "-shm"]
        for suffix in suffixes + suffixes.map({ "-risk" + $0 }) + ["-alerts", "-lists"]
        where FileManager.default.fileExists(atPath: path + suffix) {
            try FileManager.default.removeItem(atPath: path + suffix)
        }
    }
}

/// Why the demo does not start.
enum DemoError: Error, Hashable, CustomStringConvertible {
    /// The file holds real quotes.
    case notASample(String)

    var description: String {
        switch self {
        case .notASample(let path):
            "\(path) is not a sample market and was not changed; choose another file with --cache"
        }
    }
}
