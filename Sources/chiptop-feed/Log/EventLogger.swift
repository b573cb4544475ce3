import FeedEngine
import Logging
import Market
import Providers
import QuoteCache
import Synchronization

/// Tells the log what the feed reports.
final class EventLogger: Sendable {
    private struct State {
        var filter = RepeatFilter()
        var dropped = 0
    }

    private let logger: Logger
    private let now: @Sendable () -> Instant
    private let bar: HistoryBar?
    private let state = Mutex(State())

    /// - Parameter bar: shows how far the history is, on a terminal.
    init(logger: Logger, bar: HistoryBar?, now: @escaping @Sendable () -> Instant) {
        self.logger = logger
        self.bar = bar
        self.now = now
    }

    /// How many values were not believed so far.
    var droppedValues: Int { state.withLock { $0.dropped } }

    func tell(_ event: FeedEvent) {
        switch event {
        case .answered(let feed, let host, let seconds, let rows):
            logger.debug(
                "answered",
                metadata: ["feed": "\(feed)", "host": "\(host)", "seconds": "\(seconds)", "rows": "\(rows)"])
        case .failed(let feed, let host, let reason, let symbols):
            tell(
                .warning, "request failed", kind: "failed \(feed) \(host) \(reason)",
                [
                    "feed": "\(feed)", "host": "\(host)", "reason": "\(reason)",
                    "symbols": "\(EventLogger.text(symbols))",
                ])
        case .dropped(let feed, let value):
            state.withLock { $0.dropped += 1 }
            tell(
                .notice, "value rejected", kind: "dropped \(feed) \(value.field) \(value.symbol?.rawValue ?? "")",
                [
                    "feed": "\(feed)", "field": "\(value.field)", "reason": "\(value.reason)",
                    "symbol": "\(value.symbol?.rawValue ?? "")",
                ])
        case .unknown(let feed, let symbols):
            tell(
                .notice, "unknown to source", kind: "unknown \(feed) \(EventLogger.text(symbols))",
                ["feed": "\(feed)", "symbols": "\(EventLogger.text(symbols))"])
        case .paused(let host, let seconds):
            tell(
                .warning, "host paused", kind: "paused \(host)",
                ["host": "\(host)", "seconds": "\(Int(seconds.rounded()))"])
        case .split(let symbol, let sign):
            logger.notice("history refetched", metadata: ["symbol": "\(symbol)", "sign": "\(sign)"])
        case .history(let progress):
            bar?.show(progress)
            logger.debug("history", metadata: ["done": "\(progress.done)", "total": "\(progress.total)"])
        case .saved(let rows, let seconds):
            logger.debug("saved", metadata: ["rows": "\(rows)", "seconds": "\(seconds)"])
        case .saveFailed(let reason, let waiting):
            tell(.error, "cannot save", kind: "save \(reason)", ["reason": "\(reason)", "waiting": "\(waiting)"])
        case .pruned(let report):
            logger.info(
                "old rows deleted", metadata: ["daily": "\(report.daily)", "intraday": "\(report.intraday)"])
        case .said(let feed, let words): logger.info("said", metadata: ["feed": "\(feed)", "words": "\(words)"])
        case .badLine(let feed, let problem):
            tell(
                .warning, "bad line", kind: "line \(feed) \(problem.reason)",
                ["feed": "\(feed)", "line": "\(problem.line)", "reason": "\(problem.reason)"])
        case .program(let feed, let words):
            tell(.info, "program", kind: "program \(feed) \(words)", ["feed": "\(feed)", "words": "\(words)"])
        }
    }

    private func tell(_ level: Logger.Level, _ words: String, kind: String, _ metadata: Logger.Metadata) {
        let untold = state.withLock { $0.filter.pass(kind, at: now()) }
        guard let untold else { return }
        let again: Logger.Metadata = untold > 0 ? ["again": "\(untold)"] : [:]
        logger.log(level: level, "\(words)", metadata: metadata.merging(again) { $1 })
    }

    private static func text(_ symbols: [Symbol]) -> String {
        symbols.prefix(5).map(\.rawValue).joined(separator: ",") + (symbols.count > 5 ? ",… (\(symbols.count))" : "")
    }
}
