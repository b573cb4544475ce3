import Foundation
import Market

/// Bars that lie beside the project; none where they are not there.
enum RealBars {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("shared/data/bars")

    static func daily(_ symbol: String, through last: CalendarDate) throws -> [DailyBar] {
        let file = folder.appendingPathComponent(symbol + ".csv")
        guard FileManager.default.fileExists(atPath: file.path) else { return [] }
        let text = try String(contentsOf: file, encoding: .utf8)
        return text.split(whereSeparator: \.isNewline).dropFirst().compactMap { line in
            let fields = line.split(separator: ",", omittingEmptySubsequences: false).map { Double($0) }
            guard let date = CalendarDate(line.prefix(10)), date <= last, let close = fields[4] else { return nil }
            return DailyBar(
                date: date, open: fields[1], high: fields[2], low: fields[3], close: close, volume: fields[5])
        }
    }
}
