import Feeds
import Market

/// What an import says when it is over.
struct ImportSummary {
    /// Symbols named in one line.
    static let named = 20

    let report: ImportReport
    let isDryRun: Bool
    let seconds: Double

    /// The counts first.
    var lines: [String] {
        var lines = [counts]
        if report.quotesOfNow > 0 {
            lines.append("\(report.quotesOfNow) of sessions still open: written as quotes, not as daily bars")
        }
        if report.oddRows > 0 { lines.append("\(report.oddRows) rows between two bars skipped") }
        lines += quarantined
        lines += report.notes.map { DisplayText.sanitized($0, limit: 400) }
        if !report.newSymbols.isEmpty { lines.append("New: \(list(report.newSymbols))") }
        if !report.unknownSymbols.isEmpty {
            lines.append("Not in the built-in directory: \(list(report.unknownSymbols))")
        }
        return lines
    }

    private var quarantined: [String] {
        let first = report.quarantined.prefix(ImportSummary.named)
        let rest = report.quarantined.count - first.count
        return first.map { "Quarantined: \($0.symbol): \($0.reason)" }
            + (rest > 0 ? ["… and \(rest) more quarantined"] : [])
    }

    private var counts: String {
        func number(_ count: Int) -> String { NumberText.fixed(Double(count), decimals: 0) }
        func counted(_ count: Int, _ noun: String) -> String { "\(number(count)) \(noun)\(count == 1 ? "" : "s")" }
        var parts = ["\(counted(report.written, "row")) \(isDryRun ? "would be written" : "written")"]
        if report.unchanged > 0 { parts.append("\(number(report.unchanged)) unchanged") }
        if !report.quarantined.isEmpty { parts.append("\(number(report.quarantined.count)) quarantined") }
        if report.badLines > 0 { parts.append(counted(report.badLines, "bad line")) }
        if !report.failures.isEmpty { parts.append("\(counted(report.failures.count, "file")) not imported") }
        let time = NumberText.fixed(seconds, decimals: 1)
        return parts.joined(separator: ", ") + " · \(counted(report.symbols.count, "symbol")) · \(time) s"
    }

    private func list(_ symbols: [Symbol]) -> String {
        let rest = symbols.count - ImportSummary.named
        let names = symbols.prefix(ImportSummary.named).map(\.rawValue).joined(separator: ", ")
        return rest > 0 ? names + " and \(rest) more" : names
    }
}
