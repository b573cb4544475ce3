import Foundation
import Market

/// Real daily bars that lie beside the project on some machines.
enum BarsBeside {
    static let folder = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("shared/data/bars")

    static var areThere: Bool { FileManager.default.fileExists(atPath: folder.path) }

    /// Shares, indices and rates of every region that there are bars of.
    static let symbols = [
        "2330.TW", "2454.TW", "2303.TW", "3034.TW", "000660.KS", "005930.KS", "6857.T", "8035.T", "1347.HK", "NVDA",
        "TSM",
        "MU", "^TWII", "^KS11", "^N225", "^NDX", "^SOX", "KRW=X", "JPY=X",
    ]

    /// The bars of a symbol from a date on.
    static func bars(of symbol: String, from first: CalendarDate) throws -> [DailyBar] {
        let text = try String(contentsOf: folder.appendingPathComponent(symbol + ".csv"), encoding: .utf8)
        return text.split(whereSeparator: \.isNewline).dropFirst().compactMap { line in
            let fields = line.split(separator: ",", omittingEmptySubsequences: false).map { Double($0) }
            guard let date = CalendarDate(line.prefix(10)), date >= first, fields.count > 5, let close = fields[4],
                close > 0
            else { return nil }
            return DailyBar(
                date: date, open: fields[1], high: fields[2], low: fields[3], close: close, volume: fields[5])
        }
    }
}
