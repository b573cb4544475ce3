import Foundation
import Market
import QuoteCache
import TestSupport
import Testing

@testable import Feeds

/// Imports real files where they lie beside the project, and passes where they do not.
@Suite struct RealFilesTests {
    private static let folder = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("shared/data")

    private static func files(in name: String) -> [String] {
        let names =
            (try? FileManager.default.contentsOfDirectory(atPath: folder.appendingPathComponent(name).path)) ?? []
        return names.filter { $0.hasSuffix(".csv") }.sorted()
    }

    private let now = moment("2026-12-31T00:00:00Z")

    @Test(arguments: files(in: "bars").filter { !$0.contains("monthly") })
    func everyRowArrives(name: String) throws {
        let path = Self.folder.appendingPathComponent("bars/" + name).path
        let text = try String(contentsOfFile: path, encoding: .utf8)
        let lines = text.split(whereSeparator: \.isNewline)
        var run = ImportRun(
            source: .file(path: path), symbol: nil, isStrict: false, now: now, report: ImportReport())
        var records: [ImportRecord] = []
        try run.read({ _ in }) {
            records += $0
            return SavedRecords(written: $0.count)
        }
        #expect(run.report.badLines == 0, "\(run.report.problems.prefix(3))")
        #expect(!run.report.notes.contains { $0.contains("ends of bars") })
        #expect(records.count + run.report.superseded == lines.count - 1)
        let column = try #require(lines.first?.split(separator: ",").firstIndex(of: "close"))
        let last = try #require(lines.last).split(separator: ",", omittingEmptySubsequences: false)[column]
        switch try #require(records.last) {
        case .daily(_, let bar, _): #expect(bar.close == Double(last))
        case .intraday(_, let bar, _):
            #expect(bar.close == Double(last))
            #expect(bar.minutes == (name.contains("_1h") ? 60 : 5))
        default: Issue.record("no bar in \(name)")
        }
    }

    @Test("Bars of months are refused", arguments: files(in: "bars").filter { $0.contains("monthly") })
    func monthly(name: String) throws {
        let path = Self.folder.appendingPathComponent("bars/" + name).path
        var run = ImportRun(
            source: .file(path: path), symbol: nil, isStrict: false, now: now, report: ImportReport())
        #expect(
            throws: ImportError.refused(source: path, reason: "monthly bars; only daily and shorter ones are imported")
        ) { try run.read({ _ in }) { SavedRecords(written: $0.count) } }
    }

    @Test(arguments: files(in: "other").filter { $0.hasPrefix("stooq") })
    func stooq(name: String) throws {
        let path = Self.folder.appendingPathComponent("other/" + name).path
        var run = ImportRun(
            source: .file(path: path), symbol: nil, isStrict: true, now: now, report: ImportReport())
        try run.read({ _ in }) { SavedRecords(written: $0.count) }
        #expect(run.report.symbols == ["NVDA"])
        #expect(run.report.rows == 1)
    }
}
