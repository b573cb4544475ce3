import Market

@testable import Feeds

/// What an import makes of a text, without a cache.
struct ImportedText {
    var records: [ImportRecord] = []
    var report = ImportReport()

    /// - Parameters:
    ///   - text: the file's content.
    ///   - name: its name; nil for standard input.
    ///   - chunk: how many bytes are fed at a time.
    init(
        _ text: String, name: String? = "2330.TW.csv", symbol: Symbol? = nil, isStrict: Bool = false,
        chunk: Int = 1 << 20, now: Instant = ImportedText.now
    ) throws {
        try self.init(Array(text.utf8), name: name, symbol: symbol, isStrict: isStrict, chunk: chunk, now: now)
    }

    init(
        _ bytes: [UInt8], name: String? = "2330.TW.csv", symbol: Symbol? = nil, isStrict: Bool = false,
        chunk: Int = 1 << 20, now: Instant = ImportedText.now
    ) throws {
        let source: ImportSource = name.map { .file(path: $0) } ?? .standardInput
        var run = ImportRun(
            source: source, symbol: symbol, isStrict: isStrict, now: now, report: ImportReport())
        var saved: [ImportRecord] = []
        var start = 0
        while start < bytes.count {
            let end = min(start + chunk, bytes.count)
            try run.take(bytes.span.extracting(start..<end)) {
                saved += $0
                return SavedRecords(written: $0.count)
            }
            start = end
        }
        try run.finish {
            saved += $0
            return SavedRecords(written: $0.count)
        }
        records = saved
        report = run.report
    }

    static let now = Instant(milliseconds: 1_768_356_000_000)

    var daily: [DailyBar] { records.compactMap { if case .daily(_, let bar, _) = $0 { bar } else { nil } } }
    var intraday: [IntradayBar] { records.compactMap { if case .intraday(_, let bar, _) = $0 { bar } else { nil } } }
    var quotes: [Quote] { records.compactMap { if case .quote(let quote) = $0 { quote } else { nil } } }
    var reasons: [String] { report.problems.map(\.reason) }
}

func day(_ text: String) -> CalendarDate { CalendarDate(text) ?? CalendarDate(daysSince1970: 0) }
func moment(_ text: String) -> Instant { Instant(text) ?? Instant(milliseconds: 0) }
