import Foundation
import Market

/// Bars that lie beside the project, and what numpy and pandas made of them.
enum GoldenFiles {
    private static let here = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    private static let bars = here.deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("shared/data/bars")

    static var areThere: Bool { FileManager.default.fileExists(atPath: bars.path) }

    /// The rows of a result file; none where the bars are not there.
    static func rows(of name: String) -> [[String]] {
        guard FileManager.default.fileExists(atPath: bars.path),
            let text = try? String(contentsOf: here.appendingPathComponent(name), encoding: .utf8)
        else { return [] }
        return text.split(whereSeparator: \.isNewline).filter { !$0.hasPrefix("#") }
            .map { $0.split(separator: "\t").map(String.init) }
    }

    /// The daily bars of a symbol through a date.
    static func bars(of symbol: String, through last: CalendarDate) throws -> [DailyBar] {
        let text = try String(contentsOf: bars.appendingPathComponent(symbol + ".csv"), encoding: .utf8)
        return text.split(whereSeparator: \.isNewline).dropFirst().compactMap { line in
            let fields = line.split(separator: ",", omittingEmptySubsequences: false).map { Double($0) }
            guard let date = CalendarDate(line.prefix(10)), date <= last, let close = fields[4] else { return nil }
            return DailyBar(
                date: date, open: fields[1], high: fields[2], low: fields[3], close: close, volume: fields[5])
        }
    }

    /// The closes of a symbol through a date, in the currency its spelling tells.
    static func history(of symbol: String, through last: CalendarDate) throws -> PriceHistory {
        PriceHistory(
            closes: try bars(of: symbol, through: last).datedCloses,
            currency: symbol.hasPrefix("^") ? .usd : Instrument(inferredFrom: Symbol(rawValue: symbol)).currency)
    }

    /// The rates of won and yen through a date.
    static func rates(through last: CalendarDate) throws -> DollarRates {
        DollarRates([
            .krw: try bars(of: "KRW=X", through: last).datedCloses,
            .jpy: try bars(of: "JPY=X", through: last).datedCloses,
        ])
    }
}
