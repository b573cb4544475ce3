import Logging
import Market

/// Writes a line for each message: time, level, words, and the names and values behind them.
///
/// `2026-01-14T02:00:00Z warning request failed feed=yahoo host=query1.finance.yahoo.com reason="asks for fewer requests"`
struct LineLogHandler: LogHandler {
    var metadata: Logger.Metadata = [:]
    var logLevel: Logger.Level
    private let file: LogFile
    private let now: @Sendable () -> Instant

    init(file: LogFile, level: Logger.Level, now: @escaping @Sendable () -> Instant) {
        self.file = file
        self.now = now
        logLevel = level
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let all = metadata.merging(event.metadata ?? [:]) { $1 }
        let words = all.sorted { $0.key < $1.key }.map { " \($0.key)=\(LineLogHandler.value("\($0.value)"))" }
        let message = DisplayText.sanitized("\(event.message)", limit: 1000)
        file.write("\(now()) \(event.level) \(message)\(words.joined())")
    }

    /// In quotes where it has blanks or quotes.
    private static func value(_ text: String) -> String {
        let safe = DisplayText.sanitized(text, limit: 400)
        guard safe.isEmpty || safe.contains(where: { " \"=".contains($0) }) else { return safe }
        return "\"" + safe.map { $0 == "\"" ? "'" : String($0) }.joined() + "\""
    }
}
