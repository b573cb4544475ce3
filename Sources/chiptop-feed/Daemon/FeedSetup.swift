import ConfigText
import FeedEngine
import FeedFiles
import Feeds
import Foundation
import Market
import PersonalFiles
import Providers
import QuoteCache
import Watchlists

/// Everything that the user's files and options say.
struct FeedSetup: Sendable {
    var settings: FeedSettings
    var providers: [any Provider]
    var commands: [CommandSettings]
    /// The streamer to listen to; nil for none.
    var stream: YahooStream?
    /// What of `feed.yaml` should be written otherwise by now.
    var hints: [TextProblem] = []

    /// Reads the files.
    ///
    /// - Parameters:
    ///   - configuration: `feed.yaml`; nil for the standard one, where there is one.
    ///   - watchlist: nil for the standard one, where there is one.
    ///   - calendars: nil for the standard ones, where there are any.
    /// - Throws: `TextProblems` with every error, or what the other files' readers throw.
    init(configuration path: String?, watchlist: String?, calendars: String?, environment: [String: String]) throws {
        let folder = ConfigurationFolder(environment: environment)
        let sessions = try folder.calendars(calendars)
        var configuration = FeedConfiguration()
        if let (path, text) = try folder.read(path, standard: FeedFile.name) {
            let file = FeedFile(text, file: path)
            guard file.problems.isEmpty else { throw TextProblems(file.problems) }
            configuration = file.configuration
            hints = file.hints
        }
        let lists = WatchlistFolder(folder).lists().flatMap(\.list.entries).map(\.symbol)
        settings = FeedSettings(
            universe: FeedUniverse(try RowLayoutFile.load(path: watchlist, folder: folder), and: lists),
            calendars: sessions,
            pace: configuration.pace, hosts: configuration.hosts, historyYears: configuration.historyYears,
            intradayMinutes: configuration.intradayMinutes, retention: configuration.retention)
        providers = configuration.providers(sessions)
        commands = configuration.commands
        let yahoo = configuration.sources[.yahoo] ?? FeedConfiguration.Source()
        stream = yahoo.isOn ? yahoo.streamURL.map { YahooStream(url: $0) } : nil
    }
}
